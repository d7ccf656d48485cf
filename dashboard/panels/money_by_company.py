"""Closed sums by year, stacked by payer: the largest payers in their colour and by name, the rest in grey."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.money import say_count
from dashboard.panels.canvas import LEFT, RIGHT, empty_figure, lay_out
from dashboard.panels.columns import choose_unit, choose_years, name_unit, say_sum, sum_axis, year_axis
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.lanes import clip
from dashboard.panels.marks import FADED, Trace, hover_text, plain
from dashboard.panels.names import Company
from dashboard.panels.payers import Piece, colour_payers, read_pieces, stack_pieces
from dashboard.panels.placing import spread, text_width
from dashboard.panels.view import Figure, Key, View

HEIGHT = 320
TOP, BOTTOM = 30, 26
COLUMN = 0.22
"""Width of a column in years; the names stand right of it."""
CENTRE = -0.42 + COLUMN / 2
NAME_GAP = 15
NAMED_SHARE = 0.02
"""Below this share of the tallest column a piece is not named."""


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """A column a year, the largest payer of all years at its foot."""
    pieces = read_pieces(frame)
    if not pieces:
        return empty_figure(view, HEIGHT, "deal")
    width = view.width - LEFT - RIGHT
    years = choose_years([piece.year for piece in pieces], width / 2)
    stacks = stack_pieces(pieces, years, view)
    totals = {year: sum(piece.usd for piece in stacks[year]) for year in stacks}
    top = max(totals.values())
    unit = choose_unit(top)
    column_px = width / (years.last - years.first + 1.1)
    labels = [label for year in stacks for label in _name(stacks[year], year, (top, column_px, unit), view)]
    labels += [_total(year, totals[year], unit, view) for year in stacks]
    labels.append(_unit_title(unit, view))
    axis = year_axis(years, view)
    axis["tickvals"] = [year + CENTRE for year in axis["tickvals"]]
    layout = lay_out(view, HEIGHT, xaxis=axis, yaxis=sum_axis(top), annotations=labels, barmode="overlay")
    layout["margin"] = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
    return {"data": [_draw(stacks, pieces, view)], "layout": layout}


def _draw(stacks: dict[int, list[Piece]], pieces: list[Piece], view: View) -> Trace:
    """All pieces as one bar trace, each on its own base."""
    colours = colour_payers(pieces, view)
    flat = [
        (piece, sum(below.usd for below in column[:index]))
        for column in stacks.values()
        for index, piece in enumerate(column)
    ]
    return {
        "type": "bar",
        "x": [piece.year for piece, _ in flat],
        "y": [piece.usd for piece, _ in flat],
        "base": [base for _, base in flat],
        "width": COLUMN,
        "offset": CENTRE - COLUMN / 2,
        "customdata": [piece.event_id for piece, _ in flat],
        "hovertext": [_hover(piece, view) for piece, _ in flat],
        "hoverinfo": "text",
        "marker": {
            "color": [colours.get(piece.company.company_id, view.colour("other")) for piece, _ in flat],
            "line": {"color": view.colour("bg"), "width": 1},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": FADED}},
    }


def _hover(piece: Piece, view: View) -> str:
    deals = say_count(view.language, "deal", piece.count)
    return hover_text([f"{piece.company.name} · {piece.year}", f"{view.money(piece.usd)} · {deals}"])


def _name(column: list[Piece], year: int, scale: tuple[float, float, float], view: View) -> list[dict[str, Any]]:
    """The names and sums of a column's larger pieces right of it, as near their pieces as 15 px allow."""
    top, column_px, unit = scale
    plot = HEIGHT - TOP - BOTTOM
    large = [(i, piece) for i, piece in enumerate(column) if piece.usd >= NAMED_SHARE * top]
    middles = [sum(below.usd for below in column[:i]) + piece.usd / 2 for i, piece in large]
    heights = spread([plot - place / (top * 1.14) * plot for place in middles], NAME_GAP, 0, plot - 8)
    room = column_px * (1 - COLUMN) - 10
    labels = []
    for (_, piece), y in zip(large, heights, strict=True):
        name = piece.company.name if piece.company.company_id else view.say("panel.money_by_company.rest")
        full = f"{name} {say_sum(piece.usd, unit, view)}"
        text = plain(full if text_width(full) <= room else clip(name, room))
        labels.append(
            {
                "xref": "x", "x": year + CENTRE + COLUMN / 2, "yref": "paper", "y": 1 - y / plot,
                "text": text, "xshift": 5,
                "showarrow": False, "xanchor": "left", "yanchor": "middle", "align": "left",
                "font": {"size": 12.5, "color": view.colour("ink")},
            }
        )  # fmt: skip
    return labels


def _total(year: int, usd: float, unit: float, view: View) -> dict[str, Any]:
    return {
        "xref": "x", "x": year + CENTRE, "yref": "y", "y": usd, "text": f"<b>{say_sum(usd, unit, view)}</b>",
        "showarrow": False, "yanchor": "bottom", "yshift": 2, "font": {"size": 12.5, "color": view.colour("ink")},
    }  # fmt: skip


def _unit_title(unit: float, view: View) -> dict[str, Any]:
    text = f"<b>{view.say('panel.money_by_year.closed')}</b>, {name_unit(unit, view)}"
    return {
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "text": text, "showarrow": False, "xanchor": "left",
        "yanchor": "bottom", "yshift": 6, "font": {"size": 13, "color": view.colour("ink")},
    }  # fmt: skip


def _find_top(frame: pd.DataFrame) -> tuple[Company, float, float] | None:
    """The payer of more than half of what was closed, its sum and the total."""
    pieces = read_pieces(frame)
    total = sum(piece.usd for piece in pieces)
    sums: dict[Company, float] = {}
    for piece in pieces:
        sums[piece.company] = sums.get(piece.company, 0) + piece.usd
    named = {company: usd for company, usd in sums.items() if company.company_id}
    top = max(named, key=lambda company: (named[company], company.company_id), default=None)
    return (top, named[top], total) if top and len(sums) > 1 and named[top] > total / 2 else None


def finding(frame: pd.DataFrame, view: View) -> str:
    """Who paid more than half, else the plain title."""
    found = _find_top(frame)
    if found is None:
        return view.say("panel.money_by_company.plain", period=name_period(frame, view))
    payer, usd, total = found
    return view.say("panel.money_by_company.top", payer=payer.name, amount=view.money(usd), total=view.money(total))


def evidence(frame: pd.DataFrame, view: View) -> str | None:  # noqa: ARG001 (every panel is asked alike)
    """The largest deal of the largest piece."""
    pieces = read_pieces(frame)
    return max(pieces, key=lambda piece: (piece.usd, piece.event_id)).event_id if pieces else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn and what is left out."""
    return view.say("panel.money_by_company.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words."""
    pieces = sorted(read_pieces(frame), key=lambda piece: (-piece.usd, piece.event_id))
    names = tuple(dict.fromkeys(piece.company.name for piece in pieces if piece.company.name))
    lines = tuple(f"{piece.company.name} {piece.year}, {view.money(piece.usd)}" for piece in pieces[:3])
    chart, period = view.say("panel.money_by_company.chart"), name_period(frame, view)
    return describe(Summary(finding(frame, view), chart, period, len(pieces), names, lines, undated(frame)), view)


def key(frame: pd.DataFrame, view: View) -> Key:
    """The payers' colours."""
    pieces = read_pieces(frame)
    colours = colour_payers(pieces, view)
    companies = {piece.company.company_id: piece.company for piece in pieces}
    grey = view.colour("other")
    named = [companies[company_id] for company_id, colour in colours.items() if colour != grey]
    return tuple((f"slot:{company.slot}", company.name) for company in named)


def undated(frame: pd.DataFrame) -> int:
    """Deals without a date; the frame's rows are sums."""
    return int(frame.loc[~frame["is_dated"].astype(bool), "n"].sum()) if count_undated(frame) else 0
