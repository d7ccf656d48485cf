"""Figures over time, one metric in one unit: a step line joins what was stated, rumours and plans stand free."""

from __future__ import annotations

import pandas as pd

from dashboard.dates import say_date
from dashboard.money import say_amount, say_count
from dashboard.panels.axis import find_span, middle, time_axis
from dashboard.panels.canvas import RIGHT, TOP, empty_figure, lay_out
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.line_ends import AXIS_WIDTH, BOTTOM, HEIGHT, NAMES_WIDTH, find_last, name_ends
from dashboard.panels.marks import DOUBT, DOUBT_DAYS, Mark, Trace, points, strokes
from dashboard.panels.names import colour_top
from dashboard.panels.readings import Reading, choose_metric, read_readings, reading_hover
from dashboard.panels.scales import value_axis
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, HEDGE_SYMBOLS

LINES = 8


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """The eight subjects with most dated rows; their names and last values stand in a column at the right end."""
    shown = _select(frame, view)
    plot_width = view.width - AXIS_WIDTH - NAMES_WIDTH[view.is_phone] - RIGHT
    span = find_span([r.start for r in shown], [r.end for r in shown], view, plot_width)
    shown = [reading for reading in shown if span.shows(reading.start, reading.end)]
    if not shown:
        return empty_figure(view, HEIGHT, "figure")
    subjects = dict.fromkeys(r.subject for r in sorted(shown, key=lambda r: r.subject_rank))
    colours = colour_top(subjects, LINES, view)
    marks = [_mark(reading, colours[reading.subject.company_id], view) for reading in shown]
    pairs = list(zip(shown, marks, strict=True))
    wide = [(r, m) for r, m in pairs if (r.end - r.start).days > DOUBT_DAYS]
    doubts = [(m.colour, (r.start.isoformat(), m.y), (r.end.isoformat(), m.y)) for r, m in wide]
    axis, shapes = time_axis(span, view)
    scale, lines = value_axis(shown, view)
    names, hairs = name_ends(shown, colours, scale, view)
    lasts = [(colours[subject_id], find_last(shown, subject_id)) for subject_id in colours]
    right = span.end.isoformat()
    leads = [(colour, (middle(r.start, r.end), r.value), (right, r.value)) for colour, r in lasts]
    data = [*strokes(doubts, 2, DOUBT), *strokes(leads, 1, DOUBT), *_steps(shown, colours), points(marks, view)]
    layout = lay_out(view, HEIGHT, xaxis=axis, yaxis=scale, shapes=shapes + lines + hairs, annotations=names)
    layout["margin"] = {"l": AXIS_WIDTH, "r": RIGHT + NAMES_WIDTH[view.is_phone], "t": TOP, "b": BOTTOM, "pad": 0}
    return {"data": data, "layout": layout}


def _select(frame: pd.DataFrame, view: View) -> list[Reading]:
    """The dated readings of the metric in its commonest unit, of the first subjects."""
    readings = read_readings(frame)
    metric = choose_metric(readings, view)
    right = [r for r in readings if r.metric == metric and r.unit_rank == 1 and r.is_dated and r.value > 0]
    ranks = sorted({reading.subject_rank for reading in right})[:LINES]
    return [reading for reading in right if reading.subject_rank in ranks]


def _mark(reading: Reading, colour: str, view: View) -> Mark:
    return Mark(
        event_id=reading.event_id,
        x=middle(reading.start, reading.end),
        y=reading.value,
        colour=colour,
        modality=reading.modality,
        hover=reading_hover(reading, view),
        symbol=HEDGE_SYMBOLS.get(reading.hedge, "circle"),
        size=10,
    )


def _steps(shown: list[Reading], colours: dict[str, str]) -> list[Trace]:
    """A step line per subject through what was stated, in order of time."""
    traces = []
    for subject_id, colour in colours.items():
        stated = [r for r in shown if r.subject.company_id == subject_id and r.modality == "asserted"]
        stated.sort(key=lambda reading: (reading.start, reading.end, reading.event_id))
        if len(stated) > 1:
            line = {"color": colour, "width": 1.8, "shape": "hv"}
            xs, ys = [middle(r.start, r.end) for r in stated], [r.value for r in stated]
            traces.append({"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"})
    return traces


def _find_growth(frame: pd.DataFrame, view: View) -> tuple[Reading, Reading] | None:
    """The first subject's first and last stated readings on different days, exact or about, at least a month apart."""
    shown = _select(frame, view)
    for rank in sorted({reading.subject_rank for reading in shown}):
        stated = [
            r for r in shown if r.subject_rank == rank and r.modality == "asserted" and r.hedge in ("exact", "about")
        ]
        stated.sort(key=lambda reading: (reading.start, reading.end, reading.event_id))
        if len(stated) > 1 and _count_months(stated[0], stated[-1]) and stated[0].value != stated[-1].value:
            return stated[0], stated[-1]
    return None


def _count_months(first: Reading, last: Reading) -> int:
    return (last.start.year - first.start.year) * 12 + last.start.month - first.start.month


def finding(frame: pd.DataFrame, view: View) -> str:
    """From which value to which one subject went, else the plain title."""
    readings = read_readings(frame)
    growth = _find_growth(frame, view)
    if growth is None:
        metric = choose_metric(readings, view)
        name = view.say(f"metric.{metric}") if metric else view.say("panel.figures.name")
        return view.say("panel.figures.plain", metric=name[:1].upper() + name[1:], period=name_period(frame, view))
    first, last = growth
    return view.say(
        "panel.figures.growth",
        subject=first.subject.name,
        metric=view.say(f"metric.{first.metric}"),
        old=say_amount(view.language, first.amount, 2),
        new=say_amount(view.language, last.amount, 2),
        time=say_count(view.language, "month", _count_months(first, last)),
    )


def evidence(frame: pd.DataFrame, view: View) -> str | None:
    """The last reading of the finding, else the latest one drawn, else the first row."""
    growth = _find_growth(frame, view)
    if growth is not None:
        return growth[1].event_id
    pool = _select(frame, view) or read_readings(frame)[:1]
    return max(pool, key=lambda reading: (reading.start, reading.event_id)).event_id if pool else None


def subtitle(frame: pd.DataFrame, view: View) -> str:
    """What is drawn and how many rows of the metric have another unit."""
    readings = read_readings(frame)
    metric = choose_metric(readings, view)
    others = int(frame.loc[frame["metric"] == metric, "n_other_units"].max()) if metric else 0
    words = view.say("panel.figures.subtitle")
    return f"{words} {view.say('panel.figures.other_units', n=others)}" if others else words


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words."""
    shown = _select(frame, view)
    latest = sorted(shown, key=lambda r: (r.start, r.event_id), reverse=True)[:3]
    days = [say_date(view.language, r.start, r.end, r.precision) for r in latest]
    pairs = zip(latest, days, strict=True)
    lines = tuple(f"{r.subject.name}, {say_amount(view.language, r.amount)}, {day}" for r, day in pairs)
    names = tuple(dict.fromkeys(reading.subject.name for reading in shown))
    chart, period = view.say("panel.figures.chart"), name_period(frame, view)
    missing = undated(frame)
    return describe(Summary(finding(frame, view), chart, period, len(shown), names, lines, missing, "latest"), view)


def key(frame: pd.DataFrame, view: View) -> Key:
    """Certainties and hedges that occur."""
    shown = _select(frame, view)
    looks, hedges = {reading.modality for reading in shown}, {reading.hedge for reading in shown}
    entries = [(f"point:{look}", view.say(f"modality.{look}")) for look in CERTAINTIES if look in looks]
    entries += [(f"hedge:{hedge}", view.say(f"key.{hedge}")) for hedge in ("at_least", "at_most") if hedge in hedges]
    is_wide = any(reading.end > reading.start for reading in shown)
    return (*entries, *([("date:wide", view.say("key.wide"))] if is_wide else []))


undated = count_undated
