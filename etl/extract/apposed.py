"""Finds the name beside a common noun ("its assistant, Perch") and whose a product is ("Perch, by Rookery")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.relations import OWNING
from etl.extract.unsure import is_work

if TYPE_CHECKING:
    from etl.extract.items import Item, Line
    from etl.extract.wording import Wording

APPOSED = 4  # items between a common noun and its name: "its assistant, the much loved Perch"
OWNED = 7  # items between an owner and its product

Host = dict[str, "Item"]


def find_beside(line: Line, first: int) -> Item | None:
    """Return the name of a work right before a wording: "its tool, Perch, built on"."""
    before = [item for item in line.items[max(0, first - 2) : first] if item.text != ","]
    is_apposed = bool(before) and line.items[first - 1].text == ","
    return before[-1] if is_apposed and is_work(before[-1]) else None


def is_definite(line: Line, thing: Item, wording: Wording) -> bool:
    """Say whether a phrase takes up what the text has named: "the assistant"."""
    words = [item.text for item in line.items if item.end <= thing.start][-1:]
    return bool(words) and words[0] in wording.words["definite"]


def name_thing(line: Line, thing: Item, first: int, wording: Wording) -> Host:
    """Return the name in apposition to a phrase: "its assistant, Perch, runs on"."""
    before = _name_before(line, thing, wording)
    if before is not None:
        return with_owner(line, before, wording)
    for item in line.items[thing.index + 1 : min(first, thing.index + 1 + APPOSED)]:
        if is_work(item):
            return with_owner(line, item, wording)
        if item.mention is not None or item.text in wording.words["prepositions"]:
            return {}
    return {}


def _name_before(line: Line, thing: Item, wording: Wording) -> Item | None:
    """Return the name a phrase explains: "Perch, an assistant based on"."""
    touching = line.items[thing.index - 1] if thing.index else None
    if touching is not None and touching.mention is not None and is_work(touching):
        return touching
    passed: list[str] = []
    for item in reversed(line.items[max(0, thing.index - 2 * APPOSED) : thing.index]):
        if item.mention is not None:
            return item if is_work(item) and "," in passed else None
        if item.text in wording.words["stops"] | wording.words["prepositions"] or item.text in {";", "."}:
            return None
        passed.append(item.text)
    return None


def with_owner(line: Line, item: Item, wording: Wording) -> Host:
    """Return a product with the company that a possessive before it names, or a preposition behind it."""
    host = {"product": item}
    for other in line.names():
        between = line.between(other.index, item.index)
        if other.kind != "company" or len(between) > OWNED:
            continue
        if other.index < item.index and between and between[0].text in OWNING:
            host["owner"] = other
        if other.index > item.index and len(between) == 1 and between[0].text in wording.words["makers"]:
            host["owner"] = other
    return host
