"""Learns from the article itself whose every model and product is: "X's M", "M, by X", "X launched M".

What an article says of its own names makes reading possible where no gazetteer knows them.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.candidate import Named, name_of
from etl.extract.items import Item, Line
from etl.extract.wording import Wording

WORKS = frozenset({"model", "product"})
LONGEST_OWNED = 5  # items between an owner and what it owns ("Google's new and very fast M")
LONGEST_APPOSITION = 3


def find_makers(lines: Iterable[Line], wording: Wording) -> dict[str, Named]:
    """Return the maker of each model and product by its name, as far as the article says."""
    makers: dict[str, Named] = {}
    for line in lines:
        for item in line.names():
            if item.kind in WORKS:
                maker = _maker(line, item, wording)
                if maker is not None:
                    makers.setdefault(name_of(item).name, maker)
    return makers


def _maker(line: Line, item: Item, wording: Wording) -> Named | None:
    for other in line.names():
        if other.kind != "company":
            continue
        between = line.between(other.index, item.index)
        if other.index < item.index and between and len(between) <= LONGEST_OWNED and between[0].text in {"'s", "'"}:
            return name_of(other)
        if other.index > item.index and between and len(between) <= LONGEST_APPOSITION:
            words = [one.text for one in between if one.text[0].isalnum()]
            if words and words[-1] in wording.words["makers"] and len(words) < LONGEST_APPOSITION:
                return name_of(other)
    return None
