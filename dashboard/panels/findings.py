"""What every panel's title and description share: the period in words and the alternative text."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.dates import to_day
from dashboard.money import say_count
from dashboard.panels.view import View

NAMED = 12
"""Companies that an alternative text names."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a chart shows, for readers who do not see it."""

    finding: str
    chart: str
    period: str
    marks: int
    names: tuple[str, ...]
    largest: tuple[str, ...]
    missing: int
    extremes: str = "largest"


def name_period(frame: pd.DataFrame, view: View) -> str:
    """The drawn period: the window's years, else those of the dated rows; "no date" where there are none."""
    starts = [day for day in map(to_day, frame["date_start"]) if day]
    ends = [day for day in map(to_day, frame["date_end"]) if day]
    first = view.start or (min(starts) if starts else None)
    last = view.end or (max(ends) if ends else None)
    if first and last and last < first:  # what began before the window and stands in it
        last = max(view.snapshot_day, first)
    if first is None or last is None:
        return view.say("date.none")
    return view.say("date.years", start=first.year, end=last.year) if first.year < last.year else str(first.year)


def describe(summary: Summary, view: View) -> str:
    """The alternative text, one sentence a fact."""
    named = ", ".join(summary.names[:NAMED])
    parts = [
        f"{summary.finding}.",
        view.say(
            "alt.chart", chart=summary.chart, period=summary.period, n=say_count(view.language, "mark", summary.marks)
        ),
        view.say("alt.names", names=named) if named else "",
        view.say(f"alt.{summary.extremes}", rows="; ".join(summary.largest)) if summary.largest else "",
        view.say("alt.missing", n=say_count(view.language, "row", summary.missing)) if summary.missing else "",
    ]
    return " ".join(part for part in parts if part)


def count_undated(frame: pd.DataFrame) -> int:
    """Events without a date: no axis has a place for them, they stand in the table alone.

    Where a frame holds the first of them only, its `n_undated` or `stands_for` counts the others.
    """
    missing = frame[~frame["is_dated"].astype(bool)]
    if "n_undated" in frame:
        return int(frame["n_undated"].max()) if len(frame) else 0
    return int(missing["stands_for"].sum()) if "stands_for" in frame else len(missing)
