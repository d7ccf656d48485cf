"""Counts calendar units from the publication day or from the date mentioned before: weekdays, weeks, years ago."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from etl.intervals import (
    DAYS,
    MONTHS,
    WEEK_LENGTH,
    day_interval,
    join_intervals,
    shift_years,
    unit_interval,
)

if TYPE_CHECKING:
    from etl.annotate.dates_place import Setting, Slots
    from etl.records import DateInterval, Precision

REACH = 46  # days: further off, a month is named with the number of a day
COARSE = frozenset({"quarter", "half", "year"})  # no day or week can be counted from these


def count_weekday(slots: Slots, setting: Setting) -> DateInterval | None:
    """The nearest such weekday behind (the publication day itself counts) or ahead; `lean` excludes the day itself."""
    if setting.reference is None:
        return None
    today, wanted = setting.reference, int(slots["weekday"])
    if "follows" in slots:
        return setting.anchor and unit_interval(
            "day",
            setting.anchor.end,
            (wanted - 1 - setting.anchor.end.weekday() - 1) % WEEK_LENGTH + 1,
        )
    if "week_offset" in slots:
        monday = unit_interval("week", today, int(slots["week_offset"])).start
        return unit_interval("day", monday, wanted - 1)
    lean, is_strict = int(slots.get("lean", setting.lean or -1)), "lean" in slots
    distance = lean * (wanted - 1 - today.weekday()) % WEEK_LENGTH
    if distance == 0 and (is_strict or lean > 0):
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
    return unit_interval(_unit(slots), setting.reference, _offset(slots) * int(slots.get("factor", 1)))


def _unit(slots: Slots) -> Precision:
    units: dict[str, Precision] = {
        "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year",
    }  # fmt: skip
    return units[str(slots["unit"])]


def count_anchored(slots: Slots, setting: Setting) -> DateInterval | None:
    """A unit counted from the date mentioned before: "a year earlier", "the same day", "two months later"."""
    if setting.anchor is None:
        return None
    unit, offset = _unit(slots), _offset(slots) * int(slots.get("factor", 1))
    if unit in DAYS and setting.anchor.precision in COARSE:
        return None
    if offset == 0 and MONTHS.get(unit, 0) < MONTHS.get(setting.anchor.precision, 0):
        return setting.anchor
    if unit == "year" and "keep" in slots:
        return shift_years(setting.anchor, offset)
    day = setting.anchor.end if offset > 0 else setting.anchor.start
    return unit_interval(unit, day, offset)
