"""The four numbers that open the Overview, each with its comparison in words and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.money import is_known, say_count, say_money
from dashboard.panels.view import View

STATES = ("renegotiated", "strained", "ended", "expanded")
LEFT_OUT = {
    "money": ("ceiling", "planned", "rumored", "cumulative", "disputed", "no_amount"),
    "alliances": ("planned", "rumored"),
    "releases": ("announced", "delayed", "withdrawn", "planned", "rumored"),
}


Years = tuple[str, str]
"""The year asked and the one before, as they are printed."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One number: its label, the value, the comparison under it and what is left out."""

    label: str
    value: str
    comparison: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a measure. `years_ago` is 0 for the year asked, 1 for the one before, None where undated."""

    measure: str
    part: str
    years_ago: int | None
    usd: float
    count: int


def describe(frame: pd.DataFrame, view: View) -> tuple[Headline, ...]:
    """Money closed, models released, alliances that changed, disputes; where most is undated, that is counted."""
    parts = [
        Part(
            measure=str(row["measure"]),
            part=str(row["part"]),
            years_ago=int(row["years_ago"]) if is_known(row["years_ago"]) else None,
            usd=float(row["usd"]) if is_known(row["usd"]) else 0.0,
            count=int(row["n"]),
        )
        for row in frame.to_dict("records")
    ]
    year = int(frame["year"].iloc[0]) if len(frame) else view.snapshot_day.year
    disputed = [part for part in parts if part.measure == "disputes"]
    label = str(year)
    if _count(parts, None) - _count(disputed, None) > _count(parts, 0):
        label, parts = view.say("date.none"), [replace(part, years_ago=0) for part in parts]
    before = str(year - 1)
    return (
        _money(parts, (label, before), view),
        _releases(parts, (label, before), view),
        _alliances(parts, (label, before), view),
        _disputes(disputed, view),
    )


def _count(parts: Iterable[Part], years_ago: int | None) -> int:
    return sum(part.count for part in parts if part.years_ago == years_ago)


def _of(parts: Iterable[Part], measure: str, years_ago: int | None) -> list[Part]:
    return [part for part in parts if part.measure == measure and part.years_ago == years_ago]


def _list_left_out(parts: Sequence[Part], measure: str, view: View) -> str:
    """`leaves out 9 ceilings, 14 plans, 2 undated`, in a fixed order; empty where nothing is left out."""
    now = _of(parts, measure, 0)
    counts = {name: sum(part.count for part in now if part.part == name) for name in LEFT_OUT[measure]}
    counts["undated"] = sum(part.count for part in _of(parts, measure, None))
    words = [say_count(view.language, f"left_{name}", count) for name, count in counts.items() if count]
    return view.say("headline.leaves_out", parts=", ".join(words)) if words else ""


def _money(parts: Sequence[Part], years: Years, view: View) -> Headline:
    now, before = _of(parts, "money", 0), _of(parts, "money", 1)
    closed, earlier = (sum(part.usd for part in some if part.part == "closed") for some in (now, before))
    compared = view.say("headline.compared", value=say_money(view.language, earlier), year=years[1])
    return Headline(
        label=view.say("headline.money", year=years[0]),
        value=say_money(view.language, closed) if closed else view.say("columns.none"),
        comparison=compared if earlier else "",
        left_out=_list_left_out(parts, "money", view) or ("" if closed else view.say("headline.nothing_money")),
    )


def _releases(parts: Sequence[Part], years: Years, view: View) -> Headline:
    now, before = _of(parts, "releases", 0), _of(parts, "releases", 1)
    count, earlier = (sum(part.count for part in some if part.part == "released") for some in (now, before))
    return Headline(
        label=view.say("headline.releases", year=years[0]),
        value=str(count) if count else view.say("columns.none"),
        comparison=view.say("headline.compared", value=earlier, year=years[1]) if earlier else "",
        left_out=_list_left_out(parts, "releases", view) or ("" if count else view.say("headline.nothing_releases")),
    )


def _alliances(parts: Sequence[Part], years: Years, view: View) -> Headline:
    now = _of(parts, "alliances", 0)
    stated = [part for part in now if part.part not in ("planned", "rumored", "denied", "hypothetical")]
    count = sum(part.count for part in stated)
    counts = {state: sum(part.count for part in stated if part.part == state) for state in STATES}
    states = [say_count(view.language, f"state_{state}", number) for state, number in counts.items() if number]
    return Headline(
        label=view.say("headline.alliances", year=years[0]),
        value=str(count) if count else view.say("columns.none"),
        comparison=", ".join(states),
        left_out=_list_left_out(parts, "alliances", view) or ("" if count else view.say("headline.nothing_alliances")),
    )


def _disputes(parts: Sequence[Part], view: View) -> Headline:
    counts = {part.part: part.count for part in _of(parts, "disputes", None)}
    disputed, total = counts.get("disputed", 0), sum(counts.values())
    return Headline(
        label=view.say("headline.disputes"),
        value=str(disputed) if total else view.say("columns.none"),
        comparison=view.say("headline.of_events", events=say_count(view.language, "event", total)) if total else "",
        left_out=view.say("headline.contradict" if disputed else "headline.nothing_disputes"),
    )
