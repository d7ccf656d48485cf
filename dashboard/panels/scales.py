"""The value axis of figures: linear from 0 for shares and prices, else logarithmic, with round steps."""

from __future__ import annotations

import math
from typing import Any

from dashboard.money import say_money, say_quantity
from dashboard.panels.readings import Reading
from dashboard.panels.view import View

LINEAR = ("stake", "market_share", "price", "performance")
"""Metrics on a linear axis from 0; money, users and sizes take a logarithmic one (look.md, Figures over time)."""
LOG_STEPS = (1, 2, 5)


def _say_value(reading: Reading, value: float, view: View) -> str:
    """A value on the axis, two digits, with the unit where it is a percentage."""
    if reading.is_money:
        return say_money(view.language, value, digits=2)
    is_share = reading.amount.unit == "%"
    quantity = say_quantity(view.language, value, digits=2)
    return view.say("number.percent", n=quantity) if is_share else quantity


def value_axis(shown: list[Reading], view: View) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The y axis with its gridlines: linear from 0, or logarithmic with round steps."""
    values = [reading.value for reading in shown]
    is_linear = shown[0].metric in LINEAR
    ticks = _linear_ticks(max(values)) if is_linear else _log_ticks(min(values), max(values))
    ends = [0, ticks[-1] * 1.05] if is_linear else [math.log10(ticks[0]) - 0.05, math.log10(ticks[-1]) + 0.05]
    axis = {
        "type": "linear" if is_linear else "log", "range": ends, "fixedrange": True, "showgrid": False,
        "zeroline": False,
        "tickmode": "array", "tickvals": ticks, "ticktext": [_say_value(shown[0], tick, view) for tick in ticks],
        "ticks": "", "ticklabelstandoff": 4, "tickfont": {"size": 12, "color": view.colour("ink3")},
    }  # fmt: skip
    line = {"type": "line", "layer": "between", "xref": "paper", "x0": 0, "x1": 1, "yref": "y"}
    ink = {"color": view.colour("grid"), "width": 1}
    return axis, [{**line, "y0": tick, "y1": tick, "line": ink} for tick in ticks]


def _linear_ticks(top: float) -> list[float]:
    """0 and four or five round steps up to the top."""
    raw = top / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((n * power for n in (1, 2, 2.5, 5, 10) if n * power >= raw), 10 * power)
    return [step * n for n in range(math.ceil(top / step) + 1)]


def _log_ticks(low: float, high: float) -> list[float]:
    """Decades around the values; where they span less than two, the steps 1, 2 and 5."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    if last - first > 2:  # noqa: PLR2004 (decades)
        return [10.0**n for n in range(first, last + 1)]
    steps = [n * 10.0**power for power in range(first, last + 1) for n in LOG_STEPS]
    below = max((step for step in steps if step <= low), default=steps[0])
    above = min((step for step in steps if step >= high), default=steps[-1])
    inside = [step for step in steps if below <= step <= above]
    return inside if len(inside) > 1 else [inside[0], inside[0] * 2]


def find_height(value: float, scale: dict[str, Any], plot: float) -> float:
    """Pixels from the top of a plot of that height to a value."""
    low, high = scale["range"]
    place = math.log10(value) if scale["type"] == "log" else value
    return float((high - place) / (high - low) * plot)
