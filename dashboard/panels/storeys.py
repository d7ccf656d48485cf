"""A company's lane in the combined timeline: money as circles, releases as shapes, alliances as thin bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.money import say_amount
from dashboard.panels.axis import LETTER, Span, middle
from dashboard.panels.happenings import BILLION, Happening, as_stretch, happening_hover
from dashboard.panels.lanes import Lane, clip
from dashboard.panels.marks import DOUBT_DAYS, Label, Mark, plain
from dashboard.panels.names import Company
from dashboard.panels.placing import text_width
from dashboard.panels.stretches import Band, cut_bands
from dashboard.panels.view import View
from dashboard.theme import STAGE_SYMBOLS

RELEASE_ROW = 19
RELEASE_ROWS, CLOSE_ROW = 3, 12
BAND_ROW = 13
BANDS = 3
BAND_HEIGHTS = (3, 8)
LABELLED = 10 * BILLION
RELEASE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Storeys:
    """What a lane holds, by storey, and how high each is; releases have their row in it."""

    money: tuple[Happening, ...]
    releases: tuple[tuple[Happening, int], ...]
    alliances: tuple[tuple[Happening, ...], ...]

    @property
    def money_height(self) -> float:
        """Room for the largest circle."""
        return max((deal.size for deal in self.money), default=0) + 4 if self.money else 0

    @property
    def release_height(self) -> float:
        """Room for the rows of releases."""
        rows = max((row for _, row in self.releases), default=-1) + 1
        return RELEASE_ROW + (rows - 1) * CLOSE_ROW if rows else 0

    @property
    def height(self) -> float:
        """All storeys together."""
        return self.money_height + self.release_height + BAND_ROW * len(self.alliances)


@dataclass(slots=True)
class Drawing:
    """The ground and what has been drawn on it so far; it grows lane by lane."""

    span: Span
    view: View
    circles: list[Mark] = field(default_factory=list)
    shapes: list[Mark] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    doubts: list[tuple[str, tuple[Any, Any], tuple[Any, Any]]] = field(default_factory=list)


def sort_storeys(events: Sequence[Happening], span: Span, snapshot: date) -> Storeys:
    """The events of one lane by storey; of its alliances the three with most states, then the latest."""
    money = tuple(e for e in events if e.kind == "investment" and span.shows(e.start, e.end))
    releases = tuple(e for e in events if e.kind == "release" and span.shows(e.start, e.end))
    by_alliance: dict[str, list[Happening]] = {}
    for event in events:
        if event.kind == "partnership" and span.start <= (event.until or snapshot) and event.start <= span.end:
            by_alliance.setdefault(as_stretch(event).alliance_id, []).append(event)
    ranked = sorted(by_alliance.values(), key=lambda states: (len(states), states[-1].start), reverse=True)
    return Storeys(money, dodge(releases, span), tuple(tuple(states) for states in ranked[:BANDS]))


def dodge(releases: Sequence[Happening], span: Span) -> tuple[tuple[Happening, int], ...]:
    """Releases with a row each, so that marks of one day do not hide each other; three rows at most."""
    ends = [-math.inf] * RELEASE_ROWS
    placed = []
    for event in sorted(releases, key=lambda event: (span.middle_px(event.start, event.end), event.event_id)):
        x = span.middle_px(event.start, event.end)
        row = next((row for row, end in enumerate(ends) if x - end >= CLOSE_ROW), ends.index(min(ends)))
        ends[row] = x
        placed.append((event, row))
    return tuple(placed)


def draw_storeys(storeys: Storeys, lane: Lane, company: Company, drawing: Drawing) -> None:
    """Add a lane's marks, bands and labels to the drawing, from under its name downwards."""
    money_y = lane.ground + storeys.money_height / 2
    release_y = lane.ground + storeys.money_height + RELEASE_ROW / 2
    band_y = lane.ground + storeys.money_height + storeys.release_height + BAND_ROW / 2
    drawing.circles += [_mark(deal, money_y, lane.colour, drawing.view) for deal in storeys.money]
    drawing.doubts += [_doubt(deal, money_y, lane.colour) for deal in storeys.money if _is_doubtful(deal)]
    for release, row in storeys.releases:
        y = release_y + row * CLOSE_ROW
        drawing.shapes.append(_mark(release, y, lane.colour, drawing.view))
        drawing.doubts += [_doubt(release, y, lane.colour)] if _is_doubtful(release) else []
    drawing.labels += _label_sums(storeys.money, money_y, drawing.span, drawing.view)
    for index, states in enumerate(storeys.alliances):
        _draw_alliance(states, band_y + index * BAND_ROW, company, drawing)


def _draw_alliance(states: Sequence[Happening], y: float, company: Company, drawing: Drawing) -> None:
    span, snapshot = drawing.span, drawing.view.snapshot_day
    pieces = [band for state in states for band in cut_bands(as_stretch(state), y, snapshot, BAND_HEIGHTS)]
    drawing.bands += [band for band in pieces if band.end >= span.start and band.start <= span.end]
    drawing.labels.append(_name_band(states[-1], company, max(band.end for band in pieces), y, drawing))


def _mark(event: Happening, y: float, colour: str, view: View) -> Mark:
    is_release = event.kind == "release"
    return Mark(
        event_id=event.event_id,
        x=middle(event.start, event.end),
        y=y,
        colour=colour,
        modality=event.look,
        hover=happening_hover(event, view),
        symbol=STAGE_SYMBOLS[event.state] if is_release else "circle",
        size=RELEASE_SIZE if is_release else event.size,
    )


def _is_doubtful(event: Happening) -> bool:
    return (event.end - event.start).days > DOUBT_DAYS


def _doubt(event: Happening, y: float, colour: str) -> tuple[str, tuple[Any, Any], tuple[Any, Any]]:
    return (colour, (event.start.isoformat(), y), (event.end.isoformat(), y))


def _label_sums(money: Sequence[Happening], y: float, span: Span, view: View) -> list[Label]:
    """Sums over $10bn whose surroundings are free: right of the circle, left of it beyond the snapshot day."""
    circles = {deal.event_id: (span.middle_px(deal.start, deal.end), deal.size / 2) for deal in money}
    taken = [(x - half, x + half) for x, half in circles.values()]
    labels = []
    for deal in sorted(money, key=lambda deal: (-deal.usd, deal.event_id)):
        x, half = circles[deal.event_id]
        text = say_amount(view.language, deal.amount)
        is_late = x > span.to_px(view.snapshot_day)
        reach = half + 4 + text_width(text)
        left, right = (x - reach, x - half) if is_late else (x + half, x + reach)
        others = [circle for event_id, circle in circles.items() if event_id != deal.event_id]
        is_free = all(end <= left or start >= right for start, end in taken) and left >= 0 and right <= span.width
        if deal.usd > LABELLED and is_free and not _is_covered(x, half, others):
            taken.append((left, right))
            shift, anchor = (-half - 4, "right") if is_late else (half + 4, "left")
            labels.append(Label(plain(text), middle(deal.start, deal.end), y, (shift, 8), anchor, "ink2"))
    return labels


def _is_covered(x: float, half: float, others: Sequence[tuple[float, float]]) -> bool:
    """Whether a larger circle hides whose sum it would be."""
    return any(abs(place - x) < radius and radius >= half for place, radius in others)


def _name_band(state: Happening, company: Company, end: date, y: float, drawing: Drawing) -> Label:
    """The partners' names right of their band, clear of the snapshot line, cut where the plot ends."""
    span, snapshot = drawing.span, drawing.view.snapshot_day
    names = " · ".join(party.name for party in state.parties if party != company)
    if end < snapshot and span.to_px(end) + 6 + text_width(names) > span.to_px(snapshot):
        end = snapshot
    room = span.width - span.to_px(end) - 6
    return Label(
        plain(clip(names, max(room, LETTER * 3), 6)), end.isoformat(), y, (6, 0), "left", "ink2", 12, has_ground=False
    )
