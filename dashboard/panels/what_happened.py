"""The combined timeline: a lane a company with money paid, models released and alliances in force."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.dates import say_date
from dashboard.panels.axis import Span, find_span, leave_room, reach_back
from dashboard.panels.bands import draw_bands
from dashboard.panels.canvas import LEFT, RIGHT, empty_figure
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.happenings import (
    Happening,
    choose_lanes,
    count_earlier,
    count_events,
    find_lane,
    name_parties,
    read_happenings,
)
from dashboard.panels.lanes import Lane, lay_out_lanes, stack
from dashboard.panels.marks import DOUBT, points, strokes, write
from dashboard.panels.names import Company, colour_top
from dashboard.panels.storeys import Drawing, draw_storeys, sort_storeys
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, STAGE_SYMBOLS

EMPTY_HEIGHT = 320
NAME_ROOM = {False: 116, True: 88}
"""Pixels kept free right of the snapshot day for the partners' names."""
LEAST_PX = 3


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """Lanes in the order of most events; each event stands once, in the lane of its first party that has one."""
    happenings = read_happenings(frame)
    dated = [event for event in happenings if event.is_dated]
    starts = [event.start for event in dated if event.kind != "partnership"]
    span = find_span(starts, [event.end for event in dated], view, view.width - LEFT - RIGHT)
    if any(event.kind == "partnership" for event in dated):
        span = leave_room(span, view.snapshot_day, NAME_ROOM[view.is_phone])
    companies = choose_lanes(dated, view.lanes)
    circles = [event for event in dated if event.kind == "investment" and span.shows(event.start, event.end)]
    edge = min((span.middle_px(event.start, event.end) - event.size / 2 for event in circles), default=0)
    span = reach_back(span, -edge)
    filled = [(c, sort_storeys(_in_lane(dated, c, companies), span, view.snapshot_day)) for c in companies]
    filled = [(company, storeys) for company, storeys in filled if storeys.height]
    if not filled:
        return empty_figure(view, EMPTY_HEIGHT, "event")
    lanes = stack([_lane(company, storeys.height, dated, span, view) for company, storeys in filled])
    drawing = Drawing(span, view)
    for lane, (company, storeys) in zip(lanes, filled, strict=True):
        draw_storeys(storeys, lane, company, drawing)
    by_size = sorted(drawing.circles, key=lambda mark: (-mark.size, mark.event_id))
    least = LEAST_PX / span.width * (span.end - span.start).days
    traces = [*strokes(drawing.doubts, 2, DOUBT * 2), *draw_bands(drawing.bands, view, least)]
    layout = lay_out_lanes(lanes, span, view, [write(label, view) for label in drawing.labels])
    return {"data": [*traces, points([*by_size, *drawing.shapes], view)], "layout": {**layout, "barmode": "overlay"}}


def _in_lane(dated: Sequence[Happening], company: Company, companies: Sequence[Company]) -> list[Happening]:
    return [event for event in dated if find_lane(event, companies) == company]


def _lane(company: Company, height: float, dated: Sequence[Happening], span: Span, view: View) -> Lane:
    """The lane with its colour and how many events lie before the window."""
    companies = choose_lanes(dated, view.lanes)
    colour = colour_top(companies, view.lanes, view)[company.company_id]
    hidden = [e for e in _in_lane(dated, company, companies) if e.kind != "partnership" and e.end < span.start]
    earlier = count_earlier(dated, company) + len(hidden)
    return Lane(company.name, colour, view.say("happening.earlier", n=earlier) if earlier else "", height)


def finding(frame: pd.DataFrame, view: View) -> str:
    """Which companies move most, else the plain title."""
    dated = [event for event in read_happenings(frame) if event.is_dated]
    movers = choose_lanes(dated, 2)
    counts = [count_events(dated, mover) for mover in movers]
    if len(movers) == 2 and counts[1] > 1:  # noqa: PLR2004 (a pair of movers)
        first, second = (mover.name for mover in movers)
        most, fewer = counts
        return view.say("panel.what_happened.most", first=first, most=most, second=second, fewer=fewer)
    return view.say("panel.what_happened.plain", period=name_period(frame, view))


def evidence(frame: pd.DataFrame, view: View) -> str | None:
    """The latest event of the company that moves most, up to the snapshot."""
    happenings = read_happenings(frame)
    dated = [event for event in happenings if event.is_dated]
    movers = choose_lanes(dated, 1)
    past = [event for event in dated if set(movers) & set(event.parties) and event.end <= view.snapshot_day]
    pool = past or dated or happenings
    return max(pool, key=lambda event: (event.end, event.event_id)).event_id if pool else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn."""
    return view.say("panel.what_happened.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words; "latest" are the last events up to the snapshot."""
    happenings = read_happenings(frame)
    dated = [event for event in happenings if event.is_dated]
    past = sorted((e for e in dated if e.end <= view.snapshot_day), key=lambda e: (e.start, e.event_id), reverse=True)
    days = [say_date(view.language, event.start, event.end, event.precision) for event in past[:3]]
    latest = tuple(f"{name_parties(event, view)}, {day}" for event, day in zip(past, days, strict=False))
    names = tuple(company.name for company in choose_lanes(dated, view.lanes))
    chart, period = view.say("panel.what_happened.chart"), name_period(frame, view)
    total, missing = int(frame["n_dated"].max()) if len(frame) else 0, len(happenings) - len(dated)
    return describe(Summary(finding(frame, view), chart, period, total, names, latest, missing, "latest"), view)


def key(frame: pd.DataFrame, view: View) -> Key:
    """Money by certainty, stages and alliances, those that occur."""
    dated = [event for event in read_happenings(frame) if event.is_dated]
    looks = {event.look for event in dated if event.kind == "investment"}
    stages = {event.state for event in dated if event.kind == "release"}
    entries = [(f"point:{look}", view.say(f"happening.{look}")) for look in CERTAINTIES if look in looks]
    entries += [(f"stage:{stage}", view.say(f"stage.{stage}")) for stage in STAGE_SYMBOLS if stage in stages]
    has_alliances = any(event.kind == "partnership" for event in dated)
    return (*entries, *([("status:active", view.say("happening.alliance"))] if has_alliances else []))


undated = count_undated
