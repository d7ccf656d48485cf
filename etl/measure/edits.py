"""Replaces passages of a text and says where the offsets around them have gone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edits:
    """Replacements of passages of one text, left to right, none over another."""

    places: tuple[tuple[int, int, str], ...]

    def apply(self, text: str) -> str:
        """Return the text with the passages replaced."""
        parts, position = [], 0
        for start, end, words in self.places:
            parts += [text[position:start], words]
            position = end
        return "".join([*parts, text[position:]])

    def move(self, offset: int) -> int:
        """Return where an offset outside the passages stands in the new text."""
        passed = self.places[: bisect_right(self.places, offset, key=lambda place: place[1])]
        return offset + sum(len(words) - (end - start) for start, end, words in passed)


def make_edits(text: str, spans: Iterable[Span], rewrite: Callable[[str], str]) -> Edits:
    """Return the edits that rewrite some passages; where passages overlap, the longest counts."""
    chosen: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if not any(start < other_end and other_start < end for other_start, other_end in chosen):
            chosen.append((start, end))
    return Edits(tuple((start, end, rewrite(text[start:end])) for start, end in sorted(chosen)))
