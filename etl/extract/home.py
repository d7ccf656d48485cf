"""Says which company an article is about: it speaks in "we", and what no one else makes is its own.

The company named or referred to most often, one that opens the article counting for more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from etl.extract.candidate import Named, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.items import Item, Line

OPENING = 2  # lines that open an article
OPENING_WEIGHT = (
    1.5  # on the training articles 175 of 354 developers away from their release are found so, 102 as topic
)


def find_home(lines: Sequence[Line]) -> Item | None:
    """Return a mention of the company an article is about, None where it names none."""
    weights: Counter[str] = Counter()
    first: dict[str, Item] = {}
    for line in lines:
        for item in line.names():
            if item.kind == "company":
                name = name_of(item).name
                is_opening = line.position < OPENING and name not in first
                weights[name] += 2 + (int(2 * OPENING_WEIGHT) if is_opening else 0)
                first.setdefault(name, item)
    if not weights:
        return None
    return first[min(weights, key=lambda name: (-weights[name], first[name].start))]


def find_namesake(home: Named | None, companies: Sequence[Named], work: str) -> Named | None:
    """Return the company whose name begins that of a work: Tanager AI made Tanager Core; else the article's own."""
    opener = work.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0].casefold()
    for named in companies:
        if named.name.split(" ")[0].casefold() == opener and named.name.casefold() != work.casefold():
            return named
    return home
