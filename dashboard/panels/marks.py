"""Marks that tell certainty: points, spans of doubt and bands as Plotly traces, with escaped words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.panels.view import View
from dashboard.theme import CERTAINTIES, DENIED_SYMBOL, SMALL_MARK, fade

Trace = dict[str, Any]
FADED = 0.2
"""Opacity of what the reader did not click (look.md, Charts)."""
DOUBT = 0.25
"""Opacity of the bar that is as long as a date is doubtful."""
DOUBT_DAYS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One point: where it stands, whose colour it has, how sure it is and what the hover says."""

    event_id: str
    x: str
    y: float
    colour: str
    modality: str
    hover: str
    symbol: str = "circle"
    size: float = 11


def plain(text: object) -> str:
    """Text that Plotly prints as it is: its markup (<b>, <a href>, entities) is neutralised."""
    return escape(str(text), quote=False)


def hover_text(lines: Iterable[str]) -> str:
    """The hover's lines, the first in bold; empty ones are left out."""
    first, *rest = [plain(line) for line in lines if line]
    return "<br>".join([f"<b>{first}</b>", *rest])


def _fill(mark: Mark, view: View) -> str:
    alpha = CERTAINTIES[mark.modality].fill
    if alpha is None:
        return view.colour("bg")
    return mark.colour if alpha == 1 else blend(mark.colour, view.colour("bg"), alpha)


def blend(colour: str, ground: str, alpha: float) -> str:
    """The opaque colour that `colour` at an opacity makes on a ground, so that marks hide what lies under them."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(over * alpha + under * (1 - alpha)):02X}" for over, under in pairs)


def _edge(mark: Mark, view: View) -> str:
    if mark.modality == "asserted":
        return view.colour("bg")
    return fade(mark.colour, CERTAINTIES[mark.modality].edge_alpha)


def points(marks: Sequence[Mark], view: View) -> Trace:
    """One trace of all marks, in the order given (later ones on top)."""
    denied = [mark.modality == "denied" for mark in marks]
    small = [mark.modality in ("denied", "hypothetical") for mark in marks]
    grey = view.colour("other")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [mark.event_id for mark in marks],
        "hovertext": [mark.hover for mark in marks],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": [DENIED_SYMBOL if no else mark.symbol for mark, no in zip(marks, denied, strict=True)],
            "size": [SMALL_MARK if little else mark.size for mark, little in zip(marks, small, strict=True)],
            "color": [grey if no else _fill(mark, view) for mark, no in zip(marks, denied, strict=True)],
            "opacity": 1,
            "line": {
                "color": [grey if no else _edge(mark, view) for mark, no in zip(marks, denied, strict=True)],
                "width": [CERTAINTIES[mark.modality].edge for mark in marks],
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": FADED}},
    }


def strokes(
    segments: Iterable[tuple[str, tuple[Any, Any], tuple[Any, Any]]], width: float, alpha: float
) -> list[Trace]:
    """Lines from (x0, y0) to (x1, y1), one trace per colour; they carry no hover and no id."""
    by_colour: dict[str, tuple[list[Any], list[Any]]] = {}
    for colour, (x0, y0), (x1, y1) in segments:
        xs, ys = by_colour.setdefault(colour, ([], []))
        xs.extend([x0, x1, None])
        ys.extend([y0, y1, None])
    return [
        {
            "type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip",
            "line": {"color": fade(colour, alpha), "width": width},
        }
        for colour, (xs, ys) in sorted(by_colour.items())
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """Escaped text beside a place on the axes, `shift` pixels right and up of it; its ground hides lines under it."""

    text: str
    x: Any
    y: float
    shift: tuple[float, float] = (0, 0)
    anchor: str = "left"
    ink: str = "ink"
    size: float = 12.5
    has_ground: bool = True


def write(label: Label, view: View) -> dict[str, Any]:
    """A label as a Plotly annotation."""
    right, up = label.shift
    return {
        "x": label.x, "y": label.y, "xref": "x", "yref": "y", "text": label.text, "showarrow": False,
        "captureevents": False, "xanchor": label.anchor, "yanchor": "middle", "xshift": right, "yshift": up,
        "borderpad": 0, "align": label.anchor, "font": {"size": label.size, "color": view.colour(label.ink)},
        "bgcolor": view.colour("bg") if label.has_ground else "rgba(0,0,0,0)",
    }  # fmt: skip
