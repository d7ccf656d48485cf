"""Writes date intervals as EDTF level 1 text and reads them back.

A quarter is 2025-33 to 2025-36, a half 2025-40 or 2025-41 (codes of EDTF level 2, the only ones there are); a week
and a range are start/end. Read back, seven days from a Monday are a week: the text does not tell them apart.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from etl.intervals import (
    MONTHS,
    day_interval,
    join_intervals,
    months_interval,
    unit_interval,
    week_interval,
)

if TYPE_CHECKING:
    from etl.records import DateInterval, Precision

FIRST_CODE: dict[Precision, int] = {"month": 1, "quarter": 33, "half": 40}
LAST_CODE: dict[Precision, int] = {"month": 12, "quarter": 36, "half": 41}
PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?\Z")


def to_edtf(interval: DateInterval) -> str:
    """Return the EDTF text of an interval: "2025-06-03", "2025-06", "2025-34", "2025-41", "2025", "2023/2025"."""
    precision, start = interval.precision, interval.start
    if precision == "day":
        return start.isoformat()
    if precision == "year":
        return f"{start.year:04}"
    if precision in FIRST_CODE:
        code = FIRST_CODE[precision] + (start.month - 1) // MONTHS[precision]
        return f"{start.year:04}-{code:02}"
    return f"{start.isoformat()}/{interval.end.isoformat()}"


def from_edtf(text: str) -> DateInterval:
    """Return the interval of an EDTF text as `to_edtf` writes it; "2023/2025" is read too.

    Raises ValueError for anything else.
    """
    if "/" in text:
        first, last = (from_edtf(half) for half in text.split("/", 1))
        week = week_interval(first.start)
        return week if (week.start, week.end) == (first.start, last.end) else join_intervals(first, last)
    period = PERIOD.match(text)
    if period is None:
        return day_interval(date.fromisoformat(text))
    year, code = int(period[1]), period[2]
    if code is None:
        return unit_interval("year", date(year, 1, 1))
    return _coded(text, year, int(code))


def _coded(text: str, year: int, code: int) -> DateInterval:
    for precision, first in FIRST_CODE.items():
        if first <= code <= LAST_CODE[precision]:
            length = MONTHS[precision]
            return months_interval(year, (code - first) * length + 1, length, precision)
    reason = f"{text!r} is no EDTF of a month, a quarter or a half"
    raise ValueError(reason)
