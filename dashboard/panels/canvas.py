"""The ground that all figures stand on: layout, margins, hover box and the empty state."""

from __future__ import annotations

from typing import Any

from dashboard.dates import say_date
from dashboard.panels.axis import find_span, time_axis
from dashboard.panels.view import Figure, View

TOP, BOTTOM, LEFT, RIGHT = 26, 8, 2, 10
FONT = '"Source Sans", "Source Sans Pro", sans-serif'


def lay_out(view: View, height: int, **extra: object) -> dict[str, Any]:
    """The layout that all figures share, with `extra` on top."""
    return {
        "height": height,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": view.colour("ink3")},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": view.colour("ink"),
            "bordercolor": view.colour("ink"),
            "font": {"family": FONT, "size": 13, "color": view.colour("bg")},
            "align": "left",
        },
        **extra,
    }


def empty_figure(view: View, height: int, noun: str) -> Figure:
    """The axes' frame at the chart's height with a sentence in it: nothing stands in this window."""
    span = find_span([], [], view, view.width - LEFT - RIGHT)
    period = say_date(view.language, view.start or span.start, view.end or span.end, "range")
    axis, shapes = time_axis(span, view)
    frame = {"type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1}
    shapes.append({**frame, "layer": "between", "line": {"color": view.colour("rule"), "width": 1}})
    gap = "<br>" if view.is_phone else " "
    note = {
        "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False,
        "text": view.say("panel.empty", noun=view.say(f"panel.noun.{noun}"), period=period, gap=gap),
        "font": {"size": 15, "color": view.colour("ink2")},
    }  # fmt: skip
    hidden = {"visible": False, "range": [0, 1], "fixedrange": True}
    trace = {"type": "scatter", "mode": "markers", "x": [], "y": [], "customdata": [], "hoverinfo": "skip"}
    layout = lay_out(view, height, xaxis=axis, yaxis=hidden, shapes=shapes, annotations=[note])
    return {"data": [trace], "layout": layout}
