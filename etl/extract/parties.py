"""Finds the companies of a line that may be partners: who only qualifies a name is left out, who is listed is joined.

"the French group X and Britain's Y" are two in one list; "X, the maker of Y" is one with an apposition.
"""

from __future__ import annotations

from etl.extract.items import NAME_KINDS, Item, Line
from etl.extract.relations import Standing, find_governor, is_aside, is_owner, is_qualifier
from etl.extract.wording import Wording

KINDS = frozenset({"company", "other"})
LONGEST_DESCRIPTION = 6  # words between a conjunction and the name it adds ("and the French maker of sensors X")


def find_parties(line: Line, wording: Wording, barriers: frozenset[int]) -> list[Standing]:
    """Return the standing of every company that is no mere qualifier; `barriers` as in `find_standings`."""
    items = [item for item in line.names() if item.kind in KINDS and not is_aside(line, item, wording)]
    found: list[Standing] = []
    for group in _lists(line, items, wording):
        preposition, place = find_governor(line, group[0], wording, barriers)
        found += [Standing(item, preposition, place, group, is_owner(line, item)) for item in group]
    return found


def _lists(line: Line, items: list[Item], wording: Wording) -> list[tuple[Item, ...]]:
    """Return the names in groups: a run of commas counts where a conjunction closes it."""
    groups: list[list[Item]] = []
    open_end: list[Item] = []
    for item in items:
        last = open_end[-1] if open_end else groups[-1][-1] if groups else None
        link = _link(line, last, item, wording) if last is not None else ""
        if link == "and":
            groups[-1] += [*open_end, item]
            open_end = []
        elif link == "comma":
            open_end.append(item)
        else:
            groups += [[one] for one in open_end]
            groups.append([item])
            open_end = []
    groups += [[one] for one in open_end]
    return [tuple(group) for group in groups]


def _link(line: Line, left: Item, right: Item, wording: Wording) -> str:
    """Return how two names are listed: "and" with a conjunction between them, "comma" with a comma alone, else ""."""
    if left.start == right.start:
        return "and"
    between = list(line.between(left.index, right.index))
    if (
        len(between) > 1
        and between[0].kind == "word"
        and between[0].text[0].isalnum()
        and _is_capital(line, between[0])
    ):
        del between[0]
    joins = wording.words["joins"]
    links = []
    while between and between[0].text in joins:
        links.append(between.pop(0).text)
    if not links or not _is_description(line, between, wording):
        return ""
    return "and" if any(one[0].isalnum() or one == "&" for one in links) else "comma"


def _is_description(line: Line, words: list[Item], wording: Wording) -> bool:
    """Say whether words only describe the name behind them: "the cable layer", "Britain's", "fellow"."""
    if not words:
        return True
    is_opened = (
        words[0].text in wording.words["determiners"] | wording.words["list_words"] or words[0].kind in NAME_KINDS
    )
    if not is_opened or len(words) > LONGEST_DESCRIPTION:
        return False
    barred = (
        (wording.words["stops"] | wording.words["prepositions"])
        - wording.words["genitives"]
        - wording.words["list_words"]
    )
    return all(
        (word.kind == "word" and word.text not in barred and (word.text[0].isalnum() or word.text == "'s"))
        or (word.kind in NAME_KINDS and is_qualifier(line, word, wording))
        for word in words
    )


def _is_capital(line: Line, word: Item) -> bool:
    return line.sentence.text[word.start - line.sentence.start].isupper()
