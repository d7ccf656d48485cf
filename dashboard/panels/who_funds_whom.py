"""Who funds whom: companies on an ellipse, arrows in the payer's colour, their width the sum, their dash certainty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.panels.canvas import FONT, empty_figure, lay_out
from dashboard.panels.circle import Curve, Point, curve_between, order_nodes, place_nodes
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.flows import (
    Flow,
    choose_component,
    find_received,
    find_two_way,
    flow_hover,
    node_hover,
    read_flows,
    weigh_companies,
)
from dashboard.panels.lanes import clip
from dashboard.panels.marks import FADED, Trace, plain
from dashboard.panels.names import Company
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, company_colour

HEIGHT = {False: 420, True: 400}
NODES, FEW, FEW_HEIGHT = 17, 2, 130
NAME_ROOM = {False: 108, True: 84}
MARGIN = 8
LEAST_WIDTH, MOST_WIDTH, MOST_UNSURE = 1.5, 9, 3.5
BOLD_FROM, GAP = 20e9, 7
TOTAL_DASH = "longdashdot"  # no certainty is drawn so


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """The largest connected part, at most 17 companies; clicks fall on arrowheads and nodes."""
    flows = choose_component(read_flows(frame), NODES)
    companies = weigh_companies(flows)
    if not flows:
        return empty_figure(view, HEIGHT[view.is_phone], "deal")
    height = HEIGHT[view.is_phone] if len(companies) > FEW else FEW_HEIGHT
    place = _place(companies, flows, view, height)
    sizes = {company: _size(company, flows) for company in companies}
    centre = (view.width / 2, height / 2)
    curves = [curve_between(place[f.payer], place[f.recipient], centre, sizes[f.recipient] / 2 + GAP) for f in flows]
    top = max(flow.usd for flow in flows) or 1
    shapes = [_line(flow, curve, top, view) for flow, curve in zip(flows, curves, strict=True)]
    names = [_name(company, place[company], flows, view, height) for company in companies]
    hidden = {"visible": False, "fixedrange": True}
    layout = lay_out(
        view,
        height,
        xaxis={**hidden, "range": [0, view.width]},
        yaxis={**hidden, "range": [height, 0]},
        shapes=shapes,
        annotations=names,
    )
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}
    return {"data": [_heads(flows, curves, view), _nodes(flows, place, sizes, view)], "layout": layout}


def _place(companies: Sequence[Company], flows: Sequence[Flow], view: View, height: float) -> dict[Company, Point]:
    index = {company: number for number, company in enumerate(companies)}
    edges = [(index[flow.payer], index[flow.recipient]) for flow in flows]
    radii = (view.width / 2 - NAME_ROOM[view.is_phone], height / 2 - 44)
    places = place_nodes(order_nodes(len(companies), edges), (view.width / 2, height / 2), radii)
    return {company: places[number] for company, number in index.items()}


def _size(company: Company, flows: Sequence[Flow]) -> float:
    """The node's diameter: area grows with the closed money received."""
    return float(min(max(2.2 * (find_received(company, flows) / 1e9) ** 0.5, 10), 36))


def _line(flow: Flow, curve: Curve, top: float, view: View) -> dict[str, Any]:
    (x0, y0), (cx, cy), (x1, y1) = curve.start, curve.control, curve.end
    most = MOST_WIDTH if flow.closed else MOST_UNSURE
    width = max(LEAST_WIDTH, most * (flow.usd / top) ** 0.5)
    line = {"color": company_colour(flow.payer.slot, view.mode), "width": round(width, 2)}
    path = f"M {x0:.1f},{y0:.1f} Q {cx:.1f},{cy:.1f} {x1:.1f},{y1:.1f}"
    line["dash"] = TOTAL_DASH if flow.is_total else CERTAINTIES[flow.modality].dash
    return {"type": "path", "layer": "below", "xref": "x", "yref": "y", "path": path, "line": line}


def _heads(flows: Sequence[Flow], curves: Sequence[Curve], view: View) -> Trace:
    """The arrowheads; each carries its pair's largest deal."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [curve.end[0] for curve in curves],
        "y": [curve.end[1] for curve in curves],
        "customdata": [flow.event_id for flow in flows],
        "hovertext": [flow_hover(flow, view) for flow in flows],
        "hoverinfo": "text",
        "marker": {
            "symbol": "triangle-up",
            "size": 9,
            "angle": [curve.angle for curve in curves],
            "color": [company_colour(flow.payer.slot, view.mode) for flow in flows],
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": FADED}},
    }


def _nodes(flows: Sequence[Flow], place: dict[Company, Point], sizes: dict[Company, float], view: View) -> Trace:
    """The companies; each carries the largest deal it takes part in."""
    companies = list(place)
    largest = {company: max(_flows_of(company, flows), key=lambda f: (f.usd, f.event_id)) for company in companies}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place[company][0] for company in companies],
        "y": [place[company][1] for company in companies],
        "customdata": [largest[company].event_id for company in companies],
        "hovertext": [node_hover(company, flows, view) for company in companies],
        "hoverinfo": "text",
        "marker": {
            "symbol": "circle",
            "size": [sizes[company] for company in companies],
            "color": [company_colour(company.slot, view.mode) for company in companies],
            "opacity": 1,
            "line": {"color": view.colour("bg"), "width": 1.2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": FADED}},
    }


def _flows_of(company: Company, flows: Sequence[Flow]) -> list[Flow]:
    return [flow for flow in flows if company in (flow.payer, flow.recipient)]


def _name(company: Company, at: Point, flows: Sequence[Flow], view: View, height: float) -> dict[str, Any]:
    """The name outside the ellipse, bold over $20bn received."""
    x, y = at
    half = _size(company, flows) / 2 + 6
    across, down = (x - view.width / 2) / (view.width / 2), (y - height / 2) / (height / 2)
    is_side = abs(across) > 0.12  # noqa: PLR2004 (share of the half width; nearer the axis names stand above or below)
    anchor = ("left" if across > 0 else "right") if is_side else "center"
    room = view.width - x - half if across > 0 else x - half
    text = plain(clip(company.name, room - 8 if is_side else 160, 6.6))
    lift = 0 if is_side else (half + 6 if down < 0 else -half - 6)
    return {
        "xref": "x", "yref": "y", "x": x, "y": y, "xanchor": anchor, "yanchor": "middle", "showarrow": False,
        "xshift": {"left": half, "right": -half, "center": 0}[anchor], "yshift": lift,
        "text": f"<b>{text}</b>" if find_received(company, flows) > BOLD_FROM else text,
        "font": {"family": FONT, "size": 12.5, "color": view.colour("ink")},
    }  # fmt: skip


def finding(frame: pd.DataFrame, view: View) -> str:
    """Between whom closed money runs both ways, else the plain title."""
    pair = find_two_way(read_flows(frame))
    if pair is None:
        return view.say("panel.who_funds_whom.plain", period=name_period(frame, view))
    flow, _ = pair
    return view.say("panel.who_funds_whom.both", first=flow.payer.name, second=flow.recipient.name)


def evidence(frame: pd.DataFrame, view: View) -> str | None:  # noqa: ARG001 (every panel is asked alike)
    """The larger flow of the finding, else the first row's deal."""
    flows = read_flows(frame)
    pair = find_two_way(flows)
    return pair[0].event_id if pair else flows[0].event_id if flows else None


def subtitle(frame: pd.DataFrame, view: View) -> str:
    """What is drawn, and how many pairs stand in the table alone."""
    flows = read_flows(frame)
    others = len(flows) - len(choose_component(flows, NODES))
    words = [view.say("panel.who_funds_whom.subtitle")]
    words += [view.say("panel.who_funds_whom.totals")] if any(flow.is_total for flow in flows) else []
    words += [view.say("panel.who_funds_whom.others", n=others)] if others else []
    return " ".join(words)


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words."""
    flows = read_flows(frame)
    drawn = choose_component(flows, NODES)
    largest = sorted(drawn, key=lambda flow: (-flow.closed, flow.event_id))[:3]
    lines = tuple(f"{f.payer.name} → {f.recipient.name}, {view.money(f.usd)}" for f in largest if f.usd)
    names = tuple(company.name for company in weigh_companies(drawn))
    chart, period = view.say("panel.who_funds_whom.chart"), name_period(frame, view)
    return describe(Summary(finding(frame, view), chart, period, len(drawn), names, lines, 0), view)


def key(frame: pd.DataFrame, view: View) -> Key:  # noqa: ARG001 (every panel is asked alike)
    """None: names stand beside the nodes, width and dash are told in the subtitle."""
    return ()


undated = count_undated
