"""Places a date without a year: in the year the words point to, else on the side its clause leans to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.dates_tree import Value

if TYPE_CHECKING:
    from datetime import date

    from etl.records import DateInterval

Slots = Mapping[str, Value]
PIVOT = 70  # two-digit years from 70 are of the last century
LEAP_REACH = 8  # years that can lie between two 29 Februaries
FAR, MONTH = (
    270,
    40,
)  # days: a plan three quarters off is not named by a month that has just passed


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading is resolved against: the publication day, the dates before it, and -1 or 1 for the past or future.

    `anchors` are the dates mentioned before, the nearest last. `lean` is 0 where nothing tells; `is_sure` where the
    words beside the date or the caller do.
    """

    reference: date | None
    anchors: tuple[DateInterval, ...]
    lean: int
    is_sure: bool = False

    @property
    def anchor(self) -> DateInterval | None:
        """The date mentioned just before."""
        return self.anchors[-1] if self.anchors else None


def stated_year(slots: Slots) -> int | None:
    """Return the year that the words themselves give, or None."""
    if "year" in slots:
        return int(slots["year"])
    if "yy" in slots:
        short = int(slots["yy"])
        return (1900 if short >= PIVOT else 2000) + short
    return None


def read_year(slots: Slots, setting: Setting) -> int | None:
    """Return the year that the words give, count from the publication day, or take from the date before."""
    year = stated_year(slots)
    if year is not None:
        return year
    if "anchor_offset" in slots and setting.anchor:
        return setting.anchor.start.year + int(slots["anchor_offset"])
    if "anchor_offset" in slots and setting.reference:
        return setting.reference.year + int(slots["anchor_offset"])
    if "year_offset" in slots and setting.reference:
        return setting.reference.year + int(slots["year_offset"])
    return None


def place_date(slots: Slots, setting: Setting, build: Callable[[int], DateInterval]) -> DateInterval | None:
    """Build the interval in its year; where no year is given, take the nearest on the side that the clause leans to."""
    year = read_year(slots, setting)
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


def _is_ahead(behind: DateInterval, ahead: DateInterval, today: date, setting: Setting) -> bool:
    """Tell whether the next one is meant: by the clause, else by nearness, for a year's distance is spelled out."""
    wait, age = (ahead.start - today).days, (today - behind.end).days
    if setting.is_sure:
        return setting.lean > 0
    if setting.lean:
        return setting.lean > 0 and not (wait > FAR > MONTH > age)
    if behind.precision == "month":
        return wait <= MONTH and age > FAR
    return behind.precision in {"day", "range"} and wait < age


def _nearest(
    build: Callable[[int], DateInterval],
    today: date,
    lean: int,
    *,
    is_strict: bool = False,
) -> DateInterval | None:
    """Return the nearest one behind (-1) or ahead (1); `is_strict` leaves out the one that holds `today`."""
    for interval in build_years(build, today.year, lean):
        if lean > 0 and ((interval.start > today) if is_strict else (interval.end >= today)):
            return interval
        if lean < 0 and ((interval.end < today) if is_strict else (interval.start <= today)):
            return interval
    return None


def _follow(anchor: DateInterval | None, build: Callable[[int], DateInterval]) -> DateInterval | None:
    """Take the one later in the year of the month or day mentioned before, as a story goes on; else it is unknown."""
    if anchor is None or anchor.precision not in {"day", "month"}:
        return None
    interval = build(anchor.start.year)
    return interval if interval.start > anchor.start else None


def build_years(build: Callable[[int], DateInterval], year: int, lean: int) -> Iterator[DateInterval]:
    """Yield the interval of every year that has it, from one behind `year` on in the direction of `lean`."""
    for step in range(-1, LEAP_REACH + 1):
        try:
            yield build(year + lean * step)
        except ValueError:
            continue
