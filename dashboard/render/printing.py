"""What only paper shows: a table's rows as text, since the one on the screen is a picture of its visible part."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd

from dashboard.render.table import present
from dashboard.wording import say

MOST_ROWS = 40  # of a table on paper (look.md, Print)


def draw_rows(frame: pd.DataFrame, language: str, headings: Collection[str]) -> str:
    """The first rows under the headings of the screen as an HTML table that it hides, and how many more there are."""
    rows_in_words = present(frame.head(MOST_ROWS), language).astype(str)
    shown = rows_in_words[[name for name in headings if name in rows_in_words]]
    head = "".join(f"<th>{escape(str(name))}</th>" for name in shown.columns)
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in shown.itertuples(index=False, name=None)]
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    more = len(frame) - len(shown)
    note = f'<p class="source">{escape(say(language, "print.more", n=more))}</p>' if more else ""
    return f'<div class="printed"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}</div>'
