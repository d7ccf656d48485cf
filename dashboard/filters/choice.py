"""What the reader has chosen to see, as values; the sidebar makes it, every query takes it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date

MODALITIES = ("asserted", "planned", "rumored", "denied", "hypothetical")
SHOWN_MODALITIES = MODALITIES[:3]  # what charts show before anyone asks for more
PERIODS = ("1y", "3y", "all", "dates")
DEFAULT_PERIOD = "3y"
YEARS = {"1y": 1, "3y": 3}


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters' values. An empty tuple filters nothing; `start` and `end` None: as far as the rows reach.

    `known_on` chooses the snapshot, not the rows: what was known on that day; None is now.
    """

    companies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    period: str = DEFAULT_PERIOD
    start: date | None = None
    end: date | None = None
    modalities: tuple[str, ...] = SHOWN_MODALITIES
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    dated_only: bool = False
    known_on: date | None = None

    def parameters(self) -> dict[str, Hashable]:
        """The values under the names that the questions use."""
        return {
            "companies": self.companies,
            "themes": self.themes,
            "start": self.start,
            "end": self.end,
            "modalities": self.modalities,
            "kinds": self.kinds,
            "sources": self.sources,
            "languages": self.languages,
            "dated_only": self.dated_only,
        }


# Which fields each filter holds and the values that lift it.
LIFTED: dict[str, dict[str, object]] = {
    "company": {"companies": ()},
    "theme": {"themes": ()},
    "period": {"start": None, "end": None, "period": "all"},
    "certainty": {"modalities": MODALITIES},
    "kind": {"kinds": ()},
    "source": {"sources": ()},
    "article": {"languages": ()},
    "dated": {"dated_only": False},
}


def lift(choice: Choice, name: str) -> Choice:
    """The choice without one of its filters."""
    return replace(choice, **LIFTED[name])  # type: ignore[arg-type] # a table of fields, each of its own type


def active_filters(choice: Choice) -> tuple[str, ...]:
    """The names of the filters that may keep rows away."""
    return tuple(name for name in LIFTED if lift(choice, name) != choice)


def bound_period(period: str, first: date | None, last: date | None, day: date) -> tuple[date | None, date | None]:
    """The first and last day of a period counted back from the snapshot's day; open ends are None."""
    if period == "dates":
        return first, last
    if period in YEARS:
        return shift_years(day, -YEARS[period]), None
    return None, None


def shift_years(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
