"""Makes the calendar intervals that dates are: days, weeks, months, quarters, halves, years and ranges of them.

A year outside 1900..2099 raises ValueError from `year_interval`; an impossible day raises it from `datetime.date`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from etl.records import DateInterval

if TYPE_CHECKING:
    from etl.records import Precision

WEEK_LENGTH = 7
MONTHS_A_YEAR = 12
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAYS: dict[str, int] = {"day": 1, "week": WEEK_LENGTH}


def day_interval(day: date) -> DateInterval:
    """Return the interval of one day."""
    return DateInterval(day, day, "day")


def week_interval(day: date) -> DateInterval:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return DateInterval(monday, monday + timedelta(days=WEEK_LENGTH - 1), "week")


def months_interval(year: int, month: int, length: int, precision: Precision) -> DateInterval:
    """Return `length` whole months from `month` (1 to 12, or beyond to count on into other years)."""
    first = year * MONTHS_A_YEAR + month - 1
    last = first + length - 1
    last_year, last_month = last // MONTHS_A_YEAR, last % MONTHS_A_YEAR + 1
    return DateInterval(
        date(first // MONTHS_A_YEAR, first % MONTHS_A_YEAR + 1, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
        precision,
    )


def unit_interval(unit: Precision, day: date, offset: int = 0) -> DateInterval:
    """Return the calendar unit (day to year) that holds `day`, moved by `offset` units."""
    if unit in DAYS:
        moved = day + timedelta(days=DAYS[unit] * offset)
        return day_interval(moved) if unit == "day" else week_interval(moved)
    length = MONTHS[unit]
    month = (day.month - 1) // length * length + 1
    return months_interval(day.year, month + offset * length, length, unit)


def shift_years(interval: DateInterval, years: int) -> DateInterval:
    """Return the same stretch of the calendar `years` years later; of a week or a range, the whole year it begins in.

    Raises ValueError for a 29 February that the year does not have.
    """
    if interval.precision == "day":
        return day_interval(interval.start.replace(year=interval.start.year + years))
    if interval.precision in MONTHS:
        return unit_interval(
            interval.precision,
            interval.start,
            years * MONTHS_A_YEAR // MONTHS[interval.precision],
        )
    return unit_interval("year", interval.start, years)


def join_intervals(first: DateInterval, last: DateInterval) -> DateInterval:
    """Return the range from the first day of one interval to the last day of another."""
    return DateInterval(first.start, last.end, "range")
