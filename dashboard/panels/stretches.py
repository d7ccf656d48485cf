"""Rows of alliances as records: stretches of time in one state, and the bands that show it, fading where news end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import say_count
from dashboard.panels.marks import hover_text
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import View

ENDED_DAYS = 200
"""How long an ended alliance is drawn (look.md, Status)."""
THIN, THICK = 8, 18
DRAWN = ("asserted", "planned", "rumored")
FADES = (0.5, 0.42, 0.34, 0.27, 0.2, 0.14)
"""Opacity of the pieces of a band from the last news on: ink is read on all, and the last is still seen."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state of an alliance. `until` is the next state's first day, None where nothing newer is known.

    `fades` is the day of the last news of the partners, where no state follows.
    """

    event_id: str
    alliance_id: str
    rank: int
    partners: tuple[str, ...]
    slots: tuple[int, ...]
    status: str
    modality: str
    start: date
    end: date
    until: date | None
    precision: str
    is_dated: bool
    sources: int
    fades: date | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A piece of a stretch as it is drawn: full height once the state is sure to have begun, thin while it may have.

    `ink` is 1 up to the last news, less after it.
    """

    stretch: Stretch
    start: date
    end: date
    y: float
    height: float
    ink: float = 1


@once_a_frame
def read_stretches(frame: pd.DataFrame) -> list[Stretch]:
    """The frame's rows as stretches, in its order; rank 0 is a state without a place on the axis."""
    found = []
    for row in frame.to_dict("records"):
        start = to_day(row["date_start"])
        is_dated = bool(row["is_dated"]) and row["modality"] in DRAWN
        found.append(
            Stretch(
                event_id=str(row["event_id"]),
                alliance_id=str(row["alliance_id"]),
                rank=int(row["row_rank"]) if is_dated else 0,
                partners=tuple(str(name) for name in row["partners"]),
                slots=tuple(int(slot) for slot in row["slots"]),
                status=str(row["status"]),
                modality=str(row["modality"]),
                start=start or date.min,
                end=to_day(row["date_end"]) or start or date.min,
                until=to_day(row["valid_to"]),
                precision=str(row["date_precision"]),
                is_dated=is_dated,
                sources=int(row["n_sources"]),
                fades=to_day(row.get("fades_from")),
            )
        )
    return found


def cut_bands(stretch: Stretch, y: float, snapshot: date, heights: tuple[float, float] = (THIN, THICK)) -> list[Band]:
    """The bands of one stretch: thin over the days on which it may have begun, full after them.

    It ends with the next state, with the snapshot, or some time after an end; from the last news on it fades.
    """
    last = stretch.until or max(snapshot, stretch.end + timedelta(days=1))
    if stretch.status == "ended":
        last = min(last, stretch.end + timedelta(days=ENDED_DAYS))
    sure = min(stretch.end + timedelta(days=1), last) if stretch.end > stretch.start else stretch.start
    thin = [Band(stretch, stretch.start, sure, y, heights[0])] if sure > stretch.start else []
    return thin + (_fade(Band(stretch, sure, last, y, heights[1])) if last > sure else [])


def _fade(band: Band) -> list[Band]:
    """The band up to the last news, and after it in pieces of less ink; what is not stated has little anyway."""
    fades = band.stretch.fades
    if fades is None or fades >= band.end or band.stretch.status == "ended" or band.stretch.modality != "asserted":
        return [band]
    first = max(fades, band.start)
    days = (band.end - first).days
    edges = [first + timedelta(days=round(days * n / len(FADES))) for n in range(len(FADES) + 1)]
    pieces = [
        replace(band, start=a, end=b, ink=ink) for (a, b), ink in zip(pairwise(edges), FADES, strict=True) if b > a
    ]
    return ([replace(band, end=first)] if first > band.start else []) + pieces


def join_partners(stretch: Stretch, view: View) -> str:
    """The partners in one line, as the language joins them."""
    return view.say("alliance.joint").join(stretch.partners)


def stretch_line(stretch: Stretch, view: View) -> str:
    """The state in one line, for the alternative text."""
    when = say_date(view.language, stretch.start, stretch.end, stretch.precision)
    return f"{join_partners(stretch, view)}, {view.say(f'status.{stretch.status}')}, {when}"


def stretch_hover(stretch: Stretch, view: View) -> str:
    """Three lines: the partners · the state · certainty, date and sources."""
    when = say_date(view.language, stretch.start, stretch.end, stretch.precision)
    sources = say_count(view.language, "source", stretch.sources)
    certainty = view.say(f"modality.{stretch.modality}")
    state = view.say(f"status.{stretch.status}")
    return hover_text([join_partners(stretch, view), state, f"{certainty} · {when} · {sources}"])
