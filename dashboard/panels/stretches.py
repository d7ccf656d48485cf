"""Rows of alliances as records: stretches of time in one state, and the bars that draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import say_count
from dashboard.panels.marks import FADED, Trace, hover_text
from dashboard.panels.view import View
from dashboard.theme import CERTAINTIES, HATCHES, STATUSES, fade, pick

ENDED_DAYS = 200
"""How long an ended alliance is drawn (look.md, Status)."""
THIN, THICK = 8, 18
PATTERN_SIZE, SOLIDITY = 7, 0.22
DAY = 86_400_000
"""Milliseconds, the unit of lengths on a date axis."""
DRAWN = ("asserted", "planned", "rumored")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state of an alliance. `until` is the next state's first day, None where nothing newer is known."""

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


@dataclass(frozen=True, slots=True)
class Band:
    """A piece of a stretch as it is drawn: full height once the state is sure to have begun, thin while it may have."""

    stretch: Stretch
    start: date
    end: date
    y: float
    height: float


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
            )
        )
    return found


def cut_bands(stretch: Stretch, y: float, snapshot: date, heights: tuple[float, float] = (THIN, THICK)) -> list[Band]:
    """The bands of one stretch: thin over the days on which it may have begun, full after them.

    It ends with the next state, with the snapshot, or some time after an end.
    """
    last = stretch.until or max(snapshot, stretch.end + timedelta(days=1))
    if stretch.status == "ended":
        last = min(last, stretch.end + timedelta(days=ENDED_DAYS))
    sure = min(stretch.end + timedelta(days=1), last) if stretch.end > stretch.start else stretch.start
    thin = [Band(stretch, stretch.start, sure, y, heights[0])] if sure > stretch.start else []
    return thin + ([Band(stretch, sure, last, y, heights[1])] if last > sure else [])


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


def _fill(stretch: Stretch, view: View) -> str:
    look = STATUSES[stretch.status]
    alpha = CERTAINTIES[stretch.modality].band_fill
    colour = pick(look.fill, view.mode)
    return colour if alpha == 1 else fade(pick(look.line, view.mode), alpha)


def _pattern(stretch: Stretch, view: View) -> tuple[str, str]:
    """The hatch of a band and its colour: of the state in page colour, of a rumour in the state's line."""
    look = STATUSES[stretch.status]
    hatch = CERTAINTIES[stretch.modality].band_hatch
    if hatch:
        return hatch, pick(look.line, view.mode)
    if stretch.modality != "asserted":
        return "", view.colour("bg")
    return look.pattern, fade(view.colour("bg"), HATCHES[look.pattern])


def draw_bands(bands: Sequence[Band], view: View, least_days: float) -> list[Trace]:
    """A bar trace per look; no band is shorter than `least_days`, so that each can be clicked.

    plotly.js 4 ignores a hatch's colour where the bars' own colours are a list: one trace has one look.
    """
    groups: dict[tuple[str, str], list[Band]] = {}
    for band in bands:
        groups.setdefault((band.stretch.status, band.stretch.modality), []).append(band)
    return [_draw_group(groups[look], view, least_days) for look in sorted(groups)]


def _draw_group(bands: Sequence[Band], view: View, least_days: float) -> Trace:
    """Bands of one state and certainty."""
    first = bands[0].stretch
    hatch, ink = _pattern(first, view)
    line = {
        "color": pick(STATUSES[first.status].line, view.mode),
        "width": 1.2 if first.modality == "asserted" else 1.6,
    }
    pattern = {"shape": hatch, "fgcolor": ink, "size": PATTERN_SIZE, "solidity": SOLIDITY}
    return {
        "type": "bar",
        "orientation": "h",
        "base": [band.start.isoformat() for band in bands],
        "x": [max((band.end - band.start).days, least_days) * DAY for band in bands],
        "y": [band.y for band in bands],
        "width": [band.height for band in bands],
        "customdata": [band.stretch.event_id for band in bands],
        "hovertext": [stretch_hover(band.stretch, view) for band in bands],
        "hoverinfo": "text",
        "marker": {
            "color": _fill(first, view),
            "line": line,
            "pattern": {**pattern, "fgopacity": 1, "fillmode": "overlay"},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": FADED}},
    }


def band_word(band: Band, view: View) -> str:
    """The word in a band: its state; a rumour has none."""
    return view.say(f"status.{band.stretch.status}") if band.stretch.modality != "rumored" else ""


def word_ink(band: Band, view: View) -> Any:  # noqa: ANN401 (a colour for Plotly)
    """The word's colour: on a full band that of its state, else ink."""
    is_full = band.stretch.modality == "asserted"
    return pick(STATUSES[band.stretch.status].text, view.mode) if is_full else view.colour("ink")
