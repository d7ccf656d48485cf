"""Describes what stands around an item in words: neighbours with their place, bags of words, the clause.

Names are masked by their type and amounts by theirs, so that nothing is learned about a company.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from etl.extract.syntax import STEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.extract.items import Item, Line

TOLD = 5  # concepts in a row that are still worth knowing as one
NEAR = 4  # items on either side whose exact place counts, and that are quoted as a whole
BAG = 9  # items on either side that count without their place
CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?", "(", ")", '"', "|"})


def mask(item: Item) -> str:
    """Return an item's word, or the type of what it mentions."""
    return item.text if item.mention is None else f"<{item.kind}>"


def stem(item: Item) -> str:
    """Return the first letters of an item's word, or the type of what it mentions."""
    return item.text[:STEM] if item.mention is None else f"<{item.kind}>"


def idea(line: Line, item: Item) -> str:
    """Return the concept of an item, "" where it has none or none was read."""
    return line.concepts[item.index] if line.concepts else ""


def describe_window(line: Line, index: int, prefix: str = "") -> list[str]:
    """Return the words around an item: exact neighbours, pairs of them, and bags to the left and right."""
    items = line.items
    left = items[max(0, index - BAG) : index][::-1]
    right = items[index + 1 : index + 1 + BAG]
    found = []
    for side, some in (("l", left), ("r", right)):
        words = [mask(item) for item in some[:NEAR]]
        found += [f"{prefix}{side}{place}={word}" for place, word in enumerate(words)]
        found += [
            f"{prefix}{side}s{place}={stem(item)}" for place, item in enumerate(some[:NEAR]) if item.mention is None
        ]
        found += [f"{prefix}{side}2={first}_{second}" for first, second in pairwise(words)]
        found += [f"{prefix}{side}3={'_'.join(words[:3])}"]
        found += [f"{prefix}{side}b={stem(item)}" for item in some]
        ideas = [idea(line, item) for item in some]
        found += [f"{prefix}{side}c{place}={one}" for place, one in enumerate(ideas[:NEAR]) if one]
        found += [f"{prefix}{side}cb={one}" for one in sorted(set(ideas) - {""})]
        told = [one for one in ideas if one]
        found += [f"{prefix}{side}cc={'>'.join(told[:2])}", f"{prefix}{side}ccc={'>'.join(told[:3])}"]
    return found


def describe_clause(line: Line, index: int, prefix: str = "c") -> list[str]:
    """Return the stems of the clause an item stands in, without their place."""
    low = index
    while low > 0 and line.items[low - 1].text not in CLAUSE_ENDS:
        low -= 1
    high = index
    while high + 1 < len(line.items) and line.items[high + 1].text not in CLAUSE_ENDS:
        high += 1
    found = {f"{prefix}={stem(item)}" for item in line.items[low : high + 1]}
    return sorted(found | {f"{prefix}c={one}" for one in line.concepts[low : high + 1] if one})


def describe_sentence(line: Line, prefix: str = "s") -> list[str]:
    """Return the stems of a whole line, without their place."""
    found = {f"{prefix}={stem(item)}" for item in line.items}
    return sorted(found | {f"{prefix}c={one}" for one in line.concepts if one})


def describe_between(line: Line, left: int, right: int, longest: int = 8) -> list[str]:
    """Return the words between two items where they stand near, and the kinds of what lies between in any case."""
    between = line.between(left, right)
    found = [f"gap={bucket(len(between))}"]
    found += [f"bk={kind}" for kind in sorted({item.kind for item in between if item.mention is not None})]
    found += [f"bp={text}" for text in sorted({item.text for item in between if not item.text[0].isalnum()} - {""})]
    told = [one for one in (idea(line, item) for item in between) if one]
    found += [f"bc={one}" for one in sorted(set(told))]
    found.append(f"bcs={'>'.join(told[:TOLD])}" if len(told) <= TOLD else "bcs=long")
    masked = [idea(line, item) or (f"<{item.kind}>" if item.mention is not None else "") for item in between]
    kept = [one for one in masked if one]
    found.append(f"bms={'>'.join(kept[:TOLD])}" if len(kept) <= TOLD else "bms=long")
    if len(between) <= longest:
        found += [f"bw={stem(item)}" for item in between]
        found.append("bx=" + "_".join(mask(item) for item in between[:NEAR]) if len(between) <= NEAR else "bx=long")
    return found


def bucket(number: float, edges: Sequence[float] = (0, 1, 2, 3, 5, 8, 12, 20)) -> int:
    """Return the place of a number among rising edges."""
    return sum(number > edge for edge in edges)


def cross(prefix: str, features: Iterable[str]) -> list[str]:
    """Return the features as they hold under one condition only."""
    return [f"{prefix}&{feature}" for feature in features]
