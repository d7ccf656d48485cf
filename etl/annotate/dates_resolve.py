"""Resolves readings of dates to intervals of days, against the publication day or the date mentioned before.

A table maps each way of reading to its function. None where what a reading hangs on is not known; ValueError where
the calendar has no such day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from etl.intervals import (
    DAYS,
    MONTHS,
    MONTHS_A_YEAR,
    WEEK_LENGTH,
    day_interval,
    join_intervals,
    months_interval,
    shift_years,
    unit_interval,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from etl.annotate.dates_lexicon import Value
    from etl.records import DateInterval, Precision

    Slots = Mapping[str, Value]

PIVOT = 70  # two-digit years from 70 are of the last century
LEAP_REACH = 8  # years that can lie between two 29 Februaries
PARTS: dict[str, tuple[int, int, Precision]] = {  # claims.md: early Q1, mid Q2 and Q3, late Q4: first month, length
    "early": (1, 3, "quarter"), "mid": (4, 6, "range"), "late": (10, 3, "quarter"),
    "first": (1, 6, "half"), "second": (7, 6, "half"),
}  # fmt: skip
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASON_LENGTH = 3
DECADE = 10
REACH = 46  # days: further off, a month is named with the number of a day
FAR, MONTH = (
    270,
    40,
)  # days: a plan three quarters off is not named by a month that has just passed
COARSE = frozenset(
    {"quarter", "half", "year"}
)  # no day or week can be counted from these
MONTH_GRAINS: dict[str, Precision] = {
    "month": "month",
    "quarter": "quarter",
    "half": "half",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading is resolved against: the publication day, the date before it, and -1 or 1 for the past or future.

    `lean` is 0 where nothing tells; `is_sure` where the words beside the date or the caller do.
    """

    reference: date | None
    anchor: DateInterval | None
    lean: int
    is_sure: bool = False


def resolve_reading(read: str, slots: Slots, setting: Setting) -> DateInterval | None:
    """Return the interval that a reading stands for; raises ValueError for a day that no calendar has."""
    return READINGS[read](slots, setting)


def stated_year(slots: Slots) -> int | None:
    """Return the year that the words themselves give, or None."""
    if "year" in slots:
        return int(slots["year"])
    if "yy" in slots:
        short = int(slots["yy"])
        return (1900 if short >= PIVOT else 2000) + short
    return None


def _year(slots: Slots, setting: Setting) -> int | None:
    """Return the year that the words give, count from the publication day, or take from the date before."""
    year = stated_year(slots)
    if year is not None:
        return year
    if "anchor_offset" in slots and setting.anchor:
        return setting.anchor.start.year + int(slots["anchor_offset"])
    if "year_offset" in slots and setting.reference:
        return setting.reference.year + int(slots["year_offset"])
    return None


def _place(
    slots: Slots, setting: Setting, build: Callable[[int], DateInterval]
) -> DateInterval | None:
    """Build the interval in its year; where no year is given, take the nearest on the side that the clause leans to."""
    year = _year(slots, setting)
    if year is not None:
        return build(year)
    if {"anchor_offset", "year_offset"} & slots.keys():
        return None
    if setting.reference is None:
        return _follow(setting.anchor, build)
    if "lean" in slots:
        return _nearest(build, setting.reference, int(slots["lean"]), is_strict=True)
    behind = _nearest(build, setting.reference, -1)
    ahead = _nearest(build, setting.reference, 1)
    if behind is None or ahead is None:
        return behind or ahead
    return ahead if _is_ahead(behind, ahead, setting.reference, setting) else behind


def _is_ahead(
    behind: DateInterval, ahead: DateInterval, today: date, setting: Setting
) -> bool:
    """Tell whether the next one is meant: by the clause, else by nearness, for a year's distance is spelled out."""
    wait, age = (ahead.start - today).days, (today - behind.end).days
    if setting.is_sure:
        return setting.lean > 0
    if setting.lean:
        return setting.lean > 0 and not (wait > FAR > MONTH > age)
    return behind.precision in {"day", "range"} and wait < age


def _nearest(
    build: Callable[[int], DateInterval],
    today: date,
    lean: int,
    *,
    is_strict: bool = False,
) -> DateInterval | None:
    """Return the nearest one behind (-1) or ahead (1); `is_strict` leaves out the one that holds `today`."""
    for interval in _buildable(build, today.year, lean):
        if lean > 0 and (
            (interval.start > today) if is_strict else (interval.end >= today)
        ):
            return interval
        if lean < 0 and (
            (interval.end < today) if is_strict else (interval.start <= today)
        ):
            return interval
    return None


def _follow(
    anchor: DateInterval | None, build: Callable[[int], DateInterval]
) -> DateInterval | None:
    """Take the one later in the year of the month or day mentioned before, as a story goes on; else it is unknown."""
    if anchor is None or anchor.precision not in {"day", "month"}:
        return None
    interval = build(anchor.start.year)
    return interval if interval.start > anchor.start else None


def _buildable(
    build: Callable[[int], DateInterval], year: int, lean: int
) -> Iterator[DateInterval]:
    for step in range(-1, LEAP_REACH + 1):
        try:
            yield build(year + lean * step)
        except ValueError:
            continue


def _day(slots: Slots, setting: Setting) -> DateInterval | None:
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
            _buildable(build, setting.reference.year - LEAP_REACH // 2, 1),
            key=partial(_distance, setting.reference),
            default=None,
        )
    return _place(slots, setting, build)


def _distance(day: date, interval: DateInterval) -> int:
    return abs((interval.start - day).days)


def _months(slots: Slots, setting: Setting) -> DateInterval | None:
    """A month, a quarter or a half of a year, by its number."""
    grain = next(name for name in MONTH_GRAINS if name in slots)
    length, number = MONTHS[grain], int(slots[grain])
    return _place(
        slots,
        setting,
        lambda year: months_interval(
            year, (number - 1) * length + 1, length, MONTH_GRAINS[grain]
        ),
    )


def _season(slots: Slots, setting: Setting) -> DateInterval | None:
    """A meteorological season: summer is June to August; a winter begins in December of its year."""
    first = SEASONS[str(slots["season"])]
    return _place(
        slots,
        setting,
        lambda year: months_interval(year, first, SEASON_LENGTH, "range"),
    )


def _whole_year(slots: Slots, setting: Setting) -> DateInterval | None:
    """A year, or the part of it that "early", "mid" or "late" names."""
    if "part" not in slots:
        year = _year(slots, setting)
        return None if year is None else unit_interval("year", date(year, 1, 1))
    first, length, precision = PARTS[str(slots["part"])]
    return _place(
        {"year_offset": 0, **slots},
        setting,
        lambda year: months_interval(year, first, length, precision),
    )


def _years(slots: Slots, setting: Setting) -> DateInterval | None:
    """Two years and all between: "exercice 2024-2025", "2024/25"."""
    last, first = (
        stated_year({key: slots[key] for key in ("year", "yy") if key in slots}),
        int(slots["from"]),
    )
    if last is None or first >= last:
        reason = f"years {first} to {last} run backwards"
        raise ValueError(reason)
    return months_interval(first, 1, (last - first + 1) * MONTHS_A_YEAR, "range")


def _decade(slots: Slots, _: Setting) -> DateInterval | None:
    short = slots.get("yy")
    first = int(slots["decade"]) if short is None else 1900 + int(short)
    return months_interval(first, 1, DECADE * MONTHS_A_YEAR, "range")


def _weekday(slots: Slots, setting: Setting) -> DateInterval | None:
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


def _day_of_month(slots: Slots, setting: Setting) -> DateInterval | None:
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


def _weekend(slots: Slots, setting: Setting) -> DateInterval | None:
    """The Saturday and Sunday that end this week or, from it, the one before or after."""
    if setting.reference is None:
        return None
    sunday = unit_interval("week", setting.reference, int(slots["offset"])).end
    if "elapsed" in slots and setting.lean < 0 and sunday > setting.reference:
        sunday -= timedelta(days=WEEK_LENGTH)
    return join_intervals(
        day_interval(sunday - timedelta(days=1)), day_interval(sunday)
    )


def _week_of(slots: Slots, setting: Setting) -> DateInterval | None:
    """The week that holds a day: "the week of June 3"."""
    day = _day(slots, setting)
    return day and unit_interval("week", day.start)


def _offset(slots: Slots) -> int:
    return int(slots.get("offset", 1)) * int(slots.get("count", 1))


def _period(slots: Slots, setting: Setting) -> DateInterval | None:
    """A unit counted from the publication day: "next week", "two years ago", "early next year"."""
    if setting.reference is None:
        return None
    return unit_interval(
        _unit(slots), setting.reference, _offset(slots) * int(slots.get("factor", 1))
    )


def _unit(slots: Slots) -> Precision:
    units: dict[str, Precision] = {
        "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half": "half", "year": "year",
    }  # fmt: skip
    return units[str(slots["unit"])]


def _anchored(slots: Slots, setting: Setting) -> DateInterval | None:
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


def _opening(slots: Slots, setting: Setting) -> DateInterval | None:
    """The first or last so many months of a year: "the first nine months of 2025"."""
    count = int(slots["count"])
    if not 1 <= count < MONTHS_A_YEAR:
        reason = f"a year has no first {count} months"
        raise ValueError(reason)
    first = 1 if slots["side"] == "first" else MONTHS_A_YEAR + 1 - count
    return _place(
        {"year_offset": 0, **slots},
        setting,
        lambda year: months_interval(year, first, count, "range"),
    )


def _closing(slots: Slots, setting: Setting) -> DateInterval | None:
    """So many months up to the end of one: "the year to March 2024", "the three months ended June 30, 2025"."""
    length = int(slots["count"]) * MONTHS[str(slots.get("unit", "month"))]
    month = int(slots["month"])
    grain: dict[int, Precision] = {3: "quarter"} if month % 3 == 0 else {}
    grain |= {6: "half"} if month % 6 == 0 else {}
    grain |= {12: "year"} if month == MONTHS_A_YEAR else {}
    precision = grain.get(length, "range")
    return _place(
        slots,
        setting,
        lambda year: months_interval(year, month - length + 1, length, precision),
    )


READINGS: dict[str, Callable[[Slots, Setting], DateInterval | None]] = {
    "day": _day,
    "months": _months,
    "season": _season,
    "year": _whole_year,
    "years": _years,
    "decade": _decade,
    "weekday": _weekday,
    "weekend": _weekend,
    "day_of_month": _day_of_month,
    "week_of": _week_of,
    "period": _period,
    "anchored": _anchored,
    "opening": _opening,
    "closing": _closing,
}
