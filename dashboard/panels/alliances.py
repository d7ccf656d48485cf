"""How alliances stand: a row a pair (or a group), a band a state, its fill and hatch and word the state's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.dates import say_date
from dashboard.money import say_count
from dashboard.panels.axis import Span, find_span, time_axis
from dashboard.panels.bands import draw_bands, write_words
from dashboard.panels.canvas import BOTTOM, LEFT, RIGHT, TOP, empty_figure, lay_out
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.lanes import BOLD_LETTER, clip
from dashboard.panels.marks import Label, plain, write
from dashboard.panels.placing import text_width
from dashboard.panels.stretches import Stretch, cut_bands, read_stretches, stretch_line
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import STATUSES, company_colour

ROW = 46
ROWS = 12
BAND_Y = 32
HEAD_Y = 12
EMPTY_HEIGHT = 260
LEAST_PX = 4
SQUARE = "■"
PAIR = 2


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """The rows of one page, twelve at most; bands stop at the snapshot day with a question mark."""
    rows = _group(read_stretches(frame))
    drawn = [stretch for row in rows for stretch in row]
    if not drawn:
        return empty_figure(view, EMPTY_HEIGHT, "alliance")
    width = view.width - LEFT - RIGHT
    coming = [s.end for s in drawn if s.start > view.snapshot_day]
    span = find_span([s.start for s in drawn], [view.snapshot_day, *coming], view, width)
    bands, labels = [], []
    for index, row in enumerate(rows):
        pieces = [piece for s in row for piece in cut_bands(s, index * ROW + BAND_Y, view.snapshot_day)]
        bands += [piece for piece in pieces if piece.end >= span.start and piece.start <= span.end]
        labels.append(_head(row, index * ROW + HEAD_Y, span, view))
        labels += _question(index * ROW + BAND_Y, view) if _is_open(row, view) else []
    labels += write_words(bands, span, view)
    least = LEAST_PX / width * (span.end - span.start).days
    return {"data": draw_bands(bands, view, least), "layout": _lay_out(len(rows), span, view, labels)}


def count_pages(frame: pd.DataFrame) -> int:
    """How many pages of twelve rows the alliances fill, at least one."""
    return max(-(-int(frame["n_alliances"].max()) // ROWS), 1) if len(frame) else 1


def _group(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """The drawn stretches by alliance, in the order of their rank."""
    rows: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        if stretch.is_dated:
            rows.setdefault(stretch.rank, []).append(stretch)
    return [rows[rank] for rank in sorted(rows)]


def _is_open(row: Sequence[Stretch], view: View) -> bool:
    return row[-1].start <= view.snapshot_day and row[-1].status != "ended" and row[-1].until is None


def _question(y: float, view: View) -> list[dict[str, Any]]:
    """The question mark after the snapshot day: nothing newer is known."""
    return [write(Label("?", view.snapshot_day.isoformat(), y, (5, 0), ink="ink3"), view)]


def _head(row: Sequence[Stretch], y: float, span: Span, view: View) -> dict[str, Any]:
    """The line above a row: partners with their squares, the latest state and, on desks, since when."""
    last = row[-1]
    state = view.say(f"status.{last.status}")
    if last.modality != "asserted":
        state += f", {view.say(f'modality.{last.modality}')}"
    since = say_date(view.language, last.start, last.end, last.precision)
    if not view.is_phone:
        state = view.say("alliance.since", state=state, day=since)
    names = _fit_names(last.partners, span.width - text_width(state) - 16)
    squares = [company_colour(slot, view.mode) for slot in last.slots]
    parts = [
        f'<span style="color:{colour}">{SQUARE}</span> <b>{plain(name)}</b>'
        for name, colour in zip(names, squares, strict=True)
        if name
    ]
    text = f'{" ".join(parts)}  <span style="color:{view.colour("ink2")}">{plain(state)}</span>'
    return {**write(Label(text, 0, y, (2, 0), size=13), view), "xref": "paper"}


def _fit_names(partners: Sequence[str], room: float) -> list[str]:
    """The partners' names, each cut so that all fit in the room."""
    marks = 18 * len(partners)
    if sum(len(name) for name in partners) * BOLD_LETTER + marks <= room:
        return list(partners)
    share = (room - marks) / len(partners)
    return [clip(name, max(share, 4 * BOLD_LETTER), BOLD_LETTER) for name in partners]


def _lay_out(rows: int, span: Span, view: View, labels: list[dict[str, Any]]) -> dict[str, Any]:
    axis, shapes = time_axis(span, view)
    height = rows * ROW
    rule = {"type": "line", "layer": "between", "xref": "paper", "x0": 0, "x1": 1, "yref": "y"}
    ink = {"color": view.colour("rule"), "width": 1}
    rules = [{**rule, "y0": y, "y1": y, "line": ink} for y in range(0, height, ROW)]
    scale = {"range": [height, 0], "visible": False, "fixedrange": True}
    extra = {"xaxis": axis, "yaxis": scale, "shapes": shapes + rules, "annotations": labels, "barmode": "overlay"}
    return lay_out(view, height + TOP + BOTTOM, **extra)


def _find_change(frame: pd.DataFrame, view: View) -> tuple[Stretch, Stretch] | None:
    """The latest stated change in the window of the first pair that has one: the state before it and the new one."""
    for row in _group(read_stretches(frame)):
        stated = [stretch for stretch in row if stretch.modality == "asserted"]
        changes = [(a, b) for a, b in pairwise(stated) if a.status != b.status and len(b.partners) == PAIR]
        inside = [(a, b) for a, b in changes if view.start is None or b.start >= view.start]
        if inside:
            return inside[-1]
    return None


def finding(frame: pd.DataFrame, view: View) -> str:
    """The latest change of state, else the plain title."""
    change = _find_change(frame, view)
    if change is None:
        return view.say("panel.alliances.plain", period=name_period(frame, view))
    old, new = change
    first, second = new.partners
    states = {"old": view.say(f"status.{old.status}"), "new": view.say(f"status.{new.status}")}
    return view.say("panel.alliances.change", first=first, second=second, **states)


def evidence(frame: pd.DataFrame, view: View) -> str | None:
    """The new state of the finding, else the last state of the first row."""
    change = _find_change(frame, view)
    if change is not None:
        return change[1].event_id
    rows = _group(read_stretches(frame)) or [read_stretches(frame)]
    return rows[0][-1].event_id if rows[0] else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn."""
    return view.say("panel.alliances.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words; "latest" are the last states."""
    stretches = read_stretches(frame)
    drawn = sorted((s for s in stretches if s.is_dated), key=lambda s: (s.start, s.event_id), reverse=True)
    latest = tuple(stretch_line(stretch, view) for stretch in drawn[:3])
    names = tuple(dict.fromkeys(name for s in drawn for name in s.partners))
    chart, period = view.say("panel.alliances.chart"), name_period(frame, view)
    total, missing = ((int(frame[name].max()) if len(frame) else 0) for name in ("n_placed", "n_unplaced"))
    summary = Summary(finding(frame, view), chart, period, total, names, latest, missing, "latest")
    fading = _count_fading(drawn, view)
    tail = f" {view.say('alliance.fading_alt', n=say_count(view.language, 'alliance', fading))}" if fading else ""
    return describe(summary, view) + tail


def key(frame: pd.DataFrame, view: View) -> Key:
    """The states and certainties that occur."""
    drawn = [stretch for stretch in read_stretches(frame) if stretch.is_dated]
    states = {stretch.status for stretch in drawn}
    looks = {stretch.modality for stretch in drawn}
    entries = [(f"status:{status}", view.say(f"status.{status}")) for status in STATUSES if status in states]
    entries += [(f"band:{look}", view.say(f"modality.{look}")) for look in ("planned", "rumored") if look in looks]
    entries += [("band:fading", view.say("alliance.fading"))] if _count_fading(drawn, view) else []
    return (*entries, ("text:?", view.say("alliance.nothing_newer"))) if drawn else ()


def _count_fading(drawn: Sequence[Stretch], view: View) -> int:
    """How many alliances fade before the snapshot: their last news are older."""
    return sum(any(band.ink < 1 for band in cut_bands(stretch, 0, view.snapshot_day)) for stretch in drawn)


undated = count_undated
