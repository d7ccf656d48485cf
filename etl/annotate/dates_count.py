"""Counts calendar units from the publication day or from the date mentioned before: weekdays, weeks, years ago."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from etl.annotate.dates_place import read_year
from etl.intervals import (
    DAYS,
    MONTHS,
    WEEK_LENGTH,
    day_interval,
    join_intervals,
    shift_years,
    unit_interval,
    week_interval,
)

if TYPE_CHECKING:
    from etl.annotate.dates_place import Setting, Slots
    from etl.records import DateInterval, Precision

MONTH_REACH = 62  # days: there is a 31st in any two months
REACH = 46  # days: further off, a month is named with the number of a day
COARSE = frozenset({"quarter", "half", "year"})  # no day or week can be counted from these


def find_day_only(slots: Slots, setting: Setting) -> DateInterval | None:
    """The nearest day of such a number: "on the 18th"; of the months around, on the side that the clause leans to."""
    today = setting.reference
    if today is None:
        return None
    distances = range(-MONTH_REACH, MONTH_REACH + 1)
    wanted = [far for far in distances if (today + timedelta(days=far)).day == slots["day"] and far * setting.lean >= 0]
    return unit_interval("day", today, min(wanted, key=abs)) if wanted else None


def find_week_number(slots: Slots, setting: Setting) -> DateInterval | None:
    """The week of a number, as ISO 8601 counts them: "week 27 of 2024"."""
    year = read_year(slots, setting)
    if year is None:
        year = setting.reference.year if setting.reference else None
    return None if year is None else week_interval(date.fromisocalendar(year, int(slots["count"]), 1))


def count_weekday(slots: Slots, setting: Setting) -> DateInterval | None:
    """The nearest such weekday behind (the publication day itself counts) or ahead; `lean` excludes the day itself."""
    if setting.reference is None:
        return None
    today, wanted = setting.reference, int(slots["weekday"])
    if "follows" in slots:
        day = setting.anchor.end if setting.anchor else today
        return unit_interval("day", day, (wanted - 1 - day.weekday() - 1) % WEEK_LENGTH + 1)
    if "week_offset" in slots:
        monday = unit_interval("week", today, int(slots["week_offset"])).start
        return unit_interval("day", monday, wanted - 1)
    lean, is_strict = int(slots.get("lean", setting.lean or -1)), "lean" in slots
    distance = lean * (wanted - 1 - today.weekday()) % WEEK_LENGTH
    if distance == 0 and is_strict:
        distance = WEEK_LENGTH
    return unit_interval("day", today, lean * distance)


def find_day_of_month(slots: Slots, setting: Setting) -> DateInterval | None:
    """The nearest such weekday with such a number in the month: "jeudi 19"."""
    if setting.reference is None:
        return None
    for distance in range(REACH):
        for day in (
            setting.reference - timedelta(days=distance),
            setting.reference + timedelta(days=distance),
        ):
            if (day.isoweekday(), day.day) == (slots["weekday"], slots["day"]):
                return day_interval(day)
    return None


def find_weekend(slots: Slots, setting: Setting) -> DateInterval | None:
    """The Saturday and Sunday that end this week or, from it, the one before or after."""
    if setting.reference is None:
        return None
    sunday = unit_interval("week", setting.reference, int(slots["offset"])).end
    if "elapsed" in slots and setting.lean < 0 and sunday > setting.reference:
        sunday -= timedelta(days=WEEK_LENGTH)
    return join_intervals(day_interval(sunday - timedelta(days=1)), day_interval(sunday))


def _offset(slots: Slots) -> int:
    return int(slots.get("offset", 1)) * int(slots.get("count", 1))


def count_period(slots: Slots, setting: Setting) -> DateInterval | None:
    """A unit counted from the publication day: "next week", "two years ago", "early next year"."""
    if setting.reference is None:
        return None
    return unit_interval(read_unit(slots), setting.reference, _offset(slots) * int(slots.get("factor", 1)))


def read_unit(slots: Slots) -> Precision:
    """Return the calendar unit that a reading counts in."""
    units: dict[str, Precision] = {
        "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year",
    }  # fmt: skip
    return units[str(slots["unit"])]


def count_anchored(slots: Slots, setting: Setting) -> DateInterval | None:
    """A unit counted from the date mentioned before: "a year earlier", "the same day", "two months later"."""
    unit, offset = read_unit(slots), _offset(slots) * int(slots.get("factor", 1))
    if not setting.anchors:
        is_told_on = offset > 0 and setting.lean < 0  # "two days later, it fell" is told of a day that no one named
        return None if offset == 0 or is_told_on else count_period(slots, setting)
    return next(
        (shift_date(one, unit, offset, slots) for one in reversed(setting.anchors) if _is_fine(one, unit)), None
    )


def _is_fine(anchor: DateInterval, unit: Precision) -> bool:
    return unit not in DAYS or anchor.precision not in COARSE


def shift_date(anchor: DateInterval, unit: Precision, offset: int, slots: Slots) -> DateInterval:
    """Return the date so many units from another: of whole years it keeps the day or month where `slots` say so."""
    if offset == 0 and MONTHS.get(unit, 0) < MONTHS.get(anchor.precision, 0):
        return anchor
    if unit == "year" and "keep" in slots:
        return shift_years(anchor, offset)
    day = anchor.end if offset > 0 else anchor.start
    return unit_interval(unit, day, offset)
