"""Holds that a table fits its page and is sorted by what its words mean."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.render.grid import Grid, lay_grid
from dashboard.render.letters import cut_text, measure_text

ROWS = pd.DataFrame(
    {
        "date_start": [pd.Timestamp("2025-07-01"), pd.NaT, pd.Timestamp("2024-02-03")],
        "date_end": [pd.Timestamp("2025-12-31"), pd.NaT, pd.Timestamp("2024-02-03")],
        "date_precision": ["half", None, "day"],
        "headline": ["Norvane → Orlune", "Norvane and the harbour of Halden " * 9, "Orlune"],
        "amount_low": [None, 4e8, 9e9],
        "amount_high": [5e10, 4e8, 9e9],
        "amount_usd": [5e10, 4.6e8, None],
        "currency": ["USD", "EUR", "SEK"],
        "hedge": ["at_most", "exact", "exact"],
        "modality": ["planned", "asserted", "asserted"],
        "n_sources": [1, 12, 3],
        "reading": ["read", "read", "read"],
    }
)


def read_words(grid: Grid, column: str) -> list[str]:
    """What the cells of a column show."""
    place = list(grid.rows.data.columns).index(column)
    lines = grid.rows.to_string(sparse_index=False, delimiter="\t").splitlines()[1:]
    return [line.split("\t")[place + 1] for line in lines]


def test_days_and_sums_are_sorted_by_what_they_mean() -> None:
    """Under the words lie days, dollars and counts; what is undated comes after every day."""
    under = lay_grid(ROWS, "en", 1060).rows.data
    assert under.sort_values("Date")["Date"].index.tolist() == [2, 0, 1]
    assert under.sort_values("Amount")["Amount"].index.tolist() == [1, 2, 0]
    assert under.sort_values("Sources")["Sources"].index.tolist() == [0, 2, 1]


def test_cells_show_words_however_often_they_are_asked() -> None:
    """The display is the words, row by row, also the second time."""
    grid = lay_grid(ROWS, "en", 1060)
    for _ in range(2):
        assert read_words(grid, "Date") == ["H2\u00a02025", "undated", "3\u00a0Feb\u00a02024"]
        assert read_words(grid, "Amount") == ["up to $50bn", "€400m", "SEK\u00a09bn"]


@pytest.mark.parametrize("width", [350, 600, 1060])
def test_a_table_is_as_wide_as_its_page(width: int) -> None:
    """Columns fill the width and never exceed it; what the row is about stays on the narrowest page."""
    grid = lay_grid(ROWS, "en", width)
    assert grid.width <= width
    assert sum(column["width"] for column in grid.columns.values()) == pytest.approx(grid.width, abs=12)
    assert {"Date", "What"} <= set(grid.columns)


def test_long_words_end_with_an_ellipsis() -> None:
    """A cell that is too narrow says so; the whole text lies under it."""
    grid = lay_grid(ROWS, "en", 600)
    assert read_words(grid, "What")[1].endswith("…")
    assert grid.rows.data["What"].iloc[1] == ROWS["headline"].iloc[1]


def test_a_text_is_cut_to_its_room() -> None:
    """The cut text is no wider than the room, and a text that fits stays whole."""
    assert cut_text("Norvane", 200) == "Norvane"
    cut = cut_text("Norvane and the harbour of Halden", 100)
    assert cut.endswith("…")
    assert measure_text(cut) <= 100
