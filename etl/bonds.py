"""What a person said of claims that merging would judge by itself: two of them are one event, or are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Bond:
    """Two claims, sorted by id, that are one event (`join`) or must not be (`part`)."""

    left_id: str
    right_id: str
    verb: Literal["join", "part"]


def find_parted(bonds: Iterable[Bond]) -> Mapping[str, frozenset[str]]:
    """Return for each claim those that it must not meet."""
    parted: dict[str, set[str]] = {}
    for bond in bonds:
        if bond.verb == "part":
            parted.setdefault(bond.left_id, set()).add(bond.right_id)
            parted.setdefault(bond.right_id, set()).add(bond.left_id)
    return {claim_id: frozenset(others) for claim_id, others in parted.items()}


def connect(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[Sequence[str]]:
    """Return the names in sets that the pairs connect, each sorted, in the order of their first."""
    owner = {name: name for name in names}

    def find(name: str) -> str:
        while owner.setdefault(name, name) != name:
            owner[name] = owner[owner[name]]
            name = owner[name]
        return name

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        owner[second] = first
    found: dict[str, list[str]] = {}
    for name in sorted(owner):
        found.setdefault(find(name), []).append(name)
    return list(found.values())
