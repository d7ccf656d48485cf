"""Lanes: one strip a company, its name written inside above its marks, heights in pixels from the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.panels.axis import LETTER, Span, time_axis
from dashboard.panels.canvas import BOTTOM, TOP, lay_out
from dashboard.panels.marks import plain
from dashboard.panels.view import View

HEAD = 24
"""Pixels that a lane's name takes."""
FOOT = 8
"""Pixels between a lane's last row and the rule under it."""
BOLD_LETTER = 7.4


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip: its name, its colour, a note after the name and the height of its marks."""

    name: str
    colour: str
    note: str
    body: float
    top: float = 0

    @property
    def ground(self) -> float:
        """The y of the first pixel under the name."""
        return self.top + HEAD

    @property
    def bottom(self) -> float:
        """The y of the rule that closes the lane."""
        return self.top + HEAD + self.body + FOOT


def stack(lanes: Sequence[Lane]) -> list[Lane]:
    """The lanes one under another."""
    placed: list[Lane] = []
    top = 0.0
    for lane in lanes:
        placed.append(Lane(lane.name, lane.colour, lane.note, lane.body, top))
        top = placed[-1].bottom
    return placed


def clip(text: str, room: float, letter: float = LETTER) -> str:
    """The text cut to a width in pixels, with an ellipsis where it had to be."""
    most = max(int(room / letter), 2)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _head(lane: Lane, width: float, view: View) -> tuple[dict[str, Any], dict[str, Any]]:
    """The lane's name with its note, and the upright stroke of its colour before it."""
    name = clip(lane.name, width - 16, BOLD_LETTER)
    note = clip(lane.note, width - 24 - len(name) * BOLD_LETTER) if lane.note else ""
    grey = view.colour("ink3")
    text = f"<b>{plain(name)}</b>"
    if len(note) > len(lane.note) / 2:
        text += f'  <span style="font-size:12.5px;color:{grey}">{plain(note)}</span>'
    label = {
        "xref": "paper", "x": 0, "yref": "y", "y": lane.top + 12, "text": text, "showarrow": False, "xanchor": "left",
        "yanchor": "middle", "xshift": 12, "align": "left", "font": {"size": 14, "color": view.colour("ink")},
    }  # fmt: skip
    stroke = {
        "type": "rect", "xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": 0, "x1": 4, "yref": "y",
        "y0": lane.top + 5, "y1": lane.top + 20, "fillcolor": lane.colour, "line": {"width": 0}, "layer": "between",
    }  # fmt: skip
    return label, stroke


def lay_out_lanes(lanes: Sequence[Lane], span: Span, view: View, labels: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The layout of stacked lanes: pixels downwards as y, names, rules between lanes, the time axis on top."""
    axis, shapes = time_axis(span, view)
    height = lanes[-1].bottom
    heads = [_head(lane, span.width, view) for lane in lanes]
    rule = {"type": "line", "layer": "between", "xref": "paper", "x0": 0, "x1": 1, "yref": "y"}
    ink = {"color": view.colour("rule"), "width": 1}
    rules = [{**rule, "y0": y, "y1": y, "line": ink} for y in [0, *(lane.bottom for lane in lanes[:-1])]]
    rows = {"range": [height, 0], "visible": False, "fixedrange": True}
    return lay_out(
        view,
        round(height) + TOP + BOTTOM,
        xaxis=axis,
        yaxis=rows,
        shapes=[*shapes, *rules, *(stroke for _, stroke in heads)],
        annotations=[*(label for label, _ in heads), *labels],
    )
