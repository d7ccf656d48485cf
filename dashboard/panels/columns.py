"""Columns by year: which years stand on the axis, the unit of their numbers and the shared layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.money import say_number
from dashboard.panels.view import View

BILLION, MILLION = 1e9, 1e6
COLUMN_PX = 34
"""The least width of a year; earlier years that find no room are one column together."""


@dataclass(frozen=True, slots=True)
class Years:
    """The columns of a chart: `first` stands for itself and all earlier years where `is_folded`."""

    first: int
    last: int
    is_folded: bool

    def place(self, year: int) -> int:
        """The column of a year."""
        return max(year, self.first)

    def labels(self, view: View) -> tuple[list[int], list[str]]:
        """Tick values and words: the first year in full, the others short."""
        years = list(range(self.first, self.last + 1))
        words = [
            str(year) if year == self.first else view.say("columns.short_year", year=f"{year % 100:02d}")
            for year in years
        ]
        if self.is_folded:
            words[0] = view.say("columns.folded", year=self.first)
        return years, words


def choose_years(years: Sequence[int], width: float) -> Years:
    """The columns that a width has room for, the latest ones."""
    first, last = min(years), max(years)
    room = max(int(width // COLUMN_PX), 2)
    start = max(first, last - room + 1)
    return Years(start, last, is_folded=start > first)


def choose_unit(largest: float) -> float:
    """Billions, or millions where nothing reaches one."""
    return BILLION if largest >= BILLION else MILLION


def say_sum(usd: float, unit: float, view: View) -> str:
    """A column's number: two significant digits in the unit of the chart."""
    return say_number(view.language, usd / unit, 2)


def name_unit(unit: float, view: View) -> str:
    """`$bn` · `Md$`."""
    return view.say("columns.billions" if unit == BILLION else "columns.millions")


def year_axis(years: Years, view: View, domain: tuple[float, float] = (0, 1), anchor: str = "y") -> dict[str, Any]:
    """The x axis of one small chart."""
    values, words = years.labels(view)
    return {
        "domain": list(domain), "anchor": anchor, "range": [years.first - 0.55, years.last + 0.55], "fixedrange": True,
        "tickmode": "array", "tickvals": values, "ticktext": words, "ticks": "", "showgrid": False, "zeroline": False,
        "showline": True, "linecolor": view.colour("rule"), "linewidth": 1, "tickangle": 0,
        "tickfont": {"size": 12.5, "color": view.colour("ink3")},
    }  # fmt: skip


def sum_axis(top: float, domain: tuple[float, float] = (0, 1)) -> dict[str, Any]:
    """The hidden y axis, with room for the numbers above the columns."""
    return {"domain": list(domain), "range": [0, top * 1.14], "visible": False, "fixedrange": True}
