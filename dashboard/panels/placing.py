"""Greedy placing of labels in pixels: a label takes the first free place it is offered, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.panels.axis import LETTER


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        is_beside = self.left >= other.right or other.left >= self.right
        return not is_beside and self.top < other.bottom and other.top < self.bottom

    def lies_in(self, other: Box) -> bool:
        """Whether this box lies wholly in the other."""
        is_between = self.left >= other.left and self.right <= other.right
        return is_between and self.top >= other.top and self.bottom <= other.bottom


@dataclass(slots=True)
class Ground:
    """A plot's ground: its edges, what is taken and what is better avoided. It fills as labels are placed."""

    edges: Box
    taken: list[Box] = field(default_factory=list)
    avoided: list[Box] = field(default_factory=list)

    def take(self, offers: Sequence[Box]) -> int | None:
        """The index of the first free offer, which is then taken; None where none is free."""
        free = [i for i, offer in enumerate(offers) if offer.lies_in(self.edges) and not _meets_any(offer, self.taken)]
        if not free:
            return None
        best = next((index for index in free if not _meets_any(offers[index], self.avoided)), free[0])
        self.taken.append(offers[best])
        return best


def _meets_any(offer: Box, boxes: Sequence[Box]) -> bool:
    return any(offer.meets(box) for box in boxes)


def text_width(text: str, letter: float = LETTER) -> float:
    """The width of a label in pixels, rather too wide than too narrow."""
    return len(text) * letter + 2


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near the wanted ones as a least gap allows, in the same order, between low and high where they fit."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    heights = [0.0] * len(wanted)
    previous = low - gap
    for index in order:
        heights[index] = previous = max(wanted[index], previous + gap)
    ceiling = max(high, low + gap * (len(wanted) - 1))
    for index in reversed(order):
        heights[index] = ceiling = min(heights[index], ceiling)
        ceiling -= gap
    return heights
