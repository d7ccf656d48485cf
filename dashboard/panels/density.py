"""The strip of counts per month that stands for the small marks of a chart with too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dashboard.money import say_count
from dashboard.panels.axis import middle, shift_months
from dashboard.panels.deals import Deal
from dashboard.panels.marks import Trace, hover_text
from dashboard.panels.view import View

MOST_MARKS = {False: 800, True: 300}
LARGEST = {False: 300, True: 120}
"""Over 800 marks the 300 largest stay (look.md, Every deal); on phones, a third of the width, 120 of over 300."""
STRIP = 0.09
"""The strip's share of the plot's height; a gap of a third of it stands above."""


def part_crowd(deals: Sequence[Deal], *, is_phone: bool) -> tuple[list[Deal], list[Deal]]:
    """The deals that are drawn, largest first, and those that the strip counts."""
    marks = [deal for deal in deals if not deal.is_crowd]
    crowd = [deal for deal in deals if deal.is_crowd]
    if not crowd and len(marks) <= MOST_MARKS[is_phone]:
        return marks, []
    return marks[: LARGEST[is_phone]], crowd + marks[LARGEST[is_phone] :]


def draw_strip(days: Iterable[tuple[date, int]], view: View) -> tuple[Trace, dict[str, Any]]:
    """Bars of how many marks each month has beyond those drawn, from days and counts, and their y axis."""
    counts: Counter[date] = Counter()
    for day, count in days:
        counts[date(day.year, day.month, 1)] += count
    months = sorted(counts)
    names = view.words("date.months")
    labels = [view.say("date.month", month=names[month.month - 1], year=month.year) for month in months]
    lasts = [shift_months(month, 1) for month in months]
    trace = {
        "type": "bar",
        "x": [middle(month, last) for month, last in zip(months, lasts, strict=True)],
        "y": [counts[month] for month in months],
        "width": [(last - month).days * 0.8 * 86_400_000 for month, last in zip(months, lasts, strict=True)],
        "yaxis": "y2",
        "hovertext": [
            hover_text([label, say_count(view.language, "smaller", counts[month])])
            for label, month in zip(labels, months, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": view.colour("other")},
    }
    axis = {"domain": [0, STRIP], "anchor": "x", "visible": False, "fixedrange": True, "rangemode": "tozero"}
    return trace, axis
