"""Intervals are written as EDTF and read back unchanged."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.edtf import from_edtf, to_edtf
from etl.intervals import day_interval, join_intervals, unit_interval
from etl.records import DateInterval, Precision

DAYS = st.dates(date(1900, 1, 1), date(2098, 12, 31))
UNITS: tuple[Precision, ...] = ("day", "week", "month", "quarter", "half", "year")


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("day", "2025-06-03"),
        ("week", "2025-06-02/2025-06-08"),
        ("month", "2025-06"),
        ("quarter", "2025-34"),
        ("half", "2025-40"),
        ("year", "2025"),
    ],
)
def test_each_precision_has_its_text(unit: Precision, text: str) -> None:
    """The unit that holds 3 June 2025 is written as EDTF says."""
    assert to_edtf(unit_interval(unit, date(2025, 6, 3))) == text


@given(day=DAYS, unit=st.sampled_from(UNITS))
def test_an_interval_is_read_back(day: date, unit: Precision) -> None:
    """Writing and reading any calendar unit changes nothing."""
    interval = unit_interval(unit, day)
    assert from_edtf(to_edtf(interval)) == interval


@given(start=DAYS, length=st.integers(7, 4000))
def test_a_range_is_read_back(start: date, length: int) -> None:
    """Writing and reading a range longer than a week changes nothing."""
    end = date.fromordinal(start.toordinal() + length)
    interval = DateInterval(start, end, "range")
    assert from_edtf(to_edtf(interval)) == interval


def test_years_apart_are_a_range() -> None:
    """An interval of two years covers both."""
    first, last = day_interval(date(2023, 1, 1)), day_interval(date(2025, 12, 31))
    assert from_edtf("2023/2025") == join_intervals(first, last)


@pytest.mark.parametrize("text", ["2025-13", "2025-37", "25", "", "soon", "2025-02-30"])
def test_anything_else_is_refused(text: str) -> None:
    """A text that is no such interval raises ValueError."""
    with pytest.raises(ValueError, match=r"."):
        from_edtf(text)
