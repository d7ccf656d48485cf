"""Says how each name of a line stands in it: what governs it, whether it owns what follows, who it is listed with.

Linear evidence that needs no parse: "in the chipmaker <company>" is governed by "in", "<company> 's unit" owns, and
"<company>, <company> and <company>" stand together as their first does.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.items import NAME_KINDS, Item, Line
from etl.extract.wording import Wording

DASHES = frozenset({"-", "\u2013", "\u2014"})
DATELINE = 8  # items in which the dash of a dateline stands
OWNING = frozenset({"'s", "'"})
LONGEST_NOUN_PHRASE = 5  # words between a preposition and the name it governs ("in the small French start-up X")


@dataclass(frozen=True, slots=True)
class Standing:
    """A name and its standing: the governing preposition ("" for none), its list, and whether it owns or qualifies."""

    item: Item
    preposition: str
    place: int
    group: tuple[Item, ...]
    is_owner: bool


def find_standings(line: Line, wording: Wording, barriers: frozenset[int] = frozenset()) -> list[Standing]:
    """Return the standing of every name; `barriers` are items (a trigger's) no noun phrase reaches across."""
    standings = []
    for group in find_groups(line, wording):
        preposition, place = find_governor(line, group[0], wording, barriers)
        standings += [Standing(item, preposition, place, group, is_owner(line, item)) for item in group]
    return standings


def find_groups(line: Line, wording: Wording) -> list[tuple[Item, ...]]:
    """Return the names of a line, those that are listed together in one tuple."""
    groups: list[list[Item]] = []
    for item in line.names():
        if groups and _is_listed(line, groups[-1][-1], item, wording):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [tuple(group) for group in groups]


def _is_listed(line: Line, left: Item, right: Item, wording: Wording) -> bool:
    if _family(left) != _family(right):
        return False
    if left.start == right.start:
        return True
    between = [item for item in line.between(left.index, right.index) if item.kind == "word"]
    if len(between) != right.index - left.index - 1 or not between:
        return False
    texts = [item.text for item in between]
    has_join = any(text in wording.words["joins"] for text in texts)
    loose = wording.words["joins"] | wording.words["determiners"] | wording.words["list_words"]
    extra = [text for text in texts if text not in loose]
    if any(item.kind in {"money", "percent"} for item in line.items[right.index + 1 : right.index + 4]):
        return False
    return has_join and len(extra) <= (2 if texts[0] in wording.words["joins"] and _is_and(texts, wording) else 0)


def _is_and(texts: list[str], wording: Wording) -> bool:
    stops = wording.words["stops"] | wording.words["prepositions"]
    return not any(text in stops for text in texts)


def _family(item: Item) -> str:
    return "work" if item.kind in {"model", "product"} else "party"


def find_governor(line: Line, item: Item, wording: Wording, barriers: frozenset[int]) -> tuple[str, int]:
    """Return the preposition that governs a name and where it stands."""
    passed = 0
    for index in range(item.index - 1, -1, -1):
        word = line.items[index]
        if word.kind != "word":
            if line.items[index + 1].text in OWNING or is_qualifier(line, word, wording):
                continue
            return "", -1
        if word.text in OWNING and index and line.items[index - 1].kind in NAME_KINDS:
            continue
        if word.text in wording.words["prepositions"]:
            before = line.items[index - 1].text if index else ""
            is_compound = word.text in wording.words["genitives"] and before in wording.words["compounds"]
            return (before, index - 1) if is_compound else (word.text, index)
        if (
            index in barriers
            or word.text in wording.words["stops"] | wording.words["relatives"]
            or not word.text[0].isalnum()
        ):
            return "", -1
        if word.text not in wording.words["determiners"]:
            passed += 1
        if passed > LONGEST_NOUN_PHRASE:
            return "", -1
    return "", -1


def is_owner(line: Line, item: Item) -> bool:
    """Say whether a name owns or qualifies the word behind it: "X 's", "X-backed"."""
    if item.index + 1 >= len(line.items):
        return False
    after = line.items[item.index + 1]
    return after.text in OWNING or (after.text.startswith("-") and after.start == item.end)


def is_qualifier(line: Line, item: Item, wording: Wording) -> bool:
    """Say whether a name only qualifies the one behind it: "the Norwegian fish farmer X", "India's Y"."""
    owns = is_owner(line, item)
    if item.kind not in {"place", "other"} and not owns:
        return False
    begin = item.index + 1 + owns
    for following in line.items[begin : begin + LONGEST_NOUN_PHRASE]:
        if following.kind in NAME_KINDS:
            return following.index > item.index + 1 and _family(following) == "party"
        if following.kind != "word" or not following.text[0].isalnum():
            return False
        if following.text in wording.words["stops"] | wording.words["prepositions"]:
            return False
    return False


def is_dateline(line: Line, item: Item) -> bool:
    """Say whether a name stands in the dateline of a report, before its dash: "LUSAKA, Oct 18 - X will"."""
    ahead = line.items[item.index + 1 : DATELINE]
    return any(one.text in DASHES for one in ahead)


def is_aside(line: Line, item: Item, wording: Wording) -> bool:
    """Say whether a name plays no part of its own: a qualifier or the place of a dateline."""
    return is_qualifier(line, item, wording) or is_dateline(line, item)


def is_name(item: Item) -> bool:
    """Say whether an item is a name of anything."""
    return item.kind in NAME_KINDS
