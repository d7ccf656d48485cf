"""Holds the words around dates: those that join two, and those that tell the past from the future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


OTHERS = ("participles", "perfect", "yielding", "weak", "infinitive", "purpose")


@dataclass(frozen=True, slots=True)
class Joint:
    """Words between two dates that make them one range (or let them share a year)."""

    before: frozenset[str]
    middle: frozenset[str]
    is_range: bool


@dataclass(frozen=True, slots=True)
class Leaning:
    """Words and endings near a date without a year that tell whether it lies ahead or behind.

    `participles` look behind unless their auxiliary does not; `yielding` words look ahead unless one of `perfect`
    stands before them ("is set", "was set"). `weak` words beside a date look ahead unless the verb looks behind
    ("made it free before Christmas"), `infinitive` marks a verb still to come, `purpose` turns a participle ("for").
    """

    near: Mapping[str, int]
    words: Mapping[str, int]
    endings: tuple[tuple[str, int], ...]
    participles: frozenset[str]
    perfect: frozenset[str]
    yielding: frozenset[str]
    weak: frozenset[str]
    infinitive: frozenset[str]
    purpose: frozenset[str]


def gather_leaning(blocks: Iterable[Mapping[str, Any]]) -> Leaning:
    """Gather the cues of every block: `lean` is 1 for what lies ahead, -1 for what lies behind."""
    near: dict[str, int] = {}
    words: dict[str, int] = {}
    endings: list[tuple[str, int]] = []
    others: dict[str, set[str]] = {name: set() for name in OTHERS}
    for block in blocks:
        target = near if block.get("near") else words
        target.update(dict.fromkeys(block.get("words", ()), block["lean"]))
        for name, gathered in others.items():
            gathered.update(block.get(name, ()))
        endings += [(ending, block["lean"]) for ending in block.get("endings", ())]
    return Leaning(near, words, tuple(endings), **{name: frozenset(found) for name, found in others.items()})
