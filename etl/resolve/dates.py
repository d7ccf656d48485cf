"""Says how the dates of two claims stand to each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from etl.events import Statement

Overlap = Literal["day", "month", "wide", "open", "none", "apart"]

# News dated by its publication happened that day or shortly before: papers of two time zones and a weekend apart still
# tell one event. tests/resolve/dates.toml holds a case on both sides.
LAG = timedelta(days=3)
LONGEST_DAY = 1 + LAG.days
LONGEST_MONTH = 31


def compare_dates(left: Statement, right: Statement) -> Overlap:
    """Return how finely two dates overlap: `open` where one claim is undated, `none` where both are."""
    first, second = find_window(left), find_window(right)
    if first is None or second is None:
        if first is second:
            return "none"
        return "open" if _could_know(left, right) else "apart"
    if first[0] > second[1] or second[0] > first[1]:
        return "apart"
    days = max(_days(first), _days(second))
    if days <= LONGEST_DAY:
        return "day"
    return "month" if days <= LONGEST_MONTH else "wide"


def find_window(statement: Statement) -> tuple[date, date] | None:
    """Return the first and the last day on which a claim's event may have been, None where it is undated."""
    interval = statement.claim.date
    if interval is None:
        return None
    start = interval.start - LAG if statement.claim.date_basis == "publication" else interval.start
    return start, interval.end


def _days(window: tuple[date, date]) -> int:
    return (window[1] - window[0]).days + 1


def _could_know(left: Statement, right: Statement) -> bool:
    """Return whether the undated claim was published after the dated one began: it reports nothing still to come."""
    undated, dated = (left, right) if left.claim.date is None else (right, left)
    interval = dated.claim.date
    return undated.known_on is None or interval is None or interval.start <= undated.known_on
