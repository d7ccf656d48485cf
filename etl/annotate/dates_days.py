"""Finds the day that a number and a month name, in the year that is given or meant."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from etl.annotate.dates_place import LEAP_REACH, build_years, place_date
from etl.intervals import day_interval, join_intervals, unit_interval

MONDAY = 1
A_YEAR = 366  # days: a Monday farther off says nothing, for a week may be named by another of its days

if TYPE_CHECKING:
    from etl.annotate.dates_place import Setting, Slots
    from etl.records import DateInterval


def find_day(slots: Slots, setting: Setting) -> DateInterval | None:
    """A day of a month, or two and all between; without a year, a weekday named with it tells which year is meant."""
    month, first, last = (
        int(slots["month"]),
        int(slots.get("from", slots["day"])),
        int(slots["day"]),
    )
    if first > last:
        reason = f"days {first} to {last} run backwards"
        raise ValueError(reason)

    weekday = slots.get("weekday") if {"from", "year", "yy"}.isdisjoint(slots) else None

    def build(year: int) -> DateInterval:
        if weekday and date(year, month, last).isoweekday() != weekday:
            reason = f"{year}-{month}-{last} is no such weekday"
            raise ValueError(reason)
        opening, closing = (
            day_interval(date(year, month, first)),
            day_interval(date(year, month, last)),
        )
        return closing if first == last else join_intervals(opening, closing)

    if weekday and setting.reference:
        return min(
            build_years(build, setting.reference.year - LEAP_REACH // 2, 1),
            key=partial(_distance, setting.reference),
            default=None,
        )
    return place_date(slots, setting, build)


def find_span(slots: Slots, setting: Setting) -> DateInterval | None:
    """From one day to another in figures: "28/2-1/3"; the later end may lie in the year after."""

    def build(year: int) -> DateInterval:
        first, last = (int(slots["from_month"]), int(slots["from"])), (int(slots["month"]), int(slots["day"]))
        opening = date(year - (first > last), *first)
        return join_intervals(day_interval(opening), day_interval(date(year, *last)))

    return place_date(slots, setting, build)


def _distance(day: date, interval: DateInterval) -> int:
    return abs((interval.start - day).days)


def find_week_of(slots: Slots, setting: Setting) -> DateInterval | None:
    """The week that holds a day: "the week of June 3"; where nothing tells the year, that in which it is a Monday."""
    is_open = setting.reference is not None and not setting.lean
    monday = find_day({"weekday": MONDAY, **slots}, setting) if is_open else None
    is_near = monday and setting.reference and _distance(setting.reference, monday) <= A_YEAR
    day = monday if is_near else find_day(slots, setting)
    return day and unit_interval("week", day.start)
