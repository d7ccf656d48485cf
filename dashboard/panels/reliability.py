"""How true the claims' chances are: a point for each tenth of chance, as high as its claims are often right."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from dashboard.money import say_count, say_share
from dashboard.panels.canvas import RIGHT, TOP, lay_out
from dashboard.panels.marks import Label, hover_text, write
from dashboard.panels.view import Figure, Key, View

HEIGHT = 340
LEFT, BOTTOM = 52, 40
SURE = 1.96  # standard deviations on both sides of 95 % of a normal distribution
LEAST, MOST = 7, 26  # px of a point
TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """Points over the diagonal on which a chance is as often right as it says; strokes are what chance alone may do."""
    rows = frame.to_dict("records")
    ink = view.colour("chart")
    bounds = [bound_share(int(row["correct"]), int(row["claims"])) for row in rows]
    xs, ys = [float(row["chance"]) for row in rows], [float(row["share"]) for row in rows]
    line = {"color": view.colour("ink3"), "width": 1.4, "dash": "dot"}
    strokes: list[float | None] = [value for low, high in bounds for value in (low, high, None)]
    most = max((int(row["claims"]) for row in rows), default=1)
    data = [
        {"type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "line": line, "hoverinfo": "skip"},
        {
            "type": "scatter", "mode": "lines", "x": [value for x in xs for value in (x, x, None)], "y": strokes,
            "line": {"color": ink, "width": 2}, "opacity": 0.5, "hoverinfo": "skip",
        },
        {
            "type": "scatter", "mode": "markers", "x": xs, "y": ys, "hoverinfo": "text", "cliponaxis": False,
            "hovertext": [hover_text(describe_row(row, view)) for row in rows],
            "marker": {
                "color": ink, "opacity": 1, "line": {"color": view.colour("bg"), "width": 1.2},
                "size": [max(MOST * math.sqrt(int(row["claims"]) / most), LEAST) for row in rows],
            },
        },
    ]  # fmt: skip
    names = [
        write(Label(say_count(view.language, "claim", int(row["claims"])), x, y, (16, -2), ink="ink3"), view)
        for row, x, y in zip(rows, xs, ys, strict=True)
        if not view.is_phone
    ]
    layout = lay_out(view, HEIGHT, xaxis=axis(view, "chance"), yaxis=axis(view, "share"), annotations=names)
    layout["margin"] = {"l": LEFT, "r": RIGHT + 4, "t": TOP - 14, "b": BOTTOM, "pad": 0}
    return {"data": data, "layout": layout}


def axis(view: View, name: str) -> dict[str, Any]:
    """An axis from nothing to always."""
    return {
        "range": [-0.02, 1.02], "fixedrange": True, "gridcolor": view.colour("grid"), "zeroline": False, "ticks": "",
        "tickmode": "array", "tickvals": list(TICKS), "ticktext": [say_share(view.language, tick) for tick in TICKS],
        "tickfont": {"size": 12, "color": view.colour("ink3")}, "ticklabelstandoff": 4,
        "title": {"text": view.say(f"panel.reliability.{name}"), "font": {"size": 13, "color": view.colour("ink3")}},
    }  # fmt: skip


def bound_share(right: int, claims: int) -> tuple[float, float]:
    """The shares that 95 of 100 samples of so many claims would show: Wilson's interval (1927)."""
    share, spread = right / claims, SURE**2 / claims
    middle = (share + spread / 2) / (1 + spread)
    reach = SURE * math.sqrt(share * (1 - share) / claims + spread / (4 * claims)) / (1 + spread)
    return max(middle - reach, 0), min(middle + reach, 1)


def describe_row(row: dict[Any, Any], view: View) -> tuple[str, str]:
    """A band in words: its mean chance and how many of its claims are right."""
    share = say_share(view.language, float(row["share"]))
    claims = say_count(view.language, "claim", int(row["claims"]))
    chance = view.say("panel.reliability.told", chance=say_share(view.language, float(row["chance"])))
    return chance, view.say("panel.reliability.right", share=share, claims=claims)


def measure_error(frame: pd.DataFrame) -> float:
    """The mean distance of chance and share, each band by its claims (the expected calibration error)."""
    weights = frame["claims"] / frame["claims"].sum()
    return float(((frame["chance"] - frame["share"]).abs() * weights).sum())


def finding(frame: pd.DataFrame, view: View) -> str:
    """By how many points of a hundred chances are off."""
    return view.say("panel.reliability.finding", n=f"{100 * measure_error(frame):.0f}")


def subtitle(frame: pd.DataFrame, view: View) -> str:
    """What is drawn, and on what it was measured."""
    claims = say_count(view.language, "claim", int(frame["claims"].sum()))
    return view.say("panel.reliability.subtitle", claims=claims)


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words: every band."""
    bands = "; ".join(", ".join(describe_row(row, view)) for row in frame.to_dict("records"))
    return f"{finding(frame, view)}. {view.say('panel.reliability.chart')}. {bands}."


def key(frame: pd.DataFrame, view: View) -> Key:  # noqa: ARG001 (every panel is asked alike)
    """What a point and its stroke are."""
    return (("point:asserted", view.say("panel.reliability.point")),)
