"""The rows behind a chart or a table: how many there are, one page of them, or all of them as a stream.

A chart draws the largest and the latest; its table and its files hold every row, from the question `<chart>_rows`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from dashboard.render.page import AT_ONCE, Page
from dashboard.warehouse import PANELS, stream_rows


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a panel under the page's filters; `parameters` are the question's own, such as a stage."""

    page: Page
    panel: str
    parameters: Mapping[str, Hashable] = field(default_factory=dict)

    @property
    def question(self) -> str:
        """The question that all rows answer."""
        return f"{self.panel}_rows" if (PANELS / f"{self.panel}_rows.sql").exists() else self.panel

    def count(self) -> int:
        """How many there are."""
        return self.page.count(self.question, **self.parameters)

    def ask(self, number: int = 0) -> pd.DataFrame:
        """One page of them, counted from 0."""
        return self.page.ask(self.question, None, skip=number * AT_ONCE, **self.parameters)

    def stream(self) -> Iterator[pd.DataFrame]:
        """All of them, some thousand at a time."""
        return stream_rows(self.question, self.page.fill(None, **self.parameters), self.page.snapshot.path)


def show_pages(rows: Rows) -> pd.DataFrame:
    """The page of rows that the reader turned to; a pager above it where there are several."""
    pages = -(-rows.count() // AT_ONCE)
    number = st.pagination(pages, key=f"page-{rows.panel}") - 1 if pages > 1 else 0
    return rows.ask(min(number, pages - 1)) if number > 0 else rows.ask()
