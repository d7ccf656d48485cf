"""Rows of releases as records: rungs of a model's ladder, gathered by model and packed into rows of a lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import is_known, say_count
from dashboard.panels.axis import Span, leave_room
from dashboard.panels.lanes import clip
from dashboard.panels.marks import hover_text
from dashboard.panels.placing import text_width
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import View

SHIPPED = ("available", "preview")
GAP = 10
"""Pixels between a mark and its model's name, and between two models of one row."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One release: a stage of one model on its day; or the first of `count` releases of one month, with some `models`.

    `shipped` is how many models its developer has shipped, `lanes` how many developers it stands for.
    """

    event_id: str
    lane_id: str
    lane_rank: int
    developer: str
    slot: int
    cadence: int
    model: str
    stage: str
    modality: str
    start: date
    end: date
    precision: str
    is_dated: bool
    sources: int
    shipped: int = 0
    count: int = 1
    lanes: int = 1
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """A model with its rungs in order of time, the name beside it, its row, and whether the name is left of it."""

    name: str
    rungs: tuple[Rung, ...]
    row: int = 0
    is_named_left: bool = False


@once_a_frame
def read_rungs(frame: pd.DataFrame) -> list[Rung]:
    """The frame's rows as rungs, in its order."""
    rungs = []
    for row in frame.to_dict("records"):
        start = to_day(row["date_start"])
        rungs.append(
            Rung(
                event_id=str(row["event_id"]),
                lane_id=str(row["lane_id"]),
                lane_rank=int(row["lane_rank"]),
                developer=str(row["developer"]) if is_known(row["developer"]) else "",
                slot=int(row["slot"]) if is_known(row["slot"]) else 0,
                cadence=int(row["cadence_days"]) if is_known(row["cadence_days"]) else 0,
                model=str(row["model"]),
                stage=str(row["stage"]),
                modality=str(row["modality"]),
                start=start or date.min,
                end=to_day(row["date_end"]) or start or date.min,
                precision=str(row["date_precision"]),
                is_dated=bool(row["is_dated"]),
                sources=int(row["n_sources"]),
                shipped=int(row["shipped"]),
                count=int(row["stands_for"]),
                lanes=int(row["n_lanes"]),
                models=tuple(map(str, row["models"])) if isinstance(row["models"], Iterable) else (),
            )
        )
    return rungs


def rung_hover(rung: Rung, view: View) -> str:
    """Three lines: who and which model · stage · certainty, date and sources."""
    developer = rung.developer or view.say("release.unnamed")
    when = say_date(view.language, rung.start, rung.end, rung.precision)
    sources = say_count(view.language, "source", rung.sources)
    certainty = view.say(f"modality.{rung.modality}")
    return hover_text(
        [f"{developer} · {rung.model}", view.say(f"stage.{rung.stage}"), f"{certainty} · {when} · {sources}"]
    )


def leave_name_room(span: Span, rungs: Sequence[Rung]) -> Span:
    """The window with room for the names of the models that come last, unless that took over a quarter of it."""
    last = max((rung.end for rung in rungs if rung.end <= span.end), default=span.end)
    latest = [rung for rung in rungs if last - rung.end < (span.end - span.start) / 20]
    room = max((text_width(rung.model) for rung in latest), default=0) + 2 * GAP
    return leave_room(span, last + timedelta(days=1), room) if room <= span.width / 4 else span


def _extent(rungs: Sequence[Rung], span: Span) -> tuple[float, float]:
    """The pixels that the marks of a ladder take, with the bars of doubt that are inside the window."""
    places = [span.middle_px(rung.start, rung.end) for rung in rungs]
    first = min([*places, *(max(span.to_px(rung.start), 0) for rung in rungs)])
    last = max([*places, *(min(span.to_px(rung.end), span.width) for rung in rungs)])
    return first - 6, last + 6


def _name_ladder(name: str, rungs: Sequence[Rung], span: Span) -> tuple[Ladder, tuple[float, float]]:
    """The ladder, named where there is room (right, else left, else cut on the roomier side), and its pixels."""
    left, right = _extent(rungs, span)
    room_left, room_right = left - GAP, span.width - right - GAP
    is_left = text_width(name) > room_right and (text_width(name) <= room_left or room_left > room_right)
    name = clip(name, room_left if is_left else room_right)
    width = text_width(name) + GAP
    return Ladder(name, tuple(rungs), 0, is_left), (left - width, right) if is_left else (left, right + width)


def _name_model(rung: Rung) -> str:
    """`Kyutai Moshi`, but `DeepSeek-R1`, whose name says whose it is."""
    is_telling = rung.model.casefold().startswith(rung.developer.casefold())
    return rung.model if is_telling else f"{rung.developer} {rung.model}"


def pack(rungs: Sequence[Rung], span: Span, *, with_developer: bool = False) -> list[Ladder]:
    """The models of a lane, each in the first row that has room for its marks and its name."""
    by_model: dict[tuple[str, str], list[Rung]] = {}
    for rung in sorted(rungs, key=lambda rung: (rung.start, rung.end, rung.event_id)):
        by_model.setdefault((rung.lane_id, rung.model.casefold()), []).append(rung)
    rows: list[list[tuple[float, float]]] = []
    ladders = []
    for group in by_model.values():
        name = _name_model(group[-1]) if with_developer else group[-1].model
        ladder, (left, right) = _name_ladder(name, group, span)
        free = (i for i, row in enumerate(rows) if all(right < start or end < left for start, end in row))
        row = next(free, len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        ladders.append(Ladder(ladder.name, ladder.rungs, row, ladder.is_named_left))
    return ladders


def count_models(rungs: Sequence[Rung]) -> list[tuple[str, int]]:
    """Developers with how many models they have shipped for sure, most first."""
    shipped = {rung.developer: rung.shipped for rung in rungs if rung.is_dated and rung.developer and rung.shipped}
    return sorted(shipped.items(), key=lambda pair: (-pair[1], pair[0]))


def is_shipped(rung: Rung) -> bool:
    """Whether a release is stated and the model can be used."""
    return rung.modality == "asserted" and rung.stage in SHIPPED


def find_waiting(rungs: Sequence[Rung]) -> Rung | None:
    """The latest stated delay of a model that has not been shipped since."""
    shipped = {
        (rung.lane_id, rung.model.casefold()): rung.start for rung in rungs if rung.is_dated and is_shipped(rung)
    }
    delays = [r for r in rungs if r.is_dated and r.stage == "delayed" and r.modality == "asserted" and r.developer]
    waiting = [r for r in delays if shipped.get((r.lane_id, r.model.casefold()), r.start) <= r.start]
    return max(waiting, key=lambda rung: (rung.start, rung.event_id), default=None)
