"""Resolves dates that hang on another one in the text: a part of it, or so far from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NoReturn

from etl.annotate.dates_count import read_unit, shift_date
from etl.intervals import DAYS, WEEK_LENGTH, day_interval, unit_interval, week_interval

if TYPE_CHECKING:
    from etl.annotate.dates_place import Slots
    from etl.records import DateInterval

THURSDAY = 3  # days after Monday: ISO 8601 gives a week to the month or year that holds its Thursday


def take_part(slots: Slots, whole: DateInterval) -> DateInterval:
    """Return the part of a date by its rank: "the first Sunday of March 2014"; ValueError where it has none such."""
    rank = int(slots["rank"])
    if "weekday" in slots:
        days = _days_of(whole, int(slots["weekday"]))
        return day_interval(days[rank if rank < 0 else rank - 1])
    unit = read_unit(slots)
    if unit == "day":
        return day_interval(whole.end if rank < 0 else whole.start + timedelta(days=rank - 1))
    if unit == "week":
        thursdays = _days_of(whole, THURSDAY + 1)
        return week_interval(thursdays[rank if rank < 0 else rank - 1])
    start = unit_interval(unit, whole.end if rank < 0 else whole.start, 0 if rank < 0 else rank - 1)
    return _within(start, whole)


def _days_of(whole: DateInterval, weekday: int) -> list[date]:
    """Return every such weekday (1 is Monday) of an interval."""
    first = whole.start + timedelta(days=(weekday - 1 - whole.start.weekday()) % WEEK_LENGTH)
    count = (whole.end - first).days // WEEK_LENGTH + 1
    return [first + timedelta(days=WEEK_LENGTH * index) for index in range(count)] or _refuse()


def _within(part: DateInterval, whole: DateInterval) -> DateInterval:
    return part if whole.start <= part.start and part.end <= whole.end else _refuse()


def _refuse() -> NoReturn:
    reason = "a date has no such part"
    raise ValueError(reason)


def count_from(slots: Slots, point: DateInterval) -> DateInterval:
    """Return the date so many units before or after another: "2 weeks before May 13 1999" is a day."""
    unit, offset = read_unit(slots), int(slots.get("offset", 1)) * int(slots.get("count", 1))
    if unit in DAYS and point.precision == "day":
        return unit_interval("day", point.start, offset * DAYS[unit])
    return shift_date(point, unit, offset, {**slots, "keep": 1})
