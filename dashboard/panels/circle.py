"""Places on an ellipse in an order of few crossings, and the curves between them; same input, same order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PASSES = 8
BULGE = 16
"""Pixels by which a curve keeps to its left, so that the two directions of a pair are two lines."""

Edge = tuple[int, int]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic curve from start over a control point to end; angle: where it points at its end, in degrees."""

    start: Point
    control: Point
    end: Point
    angle: float


def count_crossings(order: Sequence[int], edges: Sequence[Edge]) -> int:
    """How many chords cross when the nodes stand on a circle in that order."""
    place = {node: index for index, node in enumerate(order)}
    chords = sorted({tuple(sorted((place[a], place[b]))) for a, b in edges})
    crossings = 0
    for index, (low, high) in enumerate(chords):
        for other_low, other_high in chords[index + 1 :]:
            if other_low >= high:
                break
            crossings += low < other_low < high < other_high
    return crossings


def order_nodes(count: int, edges: Sequence[Edge]) -> list[int]:
    """An order of few crossings: from the given one, each swap that helps is made, until none does."""
    order = list(range(count))
    best = count_crossings(order, edges)
    for _ in range(PASSES):
        before = best
        for one in range(count):
            for other in range(one + 1, count):
                order[one], order[other] = order[other], order[one]
                crossings = count_crossings(order, edges)
                if crossings < best:
                    best = crossings
                else:
                    order[one], order[other] = order[other], order[one]
        if best == before:
            break
    return order


def place_nodes(order: Sequence[int], centre: Point, radii: Point) -> dict[int, Point]:
    """The nodes on an ellipse, clockwise from the top; two stand side by side, as their arrow is read."""
    step = 2 * math.pi / max(len(order), 1)
    first = -math.pi / 2 if len(order) == 2 else 0  # noqa: PLR2004 (a pair)
    return {
        node: (
            centre[0] + radii[0] * math.sin(first + step * index),
            centre[1] - radii[1] * math.cos(first + step * index),
        )
        for index, node in enumerate(order)
    }


def curve_between(start: Point, end: Point, centre: Point, gap: float) -> Curve:
    """The curve from one node towards another, drawn inwards, ending `gap` px before it."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    pull = 0.35
    side = (-(y1 - y0) / length * BULGE, (x1 - x0) / length * BULGE)
    control = (
        middle[0] + (centre[0] - middle[0]) * pull + side[0],
        middle[1] + (centre[1] - middle[1]) * pull + side[1],
    )
    reach = math.hypot(x1 - control[0], y1 - control[1]) or 1
    stop = (x1 - (x1 - control[0]) / reach * gap, y1 - (y1 - control[1]) / reach * gap)
    angle = math.degrees(math.atan2(stop[0] - control[0], control[1] - stop[1]))
    return Curve(start, control, stop, angle)
