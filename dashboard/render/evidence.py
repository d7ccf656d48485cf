"""The evidence strip: the sentence behind a mark on the yellow marker, and where it was printed. Pure HTML."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.dates import say_published
from dashboard.wording import say

Row = Mapping[Hashable, Any]
LinkMaker = Callable[[str], str]


def draw_evidence(quotes: pd.DataFrame, language: str, link: LinkMaker) -> str:
    """The first quote of an event and, folded, those of its other sources; `link` makes the address of a claim."""
    rows = quotes.to_dict("records")
    if not rows:
        return ""
    others = "".join(f"<blockquote>{draw_quote(row, language, link)}</blockquote>" for row in rows[1:])
    if others:
        n = len(rows) - 1
        label = say(language, "evidence.more_one" if n == 1 else "evidence.more", n=n)
        others = f"<details><summary>{escape(label)}</summary>{others}</details>"
    return f'<div class="evidence" role="status">{draw_quote(rows[0], language, link)}{others}</div>'


def draw_quote(row: Row, language: str, link: LinkMaker) -> str:
    """One quote within its passage, with title, source, day and the way to the article."""
    title = row["title"] if isinstance(row["title"], str) else row["article_id"]
    source = [row["source"]] if isinstance(row["source"], str) else []
    place = " · ".join(escape(text) for text in [*source, say_published(language, row["published_on"])])
    certainty = say(language, f"modality.{row['modality']}")
    passage = draw_passage(row)
    return (
        f'<p class="quote"><mark>{escape(row["quote"])}</mark></p>'
        f'<p class="place"><b>{escape(title)}</b> · {place} · {escape(certainty)} · '
        f'<a href="{escape(link(row["claim_id"]), quote=True)}" target="_self">{say(language, "evidence.read")}</a></p>'
        f"<details><summary>{say(language, 'evidence.context')}</summary><p>{passage}</p></details>"
    )


def draw_passage(row: Row) -> str:
    """The quote marked inside as much of its article as the row carries."""
    before = ("…" if row["is_cut_before"] else "") + escape(row["text_before"])
    after = escape(row["text_after"]) + ("…" if row["is_cut_after"] else "")
    return f"{before}<mark>{escape(row['quote'])}</mark>{after}"
