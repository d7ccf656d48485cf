"""Dates as finely as the text gave them: `3 Sep 2025`, `week of 24 Nov 2025`, `Q2 2025`, `undated`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dashboard.money import is_known
from dashboard.wording import read_labels, say

Day = Any
"""A date, datetime or pandas Timestamp; None and NaT are unknown."""


def to_day(value: Day) -> date | None:
    """The calendar day of a date, datetime or Timestamp; None where it is unknown."""
    if not is_known(value):
        return None
    return date(value.year, value.month, value.day)


def say_day(language: str, day: date) -> str:
    """`3 Sep 2025` · `1er sept. 2025`."""
    dates = read_labels(language)["date"]
    return say(language, "date.full_day", day=dates["first"] if day.day == 1 else day.day, month=_month(language, day))


def _month_name(language: str, day: date) -> str:
    return str(read_labels(language)["date"]["months"][day.month - 1])


def _month(language: str, day: date) -> str:
    return say(language, "date.month", month=_month_name(language, day), year=day.year)


def _is_month_aligned(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def _say_range(language: str, start: date, end: date) -> str:
    """A span that is no calendar unit: by years, by months or by days, whichever it is made of."""
    if _is_month_aligned(start, end) and start.month == 1 and end.month == 12:  # noqa: PLR2004 (January to December)
        ends = (str(start.year), str(end.year))
    elif _is_month_aligned(start, end):
        ends = (_month(language, start), _month(language, end))
    else:
        ends = (say_day(language, start), say_day(language, end))
    first, last = ends
    if first == last:
        return first
    if start.year == end.year:
        first = first.removesuffix(str(start.year)).rstrip()
    return say(language, "date.range", start=first, end=last)


def say_date(language: str, start: Day, end: Day = None, precision: str | None = None) -> str:
    """An interval in the words of its precision; `undated` where there is none."""
    first = to_day(start)
    if first is None:
        return say(language, "date.none")
    last = to_day(end) or first
    if precision == "day" or first == last:
        return say_day(language, first)
    if precision in ("week", "month", "quarter", "half"):
        slots = {"day": say_day(language, first), "month": _month_name(language, first), "year": first.year}
        number = (first.month + 2) // 3 if precision == "quarter" else (first.month + 5) // 6
        return say(language, f"date.{precision}", n=number, **slots)
    return _say_range(language, first, last)


def say_published(language: str, day: Day) -> str:
    """An article's printed day, or that it is unknown."""
    known = to_day(day)
    return say(language, "date.unpublished") if known is None else say_day(language, known)
