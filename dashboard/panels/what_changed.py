"""The latest changes in words: who, what and how surely, when and by whom it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.dates import say_date, say_day, to_day
from dashboard.money import Amount, is_known, say_amount, say_count
from dashboard.panels.view import View


@dataclass(frozen=True, slots=True)
class Change:
    """One event: its id, the slot of its first company (0: none), who, what and when."""

    event_id: str
    slot: int
    who: str
    what: str
    when: str


def describe(frame: pd.DataFrame, view: View) -> tuple[Change, ...]:
    """The frame's events, in its order."""
    return tuple(_describe(row, view) for row in frame.to_dict("records"))


def heading(frame: pd.DataFrame, view: View) -> str:
    """`What changed since 1 Dec 2025`: the first day of the oldest event listed."""
    days = [day for day in map(to_day, frame["date_start"]) if day]
    return view.say("change.since", day=say_day(view.language, min(days))) if days else view.say("change.heading")


def _describe(row: Mapping[Any, Any], view: View) -> Change:
    when = [say_date(view.language, row["date_start"], row["date_end"], str(row["date_precision"]))]
    when += [str(row["sources"][0])] if len(row["sources"]) else []
    when.append(say_count(view.language, "source", int(row["n_sources"])))
    return Change(
        event_id=str(row["event_id"]),
        slot=int(row["slot"]) if is_known(row["slot"]) else 0,
        who=str(row["headline"]),
        what=say_what(row, view),
        when=" · ".join(when),
    )


def say_what(row: Mapping[Any, Any], view: View) -> str:
    """What an event of any kind is; in brackets its certainty where it is not stated, and disputes."""
    what = KINDS.get(str(row["kind"]), _say_state)(row, view)
    doubts = [view.say(f"modality.{row['modality']}")] if row["modality"] != "asserted" else []
    doubts += [view.say("change.disputed")] if row["disputed"] else []
    return f"{what} ({', '.join(doubts)})" if doubts else what


def _say_sum(row: Mapping[Any, Any], view: View) -> str:
    bounds = [float(row[bound]) if is_known(row[bound]) else None for bound in ("amount_low", "amount_high")]
    words = [str(row[word]) if is_known(row.get(word)) else None for word in ("hedge", "currency", "unit")]
    return say_amount(view.language, Amount(bounds[0], bounds[1], *words))


def _say_state(row: Mapping[Any, Any], view: View) -> str:  # noqa: ARG001 (every kind is worded alike)
    return str(row["state"]) if is_known(row["state"]) else ""


def _say_figure(row: Mapping[Any, Any], view: View) -> str:
    return view.say("change.figure", metric=view.say(f"metric.{row['state']}"), amount=_say_sum(row, view))


KINDS: dict[str, Callable[[Mapping[Any, Any], View], str]] = {
    "investment": _say_sum,
    "release": lambda row, view: view.say(f"stage.{row['state']}"),
    "partnership": lambda row, view: view.say("change.alliance", state=view.say(f"status.{row['state']}")),
    "integration": lambda row, view: view.say("change.integration", state=view.say(f"status.{row['state']}")),
    "figure": _say_figure,
}
