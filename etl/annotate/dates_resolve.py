"""Resolves readings of dates to intervals of days, against the publication day or the date mentioned before.

A table maps each way of reading to its function. None where what a reading hangs on is not known; ValueError where
the calendar has no such day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from etl.annotate.dates_count import (
    count_anchored,
    count_period,
    count_weekday,
    find_day_of_month,
    find_day_only,
    find_week_number,
    find_weekend,
)
from etl.annotate.dates_days import find_day, find_span, find_week_of
from etl.annotate.dates_holidays import find_holiday
from etl.annotate.dates_place import (
    place_date,
    read_year,
    stated_year,
)
from etl.intervals import (
    DAYS,
    MONTHS,
    MONTHS_A_YEAR,
    day_interval,
    join_intervals,
    months_interval,
    unit_interval,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.annotate.dates_place import Setting, Slots
    from etl.records import DateInterval, Precision

PARTS: dict[str, tuple[int, int, Precision]] = {  # claims.md: early Q1, mid Q2 and Q3, late Q4: first month, length
    "early": (1, 3, "quarter"), "mid": (4, 6, "range"), "late": (10, 3, "quarter"),
    "whole": (1, 12, "year"), "first": (1, 6, "half"), "second": (7, 6, "half"),
}  # fmt: skip
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASON_LENGTH = 3
DECADE = 10
MONTH_GRAINS: dict[str, Precision] = {
    "month": "month",
    "quarter": "quarter",
    "half": "half",
}


def resolve_reading(read: str, slots: Slots, setting: Setting) -> DateInterval | None:
    """Return the interval that a reading stands for; raises ValueError for a day that no calendar has."""
    return READINGS[read](slots, setting)


def _months(slots: Slots, setting: Setting) -> DateInterval | None:
    """A month, a quarter or a half of a year, by its number."""
    grain = next(name for name in MONTH_GRAINS if name in slots)
    length, number = MONTHS[grain], int(slots[grain])
    return place_date(
        slots,
        setting,
        lambda year: months_interval(year, (number - 1) * length + 1, length, MONTH_GRAINS[grain]),
    )


def _season(slots: Slots, setting: Setting) -> DateInterval | None:
    """A meteorological season: summer is June to August; a winter begins in December of its year."""
    first = SEASONS[str(slots["season"])]
    return place_date(
        slots,
        setting,
        lambda year: months_interval(year, first, SEASON_LENGTH, "range"),
    )


def _whole_year(slots: Slots, setting: Setting) -> DateInterval | None:
    """A year, or the part of it that "early", "mid" or "late" names."""
    if "part" not in slots:
        year = read_year(slots, setting)
        return None if year is None else unit_interval("year", date(year, 1, 1))
    first, length, precision = PARTS[str(slots["part"])]
    offset = slots.get("year_offset", 0)
    part = place_date(
        {"year_offset": offset, **slots}, setting, lambda year: months_interval(year, first, length, precision)
    )
    is_behind = setting.lean < 0 and offset == 0 and stated_year(slots) is None and "anchor_offset" not in slots
    if part and setting.reference and is_behind and part.start > setting.reference:
        return shift_part(part, -1)  # "debt at the end of the year was 3m", told in February
    return part


def shift_part(part: DateInterval, years: int) -> DateInterval:
    """Return the same part of another year."""
    months = (part.end.year - part.start.year) * MONTHS_A_YEAR + part.end.month - part.start.month + 1
    return months_interval(part.start.year + years, part.start.month, months, part.precision)


def _years(slots: Slots, _: Setting) -> DateInterval | None:
    """Two years and all between: "exercice 2024-2025", "2024/25"."""
    last, first = (
        stated_year({key: slots[key] for key in ("year", "yy") if key in slots}),
        int(slots["from"]),
    )
    if last is None or not first < last <= first + DECADE:
        reason = f"years {first} to {last} run backwards, or are two numbers"
        raise ValueError(reason)
    return months_interval(first, 1, (last - first + 1) * MONTHS_A_YEAR, "range")


def _decade(slots: Slots, _: Setting) -> DateInterval | None:
    short = slots.get("yy")
    first = int(slots["decade"]) if short is None else 1900 + int(short)
    return months_interval(first, 1, DECADE * MONTHS_A_YEAR, "range")


def _opening(slots: Slots, setting: Setting) -> DateInterval | None:
    """The first or last so many months of a year: "the first nine months of 2025"."""
    count = int(slots["count"])
    if not 1 <= count < MONTHS_A_YEAR:
        reason = f"a year has no first {count} months"
        raise ValueError(reason)
    first = 1 if slots["side"] == "first" else MONTHS_A_YEAR + 1 - count
    return _place_past(slots, setting, lambda year: months_interval(year, first, count, "range"))


def _place_past(slots: Slots, setting: Setting, build: Callable[[int], DateInterval]) -> DateInterval | None:
    """Place accounts, drawn up when their period is over: the last that is, unless the clause looks ahead."""
    return place_date({"lean": -1, **slots} if setting.lean <= 0 else slots, setting, build)


def _closing(slots: Slots, setting: Setting) -> DateInterval | None:
    """So many months up to the end of one: "the year to March 2024", "the three months ended June 30, 2025"."""
    unit = str(slots.get("unit", "month"))
    if unit in DAYS:
        return _closing_days(slots, setting, DAYS[unit])
    length = int(slots["count"]) * MONTHS[unit]
    month = int(slots["month"])
    grain: dict[int, Precision] = {3: "quarter"} if month % 3 == 0 else {}
    grain |= {6: "half"} if month % 6 == 0 else {}
    grain |= {12: "year"} if month == MONTHS_A_YEAR else {}
    precision = grain.get(length, "range")
    return _place_past(slots, setting, lambda year: months_interval(year, month - length + 1, length, precision))


def _closing_days(slots: Slots, setting: Setting, length: int) -> DateInterval | None:
    """The so many days up to one: "the week ended June 8"."""
    number = slots.get("closing_day", slots.get("day"))
    if number is None:
        reason = "no day is named that closes a week"
        raise ValueError(reason)
    last = find_day({**slots, "day": number}, setting)
    return last and join_intervals(day_interval(last.end - timedelta(days=length - 1)), last)


READINGS: dict[str, Callable[[Slots, Setting], DateInterval | None]] = {
    "day": find_day,
    "months": _months,
    "season": _season,
    "span": find_span,
    "year": _whole_year,
    "years": _years,
    "decade": _decade,
    "weekday": count_weekday,
    "weekend": find_weekend,
    "day_of_month": find_day_of_month,
    "day_only": find_day_only,
    "holiday": find_holiday,
    "week_of": find_week_of,
    "week_number": find_week_number,
    "period": count_period,
    "anchored": count_anchored,
    "opening": _opening,
    "closing": _closing,
}
