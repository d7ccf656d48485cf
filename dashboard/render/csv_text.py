"""Frames as the bytes of a CSV file: the very rows and columns, in UTF-8 as Excel opens it, a frame at a time.

A text that a spreadsheet would run as a formula gets an apostrophe before it, as `stratwatch export` does.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sized
from typing import Any

import numpy as np
import pandas as pd

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
SEPARATOR = " | "


def stream_csv(frames: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """Frames of the same columns as CSV, a piece for each.

    Lists are joined by " | ", unknown values are empty, whole numbers have no decimals.
    """
    yield codecs.BOM_UTF8
    for number, frame in enumerate(frames):
        cells = frame.astype(object).map(write_cell)
        yield cells.to_csv(index=False, header=number == 0, lineterminator="\n").encode()


def write_csv(frames: Iterable[pd.DataFrame]) -> bytes:
    """The same as a whole file."""
    return b"".join(stream_csv(frames))


def write_cell(value: Any) -> str:  # noqa: ANN401 (a cell of a frame is of any type)
    """A value as it stands in a cell: texts neutralised, lists joined, days and times as ISO 8601."""
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, Sized):
        return neutralise(SEPARATOR.join(str(item) for item in value))  # type: ignore[attr-defined] # a list or an array
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    return str(int(value)) if value == int(value) else str(value)


def neutralise(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
