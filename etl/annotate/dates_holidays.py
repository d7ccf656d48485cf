"""Finds the day of a holiday: by month and day, by a weekday of a month, or by its distance from Easter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from etl.annotate.dates_place import place_date
from etl.intervals import WEEK_LENGTH, day_interval, join_intervals

if TYPE_CHECKING:
    from etl.annotate.dates_place import Setting, Slots
    from etl.records import DateInterval

EASTER = "easter"
THURSDAY, FRIDAY = 3, 4  # as datetime numbers them


def find_holiday(slots: Slots, setting: Setting) -> DateInterval | None:
    """A holiday, or the weekend it makes, in the year that is given or meant."""
    rule, is_weekend = str(slots["rule"]), "weekend" in slots

    def build(year: int) -> DateInterval:
        day = holiday(rule, year)
        return weekend_of(day) if is_weekend else day_interval(day)

    return place_date(slots, setting, build)


def holiday(rule: str, year: int) -> date:
    """Return the day of a rule: "12-25"; "11-4-4", the fourth Thursday of November; "easter+39", days later."""
    named, _, later = rule.partition("+")
    return _named_day(named, year) + timedelta(days=int(later or 0))


def _named_day(rule: str, year: int) -> date:
    if rule == EASTER:
        return easter(year)
    month, *rest = (int(part) for part in rule.split("-", 2))
    if len(rest) == 1:
        return date(year, month, rest[0])
    weekday, rank = rest
    if rank > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - 1 - first.weekday()) % WEEK_LENGTH + WEEK_LENGTH * (rank - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday + 1) % WEEK_LENGTH)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, year_of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, remainder = divmod(year_of_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - epact - remainder) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def weekend_of(day: date) -> DateInterval:
    """Return the weekend that a holiday makes: with a Monday the three days up to it, from a Thursday on to Sunday."""
    if day.weekday() == 0:
        return join_intervals(day_interval(day - timedelta(days=2)), day_interval(day))
    sunday = day + timedelta(days=WEEK_LENGTH - 1 - day.weekday())
    start = day if THURSDAY <= day.weekday() <= FRIDAY else sunday - timedelta(days=1)
    return join_intervals(day_interval(start), day_interval(sunday))
