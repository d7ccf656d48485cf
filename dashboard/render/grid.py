"""A table that fits its page: columns as wide as their words, long words cut with an ellipsis, sorted by meaning.

The words are the cells' display; under them lie the days, the numbers and the whole texts, by which the reader sorts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.render.letters import PADDING, cut_text, measure_text
from dashboard.render.table import say_rows
from dashboard.wording import read_labels

MOST_PX = {True: 440, False: 190}  # a column of texts, and one of days or sums, asks for no more
LEAST_PX, LEAST_LONG_PX, LEAST_SHARE = 84, 150, 0.36  # and bears no less; the longer for what the row is about
LONG = ("headline", "title", "company", "name", "reason")
LEAST_ORDERED_PX = 118  # days and sums
NEVER = pd.Timestamp("9999-12-31")  # sorts what is undated behind what has a day; the cell says "undated"
FRAME_PX, TICK_PX = 4, 36  # the table's edges; the column of boxes to tick
# What stays longest where the page is too narrow for all columns; the others go first, the last ones before the first.
KEPT_LONGEST = (
    "date", "year", "published_on", "headline", "owner", "product", "provider",
    "company", "investors", "recipient", "payer", "parties", "developer",
    "model", "partners", "subject", "name", "title", "reason", "standing", "last_on",
    "amount", "closed_usd", "usd", "paid_usd",
    "received_usd", "status", "stage", "state", "metric", "bucket", "n_claims", "modality", "kind", "lang",
    "precision", "recall", "core_f1", "n", "reading",
    "type", "remedy", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, the words of its cells, what they are sorted by, and its width in pixels."""

    name: str
    heading: str
    words: tuple[str, ...]
    keys: pd.Series[Any]
    width: float

    @property
    def is_text(self) -> bool:
        """Whether the column is sorted as text, so that its words may be cut."""
        return not (pd.api.types.is_numeric_dtype(self.keys) or pd.api.types.is_datetime64_any_dtype(self.keys))


@dataclass(frozen=True, slots=True)
class Grid:
    """What `st.dataframe` is given: the styled rows and the configuration of their columns."""

    rows: Any
    columns: dict[str, Any]
    width: int


def lay_grid(frame: pd.DataFrame, language: str, width: float, only: Sequence[str] = (), tick: int = 0) -> Grid:
    """The frame's rows as a table of this width in pixels; `tick` is what the boxes to tick take of it."""
    columns = fit_columns(read_columns(frame, language, only), width - FRAME_PX - tick)
    keys = pd.DataFrame({column.heading: column.keys for column in columns})
    texts = {column.heading: [cut_text(word, column.width - PADDING) for word in column.words] for column in columns}
    words: dict[Any, str | Callable[[object], str] | None] = {
        heading: repeat(cells) for heading, cells in texts.items()
    }
    total = round(sum(column.width for column in columns)) + FRAME_PX + tick
    return Grid(keys.style.format(words), {column.heading: configure(column) for column in columns}, total)


def repeat(words: Sequence[str]) -> Callable[[object], str]:
    """The words of a column from the first row to the last, whatever lies under them; pandas asks once a cell."""
    again = cycle(words)
    return lambda _key: next(again)


def read_columns(frame: pd.DataFrame, language: str, only: Sequence[str]) -> list[Column]:
    """The columns that have something to say, with their words and what they are sorted by."""
    headings: dict[str, str] = read_labels(language)["column"]
    words = say_rows(frame, language, only).astype(str)
    return [
        Column(
            name,
            headings[name],
            tuple(words[name]),
            read_keys(frame, name, words[name]),
            max(measure_text(text) for text in (headings[name] + "  ", *words[name])) + PADDING,
        )
        for name in words.columns
    ]


def read_keys(frame: pd.DataFrame, name: str, words: pd.Series[str]) -> pd.Series[Any]:
    """What a column is sorted by: days as days, sums as dollars, counts as numbers, anything else as its words."""
    if name == "date":
        return frame["date_start"].fillna(NEVER)
    if name == "amount":
        plain = frame["amount_low"].fillna(frame["amount_high"]).astype(float)
        return frame["amount_usd"].astype(float).fillna(plain) if "amount_usd" in frame else plain
    own = frame[name]
    is_ordered = pd.api.types.is_numeric_dtype(own) or pd.api.types.is_datetime64_any_dtype(own)
    return own if is_ordered else words


def fit_columns(columns: Sequence[Column], room: float) -> list[Column]:
    """The columns as wide as the room: the least wanted left out, the widest narrowed until all fit, or all widened."""
    kept = [replace(column, width=min(column.width, MOST_PX[column.is_text])) for column in columns]
    while len(kept) > 1 and sum(least_width(column, room) for column in kept) > room:
        kept.remove(max(kept, key=lambda column: rank(column.name)))
    while (excess := sum(column.width for column in kept) - room) > 0:
        widest = max(kept, key=lambda column: column.width - least_width(column, room))
        width = max(widest.width - max(excess / 4, 1), least_width(widest, room))
        if width == widest.width:
            break
        kept[kept.index(widest)] = replace(widest, width=width)
    spare = max(room - sum(column.width for column in kept), 0) / len(kept)
    return [replace(column, width=column.width + spare) for column in kept]


def least_width(column: Column, room: float) -> float:
    """The width under which a column is of no use; what the row is about takes a share of the room."""
    if not column.is_text:
        return min(column.width, LEAST_ORDERED_PX)
    return min(column.width, max(LEAST_LONG_PX, LEAST_SHARE * room) if column.name in LONG else LEAST_PX)


def rank(name: str) -> int:
    """How early a column is left out, the highest first."""
    return KEPT_LONGEST.index(name) if name in KEPT_LONGEST else len(KEPT_LONGEST)


def configure(column: Column) -> Any:  # noqa: ANN401 (Streamlit keeps the type to itself)
    """The column's type, by which it is sorted, its side and its width."""
    if pd.api.types.is_datetime64_any_dtype(column.keys):
        return st.column_config.DateColumn(width=round(column.width), alignment="left")
    if column.is_text:
        return st.column_config.TextColumn(width=round(column.width))
    return st.column_config.NumberColumn(width=round(column.width), alignment="right")
