"""Says which names may be those of works although the annotation is not sure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.fold import fold_case
from etl.records import NameMention

if TYPE_CHECKING:
    from etl.extract.items import Item, Line
    from etl.extract.wording import Wording

WORKS = frozenset({"model", "product"})
UNSURE = "unsure"  # the kind in a role's list that lets such names in
BEFORE = 3  # items before a name in which a noun says what it names
BEHIND = 7
LISTED = 1.0  # the score of what a list of words calls no name of anyone ("French")
GUESSED = frozenset({"context", "repeat"})


def is_unsure(item: Item) -> bool:
    """Say whether a name was typed by weak signs only, so that its wording may know better what it names."""
    mention = item.mention
    return (
        is_guessed(item)
        and isinstance(mention, NameMention)
        and item.kind in {"other", "company"}
        and (item.kind == "company" or mention.score < LISTED)
    )


def is_guessed(item: Item) -> bool:
    """Say whether nothing but its context tells what a name is."""
    return isinstance(item.mention, NameMention) and item.mention.entity_id is None and item.mention.source in GUESSED


def is_work(item: Item) -> bool:
    """Say whether an item may name a model or a product."""
    return item.kind in WORKS or is_unsure(item)


def fits_kinds(item: Item, kinds: frozenset[str]) -> bool:
    """Say whether an item may stand in a role that takes these kinds."""
    return item.kind in kinds or (UNSURE in kinds and is_unsure(item))


def is_said_work(line: Line, item: Item, wording: Wording) -> bool:
    """Say whether a name or the words around it call it a work: "X Protocol", "X, a model", "our assistant X"."""
    if any(word in wording.words["work_nouns"] for word in fold_case(item.text).split()[1:]):
        return True
    for place in range(item.index - 1, max(-1, item.index - BEFORE - 1), -1):
        other = line.items[place]
        if other.text in wording.words["work_nouns"]:
            return True
        if other.mention is not None or other.text in {";", "."}:
            break
    for other in line.items[item.index + 1 : item.index + 1 + BEHIND]:
        if other.text in wording.words["work_nouns"]:
            return True
        if (other.mention is not None and not other.kind.startswith("date")) or other.text in {";", "."}:
            break
        if other.text in wording.words["stops"] | wording.words["perfects"]:
            break
    return False
