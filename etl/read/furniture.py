"""Leaves out the lines of a page or mail that are furniture, as each language words it: "Read more: …", "Partager"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from etl.fold import fold_case
from etl.knowledge import list_lexicons, read_toml

FILE = "furniture.toml"
LONGEST = 200  # characters: a longer line that opens like furniture says something as well
EDGES = " \t[](){}>»\u203a→:*#|·•–—-…."


@dataclass(frozen=True, slots=True)
class Furniture:
    """How furniture is worded: `opens` begins a line of it, `whole` is one, below `ends` a mail has nothing more.

    `prefixes` open the subject of a mail that was answered or forwarded.
    """

    opens: tuple[str, ...]
    whole: frozenset[str]
    ends: frozenset[str]
    prefixes: frozenset[str]


def drop_furniture(lines: Iterable[str]) -> list[str]:
    """Return the lines that belong to the article.

    "Read more: Quantrel raises money" goes, "Read more broadly, the results disappoint investors." stays.
    """
    wording = load_furniture()
    return [line for line in lines if not is_furniture(line, wording)]


def is_furniture(line: str, wording: Furniture) -> bool:
    """Return whether a line is furniture."""
    folded = fold_case(line).replace("’", "'").lstrip(EDGES)
    if len(line) > LONGEST:
        return False
    return folded.rstrip(EDGES) in wording.whole or any(_opens(folded, opening) for opening in wording.opens)


@cache
def load_furniture() -> Furniture:
    """Return the wording of all languages: a French page may carry English buttons."""
    trees = [read_toml(folder / FILE) for folder in list_lexicons() if (folder / FILE).is_file()]
    opens, whole, ends, prefixes = (
        [fold_case(line) for tree in trees for line in tree[key]] for key in ("opens", "whole", "ends", "prefixes")
    )
    return Furniture(tuple(sorted(opens)), frozenset(whole), frozenset(ends), frozenset(prefixes))


def _opens(line: str, opening: str) -> bool:
    """An opening is followed by the line's end or by what is no letter, one that ends in a colon by anything."""
    rest = line[len(opening) : len(opening) + 1]
    return line.startswith(opening) and (opening.endswith(":") or not rest.isalnum())
