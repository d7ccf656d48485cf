"""Every dated amount on a logarithmic scale of US dollars: colour says who pays, fill how sure, shape the hedge."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from dashboard.panels.axis import find_span, middle, time_axis
from dashboard.panels.canvas import BOTTOM, RIGHT, TOP, empty_figure, lay_out
from dashboard.panels.deal_labels import POINT, place_labels
from dashboard.panels.deals import Deal, deal_hover, find_outweighing, read_deals
from dashboard.panels.density import STRIP, draw_strip, part_crowd
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.marks import DOUBT, DOUBT_DAYS, Mark, points, strokes
from dashboard.panels.names import Company, colour_top
from dashboard.panels.placing import text_width
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, HEDGE_SYMBOLS

HEIGHT = {False: 420, True: 380}
AXIS_WIDTH = 58
PAYERS = 7
DECADES = (8, 12)
"""The axis runs from $100m to $1tn and further where the data do."""


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """A point per dated deal, at the middle of its interval; doubts of date and range are strokes through it."""
    deals = [deal for deal in read_deals(frame) if deal.is_dated and deal.usd]
    height = HEIGHT[view.is_phone]
    left = _axis_width(deals, view)
    span = find_span([d.start for d in deals], [d.end for d in deals], view, view.width - left - RIGHT)
    deals, crowd = part_crowd([deal for deal in deals if span.shows(deal.start, deal.end)], is_phone=view.is_phone)
    if not deals:
        return empty_figure(view, height, "deal")
    colours = _colour_sides(deals, view)
    marks = [_mark(deal, colours, view) for deal in deals]
    axis, shapes = time_axis(span, view)
    scale, lines = _money_axis(deals, view)
    floor = STRIP * 4 / 3 if crowd else 0
    plot = (height - TOP - BOTTOM) * (1 - floor)
    doubts = [(m.colour, (d.start.isoformat(), m.y), (d.end.isoformat(), m.y)) for d, m in _doubtful(deals, marks)]
    ranges = [(m.colour, (m.x, d.low), (m.x, d.top)) for d, m in zip(deals, marks, strict=True) if d.is_range]
    layout = lay_out(
        view, height, xaxis={**axis, "anchor": "y"}, yaxis={**scale, "domain": [floor, 1]}, shapes=shapes + lines
    )
    layout["annotations"] = place_labels(_lead_first(deals, evidence(frame, view)), span, scale["range"], plot, view)
    layout["margin"] = {**layout["margin"], "l": left}
    data = [*strokes(doubts, 2, DOUBT), *strokes(ranges, 3, 1), points(marks, view)]
    if crowd:
        strip, layout["yaxis2"] = draw_strip([(deal.start, deal.count) for deal in crowd], view)
        data.insert(0, strip)
    return {"data": data, "layout": layout}


def _lead_first(deals: list[Deal], lead: str | None) -> list[Deal]:
    """The deals with the finding's first, so that the title's deal is named in the chart."""
    return sorted(deals, key=lambda deal: deal.event_id != lead)


def _axis_width(deals: list[Deal], view: View) -> float:
    """Room for the longest sum on the axis."""
    words = _money_axis(deals, view)[0]["ticktext"] if deals else []
    return max([AXIS_WIDTH, *(text_width(word) + 10 for word in words)])


def _colour_sides(deals: list[Deal], view: View) -> dict[str, str]:
    ranked = sorted((deal for deal in deals if deal.side_rank), key=lambda deal: (deal.side_rank, deal.side_id))
    companies = dict.fromkeys(Company(deal.side_id, deal.side, deal.side_slot) for deal in ranked)
    return colour_top(companies, PAYERS, view)


def _mark(deal: Deal, colours: dict[str, str], view: View) -> Mark:
    return Mark(
        event_id=deal.event_id,
        x=middle(deal.start, deal.end),
        y=deal.usd,
        colour=colours.get(deal.side_id, view.colour("other")),
        modality=deal.look,
        hover=deal_hover(deal, view),
        symbol=HEDGE_SYMBOLS.get(deal.hedge, "circle"),
        size=POINT,
    )


def _doubtful(deals: list[Deal], marks: list[Mark]) -> list[tuple[Deal, Mark]]:
    pairs = zip(deals, marks, strict=True)
    return [(deal, mark) for deal, mark in pairs if (deal.end - deal.start).days > DOUBT_DAYS]


def _money_axis(deals: list[Deal], view: View) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The logarithmic axis with a label and a gridline a decade."""
    low = min(DECADES[0], *(math.floor(math.log10(deal.low)) for deal in deals))
    high = max(DECADES[1], *(math.ceil(math.log10(deal.top)) for deal in deals))
    decades = range(low, high + 1)
    axis = {
        "type": "log", "range": [low - 0.15, high + 0.1], "fixedrange": True, "showgrid": False, "zeroline": False,
        "tickmode": "array", "tickvals": [10.0**n for n in decades], "ticks": "", "ticklabelstandoff": 4,
        "ticktext": [view.money(10.0**n) for n in decades], "tickfont": {"size": 12, "color": view.colour("ink3")},
    }  # fmt: skip
    line = {"type": "line", "layer": "between", "xref": "paper", "x0": 0, "x1": 1, "yref": "y"}
    ink = {"color": view.colour("grid"), "width": 1}
    return axis, [{**line, "y0": 10.0**n, "y1": 10.0**n, "line": ink} for n in decades]


def _outweighs(frame: pd.DataFrame) -> tuple[Deal, int] | None:
    return find_outweighing([deal for deal in read_deals(frame) if deal.is_dated])


def finding(frame: pd.DataFrame, view: View) -> str:
    """The closed deal that exceeds all others together, else the largest closed one, else the plain title."""
    found = _outweighs(frame)
    deal, others = found or _find_largest(frame) or (None, 0)
    if deal is None:
        return view.say("panel.every_deal.plain", period=name_period(frame, view))
    key = "panel.every_deal.outweighs" if found else "panel.every_deal.largest"
    word = view.say(f"deal.{deal.type}")
    return view.say(key, payer=deal.payer, amount=view.money(deal.usd), type=word, n=others)


def _find_largest(frame: pd.DataFrame) -> tuple[Deal, int] | None:
    """The largest closed deal, if its payer is named and alone at the top, and the number of closed ones."""
    closed = [deal for deal in read_deals(frame) if deal.is_dated and deal.is_closed and deal.usd]
    most = max((deal.usd for deal in closed if not deal.is_crowd), default=0)
    top = [deal for deal in closed if deal.usd == most and not deal.is_crowd]
    count = sum(deal.count for deal in closed)
    return (top[0], count) if count > 2 and len(top) == 1 and top[0].payer else None  # noqa: PLR2004 (fewer are no ranking)


def evidence(frame: pd.DataFrame, view: View) -> str | None:  # noqa: ARG001 (every panel is asked alike)
    """The deal of the finding, else the largest on the axis, else the first row."""
    found = _outweighs(frame) or _find_largest(frame)
    if found is not None:
        return found[0].event_id
    deals = [deal for deal in read_deals(frame) if not deal.is_crowd]
    shown = [deal for deal in deals if deal.is_dated and deal.usd] or deals
    return shown[0].event_id if shown else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn and in which unit."""
    return view.say("panel.every_deal.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words."""
    deals = read_deals(frame)
    shown = [deal for deal in deals if deal.is_dated and deal.usd]
    return describe(
        Summary(
            finding=finding(frame, view),
            chart=view.say("panel.every_deal.chart"),
            period=name_period(frame, view),
            marks=sum(deal.count for deal in shown),
            names=tuple(dict.fromkeys(deal.payer for deal in shown if deal.payer)),
            largest=tuple(deal_hover(deal, view, sep=", ") for deal in shown if not deal.is_crowd)[:3],
            missing=sum(deal.count for deal in deals) - sum(deal.count for deal in shown),
        ),
        view,
    )


def key(frame: pd.DataFrame, view: View) -> Key:
    """Certainty, hedges, doubt, and the payers' colours."""
    deals = [deal for deal in read_deals(frame) if deal.is_dated and deal.usd and not deal.is_crowd]
    looks = {deal.look for deal in deals}
    entries = [(f"point:{look}", view.say(f"key.{look}")) for look in CERTAINTIES if look in looks]
    hedges = {deal.hedge for deal in deals}
    entries += [(f"hedge:{hedge}", view.say(f"key.{hedge}")) for hedge in ("at_least", "at_most") if hedge in hedges]
    entries += [("date:wide", view.say("key.wide"))] if any(d.end > d.start for d in deals) else []
    colours = _colour_sides(deals, view)
    slots = {deal.side_id: (f"slot:{deal.side_slot}", deal.side) for deal in deals}
    grey = view.colour("other")
    entries += [slots[payer] for payer, colour in colours.items() if colour != grey]
    is_mixed = any(colours.get(deal.side_id, grey) == grey for deal in deals)
    return (*entries, *([("other", view.say("key.other_payers"))] if is_mixed else []))


undated = count_undated
