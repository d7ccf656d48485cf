"""Releases in a lane a company: shape says the stage, fill the certainty; the rungs of one model are joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.dates import say_date
from dashboard.money import say_count
from dashboard.panels.axis import Span, find_span, middle
from dashboard.panels.canvas import LEFT, RIGHT, empty_figure
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.lanes import Lane, lay_out_lanes, stack
from dashboard.panels.marks import DOUBT, DOUBT_DAYS, Label, Mark, plain, points, strokes, write
from dashboard.panels.months import HEIGHT, draw_months, is_crowded
from dashboard.panels.names import Company, colour_top
from dashboard.panels.shipments import (
    GAP,
    Ladder,
    Rung,
    count_models,
    find_waiting,
    is_shipped,
    leave_name_room,
    pack,
    read_rungs,
    rung_hover,
)
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, STAGE_SYMBOLS

ROW = 19
EMPTY_HEIGHT = 260


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """A lane per developer, those with most dated releases first; the rest share one grey lane."""
    rungs = read_rungs(frame)
    dated = [rung for rung in rungs if rung.is_dated]
    span = find_span([r.start for r in dated], [r.end for r in dated], view, view.width - LEFT - RIGHT)
    span = leave_name_room(span, dated)
    shown = [rung for rung in dated if span.shows(rung.start, rung.end)]
    if not shown:
        return empty_figure(view, EMPTY_HEIGHT, "release")
    groups = _group(shown, view)
    packed = [_pack(group, span) for _, group in groups]
    heights = [_body(ladders) if ladders else HEIGHT for ladders in packed]
    lanes = stack([_lane(*group, rungs, height, view) for group, height in zip(groups, heights, strict=True)])
    marks, lines, doubts, labels = [], [], [], []
    for lane, ladders, (_, group) in zip(lanes, packed, groups, strict=True):
        if not ladders:
            circles, counts = draw_months(group, lane.ground, lane.colour, view)
            marks += circles
            labels += [write(count, view) for count in counts]
        for ladder in ladders:
            y = lane.ground + ladder.row * ROW + ROW / 2
            found = [_mark(rung, y, lane.colour, view) for rung in ladder.rungs]
            marks += found
            lines += [(lane.colour, (a.x, y), (b.x, y)) for a, b in pairwise(found)]
            doubts += [_doubt(rung, y, lane.colour) for rung in ladder.rungs if _is_doubtful(rung)]
            labels.append(write(_name(ladder, y), view))
    traces = [*strokes(doubts, 6, DOUBT), *strokes(lines, 1.4, 1), points(marks, view)]
    return {"data": traces, "layout": lay_out_lanes(lanes, span, view, labels)}


def _group(shown: Sequence[Rung], view: View) -> list[tuple[str, list[Rung]]]:
    """The shown rungs by lane: the first `view.lanes` developers, then all others together."""
    ranked = list(dict.fromkeys((rung.lane_rank, rung.lane_id) for rung in sorted(shown, key=lambda r: r.lane_rank)))
    named = [lane_id for _, lane_id in ranked if lane_id][: view.lanes]
    groups = [("", [rung for rung in shown if rung.lane_id == lane_id]) for lane_id in named]
    groups = [(group[0].developer, group) for _, group in groups]
    rest = [rung for rung in shown if rung.lane_id not in named]
    if rest:
        count = max(len({rung.lane_id for rung in rest}), *(rung.lanes for rung in rest))
        groups.append((say_count(view.language, "other", count), rest))
    return groups


def _pack(group: Sequence[Rung], span: Span) -> list[Ladder]:
    """The models in rows; none where there are too many to be named."""
    has_many = len({rung.lane_id for rung in group}) > 1
    return [] if is_crowded(group) else pack(group, span, with_developer=has_many)


def _is_doubtful(rung: Rung) -> bool:
    return (rung.end - rung.start).days > DOUBT_DAYS


def _lane(name: str, group: Sequence[Rung], rungs: Sequence[Rung], height: float, view: View) -> Lane:
    ids = {rung.lane_id for rung in group}
    missing = [rung.model for rung in rungs if not rung.is_dated and rung.lane_id in ids]
    notes = [view.say("release.cadence", n=group[0].cadence)] if len(ids) == 1 and group[0].cadence else []
    notes += [view.say("release.undated", models=", ".join(dict.fromkeys(missing)))] if missing else []
    return Lane(name, _colours(rungs, view).get(group[0].lane_id, view.colour("other")), " ".join(notes), height)


def _body(ladders: Sequence[Ladder]) -> float:
    return (max(ladder.row for ladder in ladders) + 1) * ROW


def _colours(rungs: Sequence[Rung], view: View) -> dict[str, str]:
    """Colours by lane of the developers that have a lane of their own."""
    ranked = sorted((rung for rung in rungs if rung.is_dated and rung.lane_id), key=lambda rung: rung.lane_rank)
    return colour_top(dict.fromkeys(Company(r.lane_id, r.developer, r.slot) for r in ranked), view.lanes, view)


def _mark(rung: Rung, y: float, colour: str, view: View) -> Mark:
    return Mark(
        event_id=rung.event_id,
        x=middle(rung.start, rung.end),
        y=y,
        colour=colour,
        modality=rung.modality,
        hover=rung_hover(rung, view),
        symbol=STAGE_SYMBOLS[rung.stage],
        size=12 if rung.stage in ("announced", "preview") else 11,
    )


def _doubt(rung: Rung, y: float, colour: str) -> tuple[str, tuple[Any, Any], tuple[Any, Any]]:
    return (colour, (rung.start.isoformat(), y), (rung.end.isoformat(), y))


def _name(ladder: Ladder, y: float) -> Label:
    """The model's name right of its last mark, clear of the bar of doubt; or left of the first."""
    ends = sorted(ladder.rungs, key=lambda rung: rung.start if ladder.is_named_left else rung.end)
    end = ends[0] if ladder.is_named_left else ends[-1]
    is_doubtful = _is_doubtful(end)
    edge = (end.start if ladder.is_named_left else end.end).isoformat() if is_doubtful else middle(end.start, end.end)
    shift = GAP if not is_doubtful else GAP / 2
    sign, anchor = (-1, "right") if ladder.is_named_left else (1, "left")
    return Label(plain(ladder.name), edge, y, (sign * shift, 0), anchor)


def finding(frame: pd.DataFrame, view: View) -> str:
    """Who has shipped most, else who still waits, else the plain title."""
    rungs = read_rungs(frame)
    counts = count_models(rungs)
    if len(counts) > 1 and counts[0][1] > max(counts[1][1], 2):
        (first, most), (second, fewer) = counts[:2]
        since = min(rung.start for rung in rungs if rung.is_dated and (is_shipped(rung) or rung.count > 1)).year
        number = say_count(view.language, "model", most)
        return view.say("panel.releases.most", first=first, most=number, since=since, second=second, fewer=fewer)
    waiting = find_waiting(rungs)
    if waiting is not None:
        return view.say("panel.releases.waiting", developer=waiting.developer, model=waiting.model)
    return view.say("panel.releases.plain", period=name_period(frame, view))


def evidence(frame: pd.DataFrame, view: View) -> str | None:  # noqa: ARG001 (every panel is asked alike)
    """The latest release of the developer in the finding, else the latest dated one."""
    rungs = read_rungs(frame)
    dated = [rung for rung in rungs if rung.is_dated]
    counts = count_models(rungs)
    of_first = [rung for rung in dated if counts and rung.developer == counts[0][0] and is_shipped(rung)]
    pool = of_first or dated or rungs
    return max(pool, key=lambda rung: (rung.start, rung.event_id)).event_id if pool else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn."""
    return view.say("panel.releases.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words; "largest" are the latest."""
    rungs = read_rungs(frame)
    dated = sorted((rung for rung in rungs if rung.is_dated), key=lambda r: (r.start, r.event_id), reverse=True)
    total, missing = sum(rung.count for rung in dated), count_undated(frame)
    latest = [
        f"{r.developer} {r.model}, {say_date(view.language, r.start, r.end, r.precision)}".strip() for r in dated[:3]
    ]
    names = tuple(dict.fromkeys(rung.developer for rung in rungs if rung.is_dated and rung.developer))
    chart, period = view.say("panel.releases.chart"), name_period(frame, view)
    summary = Summary(finding(frame, view), chart, period, total, names, tuple(latest), missing, "latest")
    return describe(summary, view)


def key(frame: pd.DataFrame, view: View) -> Key:
    """Stages, certainties and doubt, those that occur."""
    dated = [rung for rung in read_rungs(frame) if rung.is_dated]
    stages = {rung.stage for rung in dated}
    looks = {rung.modality for rung in dated} - {"asserted"}
    entries = [(f"stage:{stage}", view.say(f"stage.{stage}")) for stage in STAGE_SYMBOLS if stage in stages]
    entries += [(f"point:{look}", view.say(f"modality.{look}")) for look in CERTAINTIES if look in looks]
    is_wide = any(rung.end > rung.start for rung in dated)
    return (*entries, *([("date:wide", view.say("key.wide"))] if is_wide else []))


undated = count_undated
