"""Dates are printed as finely as they are known, never finer."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.dates import say_date, say_day, say_published, to_day
from dashboard.wording import say_list

CASES = tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))["cases"]
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize("case", CASES, ids=[case["en"] for case in CASES])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_date_is_printed_as_the_table_has_it(case: dict[str, Any], language: str) -> None:
    """By precision, in the words of the language."""
    printed = say_date(language, case.get("start"), case.get("end"), case.get("precision"))
    assert printed == case[language].replace("~", "\u00a0")


@settings(deadline=None)
@given(DAYS)
def test_printed_day_reads_back(day: date) -> None:
    """Day, month and year are all there."""
    number, month, year = say_day("en", day).split("\u00a0")
    assert date(int(year), say_list("en", "date.months").index(month) + 1, int(number)) == day


@settings(deadline=None)
@given(DAYS, st.integers(min_value=1, max_value=900))
def test_month_or_worse_never_shows_a_day(start: date, days: int) -> None:
    """A month, quarter, half or year prints no day of the month, whatever its ends."""
    for precision in ("month", "quarter", "half"):
        printed = say_date("en", start, start + timedelta(days=days), precision)
        assert len(printed.split("\u00a0")) == 2


def test_frames_say_unknown_with_nat() -> None:
    """NaT and None are undated; a Timestamp is its day."""
    assert (to_day(pd.NaT), to_day(None), to_day(pd.Timestamp("2025-03-04"))) == (None, None, date(2025, 3, 4))
    assert (say_published("en", pd.NaT), say_published("fr", None)) == (
        "publication day unknown",
        "jour de parution inconnu",
    )
