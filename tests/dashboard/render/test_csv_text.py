"""Holds that the file holds the frame, and no formula."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.render.csv_text import FORMULA_SIGNS, write_cell, write_csv

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("plain", "plain"),
        (["-a", "b"], "'-a | b"),
        (np.array(["x", "y"], dtype=object), "x | y"),
        (pd.Timestamp("2025-03-03"), "2025-03-03"),
        (pd.NaT, ""),
        (float("nan"), ""),
        (None, ""),
        (10_000_000_000.0, "10000000000"),
        (0.25, "0.25"),
        (-5, "-5"),
        (np.bool_(True), "true"),  # noqa: FBT003 (the value of a cell)
    ],
)
def test_a_cell_says_what_the_frame_says(value: object, expected: str) -> None:
    """Texts are neutralised, lists joined, numbers plain, unknown values empty."""
    assert write_cell(value) == expected


@settings(deadline=None)  # the first run imports pandas
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    """Reading the file gives the frame's texts, the guard before formulas removed."""
    data = write_csv([pd.DataFrame(rows, columns=["a", "b"])]).decode("utf-8-sig")
    read = [tuple(row) for row in csv.reader(io.StringIO(data))][1:]
    assert [tuple(cell[1:] if cell[1:].startswith(FORMULA_SIGNS) else cell for cell in row) for row in read] == [
        tuple(cell[1:] if cell[1:].startswith(FORMULA_SIGNS) else cell for cell in map(write_cell, row)) for row in rows
    ]


def test_the_file_opens_as_utf8_in_excel() -> None:
    """The bytes begin with the mark by which Excel knows UTF-8."""
    assert write_csv([pd.DataFrame({"a": ["é"]})]) == b"\xef\xbb\xbfa\n\xc3\xa9\n"
