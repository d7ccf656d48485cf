"""The time axis that all panels share: its window, ticks, gridlines and snapshot day.

Days become pixels here too, since labels are placed before Plotly draws.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.dates import Day, to_day
from dashboard.panels.view import View

LETTER = 6.4
"""Width of a letter at 12.5 px, as look.md gives it; wider than the mean, so that labels seldom touch."""
PHONE_MONTHS = 18
QUARTER_MONTHS = 27
YEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class Span:
    """A window of days drawn over `width` pixels."""

    start: date
    end: date
    width: float

    def to_px(self, day: Day) -> float:
        """Pixels from the plot's left edge to the first moment of a day."""
        known = to_day(day) or self.start
        return (known - self.start).days / max((self.end - self.start).days, 1) * self.width

    def shows(self, start: Day, end: Day) -> bool:
        """Whether the middle of an interval lies in the window."""
        return 0 <= self.middle_px(start, end) <= self.width

    def middle_px(self, start: Day, end: Day) -> float:
        """Pixels to the middle of an interval whose last day is included."""
        return (self.to_px(start) + self.to_px((to_day(end) or self.end) + timedelta(days=1))) / 2


def shift_months(day: date, months: int) -> date:
    """The day so many months later, the last of the month where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def leave_room(span: Span, day: date, room: float) -> Span:
    """The window widened to the right until so many pixels are free after a day."""
    kept = span.width - room
    if span.to_px(day) <= kept or day <= span.start:
        return span
    days = round((day - span.start).days * span.width / kept)
    return Span(span.start, span.start + timedelta(days=days), span.width)


def reach_back(span: Span, pixels: float) -> Span:
    """The window widened to the left by so many pixels, for a mark that would be cut at its edge."""
    if pixels <= 0:
        return span
    days = round((span.end - span.start).days * pixels / span.width) + 1
    return Span(span.start - timedelta(days=days), span.end, span.width)


def find_span(starts: Iterable[Day], ends: Iterable[Day], view: View, width: float) -> Span:
    """The window to draw: the view's, else what the days and the snapshot need; phones show 18 months at most."""
    firsts = [day for day in map(to_day, starts) if day]
    lasts = [day for day in map(to_day, ends) if day]
    start = view.start or min([*firsts, shift_months(view.snapshot_day, -12)])
    end = view.end or max([*lasts, view.snapshot_day])
    if view.is_phone:
        start = max(start, shift_months(min(view.snapshot_day, end), -PHONE_MONTHS))
    pad = timedelta(days=max(2, round((end - start).days * 0.012)))
    return Span(start - pad, end + pad, width)


def middle(start: Day, end: Day) -> str:
    """The middle of an interval as Plotly reads it; a single day's is noon."""
    first, last = to_day(start), to_day(end)
    if first is None:
        message = "an undated row has no place on an axis"
        raise ValueError(message)
    begin = datetime.combine(first, datetime.min.time())
    close = datetime.combine((last or first) + timedelta(days=1), datetime.min.time())
    return (begin + (close - begin) / 2).isoformat(timespec="minutes")


def _choose_step(span: Span) -> int:
    """Months between gridlines: 1 or 3 in short windows where their labels fit, else 12 (24, 60 when crowded)."""
    months = (span.end - span.start).days / 30.4
    month_px = span.width / max(months, 1)
    if months <= PHONE_MONTHS + 1 and month_px >= LETTER * 9:
        return 1
    if months <= QUARTER_MONTHS and month_px * 3 >= LETTER * 8:
        return 3
    return next((step for step in (12, 24, 60) if month_px * step >= LETTER * 5), 120)


def _label(view: View, day: date, step: int) -> str:
    if step == 1:
        names: list[str] = view.words("date.months")
        return view.say("date.month", month=names[day.month - 1], year=day.year)
    if step == 3:  # noqa: PLR2004 (a quarter)
        return view.say("date.quarter", n=(day.month + 2) // 3, year=day.year)
    return str(day.year)


def _periods(span: Span, step: int) -> list[tuple[date, date]]:
    """Calendar periods that touch the window."""
    first = date(span.start.year, 1, 1) if step >= 12 else date(span.start.year, span.start.month, 1)  # noqa: PLR2004 (a year)
    if step == 3:  # noqa: PLR2004 (a quarter)
        first = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    found = []
    while first <= span.end:
        following = shift_months(first, step)
        found.append((first, following))
        first = following
    return found


def time_axis(span: Span, view: View) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The x axis on top, its labels over the middle of each period, and the gridlines and snapshot line as shapes."""
    step = _choose_step(span)
    values, texts, shapes = [], [], []
    for first, following in _periods(span, step):
        left, right = max(first, span.start), min(following, span.end)
        text = _label(view, first, step)
        if first > span.start:
            shapes.append(vertical(first, view.colour("grid")))
        if span.to_px(right) - span.to_px(left) >= len(text) * LETTER:
            values.append(middle(left, right - timedelta(days=1)))
            texts.append(text)
    if span.start < view.snapshot_day < span.end:
        shapes.append(vertical(view.snapshot_day, view.colour("ink3"), dash="dot", width=1.4))
    axis = {
        "type": "date",
        "side": "top",
        "range": [span.start.isoformat(), span.end.isoformat()],
        "tickmode": "array",
        "tickvals": values,
        "ticktext": texts,
        "tickfont": {"size": 13, "color": view.colour("ink3")},
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "tickangle": 0,
    }
    return axis, shapes


def vertical(day: date, colour: str, dash: str = "solid", width: float = 1) -> dict[str, Any]:
    """A vertical line over the whole plot."""
    line = {"color": colour, "width": width, "dash": dash}
    x = day.isoformat()
    return {
        "type": "line",
        "layer": "between",
        "xref": "x",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
    }
