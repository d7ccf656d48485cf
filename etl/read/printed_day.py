"""Finds the day that stands printed above an article on paper: a short line at its head that holds one whole date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from etl.fold import fold_case
from etl.knowledge import list_lexicons, read_toml
from etl.read.fields import Day

HEAD = 10  # lines among which a dateline stands
LONGEST = 90  # characters: a longer line is running text, whose dates are those of its events
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})[a-z]{0,2}\s+(?:[a-z]{2}\s+)?([a-z]{3,12})\.?,?\s+(\d{4})\b")
MONTH_FIRST = re.compile(r"\b([a-z]{3,12})\.?\s+(\d{1,2})[a-z]{0,2},?\s+(\d{4})\b")


def find_printed_day(lines: Sequence[str]) -> Day | None:
    """Return the only day that short lines at the head of an article print, doubtful; None for none or several.

    "Lyon, le 12 mars 2025" gives 12 March 2025.
    """
    days = {day for line in lines[:HEAD] if len(line) <= LONGEST for day in _read_days(fold_case(line))}
    return Day(days.pop(), "text", is_doubtful=True) if len(days) == 1 else None


def _read_days(line: str) -> list[date]:
    months = _load_months()
    parts = [(year, int(month), day) for year, month, day in ISO.findall(line)]
    parts += [(year, months.get(month, 0), day) for day, month, year in DAY_FIRST.findall(line)]
    parts += [(year, months.get(month, 0), day) for month, day, year in MONTH_FIRST.findall(line)]
    return [day for year, month, number in parts if (day := _build(int(year), month, int(number)))]


def _build(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


@cache
def _load_months() -> dict[str, int]:
    """Return the number of each name of a month, in all languages of the lexicon."""
    trees = [read_toml(folder / "dates.toml") for folder in list_lexicons()]
    tables = [words["values"] for tree in trees for words in tree["words"] if words["slot"] == "month"]
    return {fold_case(name).rstrip("."): number for table in tables for name, number in table.items()}
