"""The head of a company's page in words: who it is, what came in and went out, its latest model, its alliances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import is_known, say_count, say_money
from dashboard.panels.view import View

STATES = ("active", "announced", "expanded", "renegotiated", "strained", "ended")


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a company: its label, the value, and a line under it."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A company: id, name, colour slot, its place in the world, a sentence, four numbers; wikidata may be empty."""

    company_id: str
    name: str
    slot: int
    place: str
    wikidata: str
    sentence: str
    measures: tuple[Measure, ...]


def describe(frame: pd.DataFrame, view: View) -> tuple[Profile, ...]:
    """The companies of the frame, in its order."""
    return tuple(_describe(row, view) for row in frame.to_dict("records"))


def _describe(row: Mapping[Any, Any], view: View) -> Profile:
    parent = [view.say("profile.parent", name=row["parent"])] if is_known(row["parent"]) else []
    country = [str(row["country"])] if is_known(row["country"]) else []
    return Profile(
        company_id=str(row["company_id"]),
        name=str(row["company"]),
        slot=int(row["slot"]),
        place=" · ".join([*parent, *country]),
        wikidata=str(row["wikidata"]) if is_known(row["wikidata"]) else "",
        sentence=_say_sentence(row, view),
        measures=(_received(row, view), _paid(row, view), _latest(row, view), _allied(row, view)),
    )


def _say_sentence(row: Mapping[Any, Any], view: View) -> str:
    """How much is known, and of when."""
    events = say_count(view.language, "event", int(row["events"]))
    days = [day for day in map(to_day, (row["date_start"], row["date_end"])) if day]
    if not days:
        return view.say("profile.undated", events=events)
    first, last = min(days).year, max(days).year
    period = view.say("date.years", start=first, end=last) if first < last else first
    return view.say("profile.dated", events=events, period=period)


def _sum(row: Mapping[Any, Any], name: str, view: View) -> str:
    return say_money(view.language, row[name]) if is_known(row[name]) else ""


def _received(row: Mapping[Any, Any], view: View) -> Measure:
    return Measure(view.say("profile.received"), _sum(row, "received_usd", view) or view.say("columns.none"), "")


def _paid(row: Mapping[Any, Any], view: View) -> Measure:
    planned = _sum(row, "planned_usd", view)
    note = view.say("profile.planned", amount=planned) if planned else ""
    return Measure(view.say("profile.paid"), _sum(row, "paid_usd", view) or view.say("columns.none"), note)


def _latest(row: Mapping[Any, Any], view: View) -> Measure:
    """The latest model, its day, and how many there are."""
    if not is_known(row["latest_model"]):
        return Measure(view.say("profile.latest"), view.say("columns.none"), "")
    day = say_date(view.language, row["latest_on"], row["latest_end"], row["latest_precision"])
    models = say_count(view.language, "model", int(row["models"]))
    return Measure(view.say("profile.latest"), str(row["latest_model"]), f"{day} · {models}")


def _allied(row: Mapping[Any, Any], view: View) -> Measure:
    """How many alliances, and in which states they were last."""
    counts = Counter(str(state) for state in row["states"])
    note = ", ".join(f"{counts[state]} {view.say(f'status.{state}')}" for state in STATES if counts[state])
    total = sum(counts.values())
    return Measure(view.say("profile.allied"), str(total) if total else view.say("columns.none"), note)
