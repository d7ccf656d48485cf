"""A lane with too many models to name: one circle a month with its count under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.money import say_count
from dashboard.panels.axis import middle, shift_months
from dashboard.panels.marks import Label, Mark, hover_text
from dashboard.panels.shipments import Rung
from dashboard.panels.view import View

MOST_MODELS = 60
HEIGHT = 46
CIRCLE_Y, COUNT_Y = 14, 36
LEAST, MOST = 9, 24
NAMED = 6
"""Models that the hover names before it counts the rest."""


def is_crowded(rungs: Sequence[Rung]) -> bool:
    """Whether a lane has more models than can be named in it (look.md, Release lanes)."""
    return (
        any(rung.models for rung in rungs)
        or len({(rung.lane_id, rung.model.casefold()) for rung in rungs}) > MOST_MODELS
    )


def draw_months(rungs: Sequence[Rung], top: float, colour: str, view: View) -> tuple[list[Mark], list[Label]]:
    """The circles of a crowded lane, area by count, and their counts; a click falls on the month's first release."""
    months: dict[date, list[Rung]] = {}
    for rung in sorted(rungs, key=lambda rung: (rung.start, rung.event_id)):
        months.setdefault(date(rung.start.year, rung.start.month, 1), []).append(rung)
    counts = {month: sum(rung.count for rung in group) for month, group in months.items()}
    most = max(counts.values())
    marks, labels = [], []
    for month, group in months.items():
        at = middle(month, shift_months(month, 1) - timedelta(days=1))
        size = max(LEAST, MOST * (counts[month] / most) ** 0.5)
        hover = _describe(month, group, view)
        marks.append(Mark(group[0].event_id, at, top + CIRCLE_Y, colour, "asserted", hover, size=size))
        labels.append(Label(str(counts[month]), at, top + COUNT_Y, anchor="center", ink="ink2", size=12))
    return marks, labels


def _describe(month: date, group: Sequence[Rung], view: View) -> str:
    """The month, how many releases, and the first models by name."""
    name = view.say("date.month", month=view.words("date.months")[month.month - 1], year=month.year)
    models = list(dict.fromkeys(name for rung in group for name in rung.models or (rung.model,)))
    words = ", ".join(models[:NAMED])
    total = sum(rung.count for rung in group) if any(rung.models for rung in group) else len(models)
    rest = total - len(models[:NAMED])
    return hover_text([name, say_count(view.language, "model", total), f"{words} +{rest}" if rest > 0 else words])
