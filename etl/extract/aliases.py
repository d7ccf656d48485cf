"""Tells which names of an article are one: a short form after its long one, an acronym in brackets behind its words.

Names that the project knows stand for themselves; a model's family is not the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from etl.extract.naming import fold_name

if TYPE_CHECKING:
    from etl.extract.candidate import Named
    from etl.extract.items import Item, Line

LONGEST_ACRONYM = 6
APART = frozenset({"model", "product"})


@dataclass(slots=True)
class Bearer:
    """What is known of one spelling: its words, types, and where running text has it first."""

    words: tuple[str, ...]
    is_known: bool
    kinds: Counter[str] = field(default_factory=Counter)
    first: int = 0
    lines: frozenset[int] = frozenset()

    @property
    def kind(self) -> str:
        """The type most of its mentions have."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def find_aliases(lines: Sequence[Line], names: Mapping[str, Sequence[tuple[int, Named]]]) -> dict[str, str]:
    """Return, for each key that is another spelling of a longer name, the key of that name.

    "Norlink Fibre emploie ... Norlink recrute" gives norlink -> norlink-fibre.
    """
    bearers = {key: _bearer(lines, spots) for key, spots in names.items()}
    found = _acronyms(lines, bearers)
    for key, bearer in bearers.items():
        if bearer.is_known or key in found or bearer.kind in APART:
            continue
        longer = [other for other, one in bearers.items() if other != key and _abbreviates(bearer, one)]
        if len(longer) == 1:
            found[key] = longer[0]
    return {key: found.get(other, other) for key, other in found.items() if found.get(other, other) != key}


def _bearer(lines: Sequence[Line], spots: Sequence[tuple[int, Named]]) -> Bearer:
    named = spots[0][1]
    running = [position for position, _ in spots if lines[position].sentence.role in {"body", "item"}]
    kinds = Counter(one.kind for _, one in spots)
    words = tuple(fold_name(named.name).removeprefix("~").split("-"))
    return Bearer(
        words, not named.entity_id.startswith("~"), kinds, running[0] if running else len(lines), frozenset(running)
    )


def _abbreviates(short: Bearer, long: Bearer) -> bool:
    size = len(short.words)
    if size >= len(long.words) or long.kind in APART or long.is_known or short.lines & long.lines:
        return False  # a sentence that names both tells them apart
    if long.kind == "person":
        return short.words == long.words[-size:]
    return short.words == long.words[:size] and long.first <= short.first and short.kind != "person"


def _acronyms(lines: Sequence[Line], bearers: Mapping[str, Bearer]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        names = line.names()
        for left, right in pairwise(names):
            between = [item.text for item in line.between(left.index, right.index)]
            short, long = fold_name(_text(line, right)), fold_name(_text(line, left))
            is_bracketed = between == ["("] and len(short) <= LONGEST_ACRONYM + 1
            if (
                is_bracketed
                and short in bearers
                and long in bearers
                and not bearers[short].is_known
                and _spells(short, bearers[long])
            ):
                found[short] = long
    return found


def _text(line: Line, item: Item) -> str:
    return line.sentence.text[item.start - line.sentence.start : item.end - line.sentence.start]


def _spells(short: str, long: Bearer) -> bool:
    """Say whether the letters of an acronym begin words of the long name, in order."""
    words = iter(long.words)
    return len(long.words) > 1 and all(
        any(word.startswith(letter) for word in words) for letter in short.removeprefix("~")
    )
