"""Reads common nouns as names of things: "its new support bot runs on" has the support bot, where no name covers it.

A phrase is its noun with what stands close to it, without determiner, as the article prints it; it needs the parse.
"""

from __future__ import annotations

from etl.extract.items import Item, Line
from etl.extract.wording import Wording

BEFORE = frozenset({"compound", "amod", "nummod", "punct"})
BEHIND = frozenset({"amod", "nmod"})
INSIDE = frozenset({"NOUN", "ADJ", "ADP"})
THING = "thing"
LONGEST_TAIL = 4  # tokens behind a noun that still belong to it ("moteur de recherche interne")


def item_at(line: Line, token: int) -> Item | None:
    """Return the item that covers a token."""
    start = line.sentence.tokens[token].start
    return next((item for item in line.items if item.start <= start < item.end), None)


def thing_at(line: Line, token: int, wording: Wording) -> Item | None:
    """Return the phrase around a common noun as an item, None where it is no thing ("the team")."""
    tokens = line.sentence.tokens
    item = item_at(line, token)
    if tokens[token].pos != "NOUN" or item is None or item.kind != "word":
        return None
    if item.text in wording.words["no_products"]:
        return None
    first, last = _first(line, token, wording), _last(line, token)
    start, end = tokens[first].start, tokens[last].end
    offset = line.sentence.start
    return Item(item.index, start, end, line.sentence.text[start - offset : end - offset], THING)


def next_thing(line: Line, index: int, last: int, wording: Wording) -> Item | None:
    """Return the first phrase between two items, read left to right."""
    for token, read in enumerate(line.sentence.tokens):
        if line.items[index].end <= read.start < line.items[min(last, len(line.items) - 1)].end:
            found = thing_at(line, token, wording) if _is_head(line, token) else None
            if found is not None:
                return found
    return None


def _is_head(line: Line, token: int) -> bool:
    read = line.sentence.tokens[token]
    return read.pos == "NOUN" and not (read.dep in BEFORE and read.head > token)


def _first(line: Line, token: int, wording: Wording) -> int:
    tokens, first = line.sentence.tokens, token
    while first and tokens[first - 1].dep in BEFORE and token >= tokens[first - 1].head >= first - 1:
        before = item_at(line, first - 1)
        if before is None or before.kind != "word" or before.text in wording.words["fresh"]:
            break
        first -= 1
    while first < token and not tokens[first].text[0].isalnum():
        first += 1
    return first


def _last(line: Line, token: int) -> int:
    tokens, last = line.sentence.tokens, token
    for place in range(token + 1, min(token + 1 + LONGEST_TAIL, len(tokens))):
        read = tokens[place]
        item = item_at(line, place)
        if read.pos not in INSIDE or item is None or item.kind != "word":
            break
        if read.dep in BEHIND and token <= read.head <= last:
            last = place
        elif read.dep != "case":
            break
    return last
