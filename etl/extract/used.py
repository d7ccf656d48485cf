"""Finds what is used around a wording of use: models, or their maker, or both.

"on B's M", "on a model from B", "by B, M": a maker alone counts where the text speaks of its models.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.extract.candidate import name_of
from etl.extract.items import AMOUNT_KINDS
from etl.extract.relations import OWNING, find_groups
from etl.extract.unsure import is_unsure, is_work
from etl.records import NameMention

if TYPE_CHECKING:
    from collections.abc import Collection

    from etl.extract.items import Item, Line
    from etl.extract.wording import Wording

REACH = 11.0  # how far from its trigger a model may stand; beyond, most are another clause's
NAMING = 4  # items beside a name in which a noun says what it names
BEHIND = 5  # items behind a model in which its maker is named, and behind a maker in which its model is
ENDS = frozenset({";", "!", "?", "."})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands; `slot` is the item its pattern bound, `barriers` are words that end the way from it."""

    line: Line
    span: tuple[int, int]
    slot: int | None = None
    barriers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Used:
    """What is used: models, or their maker, or both; `last` is the item behind which the product may be named."""

    models: tuple[Item, ...]
    provider: Item | None
    first: int
    last: int


def find_used(place: Place, ways: tuple[str, ...], wording: Wording) -> Used | None:
    """Return what is used on the side of a trigger that `ways` tell, or behind one of them that is a preposition."""
    line, (first, last) = place.line, place.span
    if place.slot is not None:
        return _used_at(line, place.slot, wording, is_sure=True)
    for way in ways:
        if way == "left":
            found = _search(line, range(first - 1, -1, -1), first, wording)
        elif way == "right":
            found = _search(line, range(last + 1, len(line.items)), last, wording, place.barriers)
        else:
            found = _search_behind(line, last, way, wording)
        if found:
            return found
    return None


def _search_behind(line: Line, last: int, preposition: str, wording: Wording) -> Used | None:
    place = next((item.index for item in line.items[last + 1 :] if item.text == preposition), None)
    if place is None or line.cost(last, place) > REACH:
        return None
    return _search(line, range(place + 1, len(line.items)), place, wording)


def _search(
    line: Line, places: range, origin: int, wording: Wording, barriers: Collection[str] = frozenset()
) -> Used | None:
    """Return the first thing used on the way; a clause's end or another verb's subject ends the way."""
    for place in places:
        item = line.items[place]
        if line.cost(origin, place) > REACH or item.text in ENDS or item.text in barriers:
            return None
        if places.step > 0 and item.text in wording.words["stops"] - wording.words["joins"]:
            return None
        if item.mention is not None and item.kind not in AMOUNT_KINDS | {"date"}:
            found = _used_at(line, place, wording, is_sure=False)
            if found:
                return found
    return None


def _used_at(line: Line, place: int, wording: Wording, *, is_sure: bool) -> Used | None:
    item = line.items[place]
    follows = line.items[place + 1].text if place + 1 < len(line.items) else ""
    if item.kind == "company" and (follows in OWNING or not is_unsure(item) or not is_sure):
        return _made_by(line, item, wording)
    is_known = item.kind == "model" or name_of(item).entity_id in wording.able
    if is_known or (is_work(item) and (is_sure or _is_called_model(line, place, wording))):
        group = next(group for group in find_groups(line, wording) if item in group)
        models = tuple(one for one in group if one.kind == item.kind or one.kind in {"model", "product"})
        return Used(models, _maker_of(line, group[-1], wording), group[0].index, group[-1].index)
    return None


def _made_by(line: Line, item: Item, wording: Wording) -> Used | None:
    model = _model_of(line, item.index, wording)
    if model is not None and model.kind != "company":
        inner = _used_at(line, model.index, wording, is_sure=True)
        return replace(inner, provider=item, first=item.index) if inner else None
    if is_unsure(item) and _is_called_model(line, item.index, wording):
        return Used((item,), None, item.index, item.index)
    if isinstance(item.mention, NameMention) and item.mention.source == "reference":
        return None
    return Used((), item, item.index, item.index) if _speaks_of_models(line, item.index, wording) else None


def _is_called_model(line: Line, place: int, wording: Wording) -> bool:
    """Say whether the words right beside a name call it a model: "a model called X", "the X model", "X, a model"."""
    nouns = wording.words["model_nouns"]
    for item in reversed(line.items[max(0, place - NAMING) : place]):
        if item.mention is not None or item.text in wording.words["prepositions"]:
            break
        if item.text in nouns:
            return True
    behind = line.items[place + 1 : place + 1 + NAMING]
    is_apposed = bool(behind) and behind[0].text == "," and any(one.text in nouns for one in behind)
    return is_apposed or (bool(behind) and behind[0].text in nouns)


def _speaks_of_models(line: Line, place: int, wording: Wording) -> bool:
    before = line.items[max(0, place - NAMING) : place]
    behind = line.items[place + 1 : place + 1 + NAMING]
    is_plain = bool(behind) and behind[0].text not in wording.words["prepositions"]
    near = [*before, *(behind if is_plain else ())]
    return any(item.text in wording.words["model_nouns"] for item in near)


def _model_of(line: Line, place: int, wording: Wording) -> Item | None:
    """Return the model that a maker's name introduces: "Meta's open Llama", "by Meta, Llama 3", "Amazon (Nova)"."""
    behind = line.items[place + 1 : place + 1 + BEHIND]
    for item in behind:
        if is_work(item) and (item.kind == "model" or behind[0].text in OWNING):
            return item
        if item.mention is not None or item.text in wording.words["prepositions"] | {";", "."}:
            return None
        if item.text in wording.words["stops"]:
            return None
    return None


def _maker_of(line: Line, item: Item, wording: Wording) -> Item | None:
    """Return the maker named behind its model: "Llama 3, a model from Meta", "Opus 4, d'Anthropic"."""
    passed: list[str] = []
    for other in line.items[item.index + 1 : item.index + 1 + BEHIND]:
        if other.kind == "company":
            return other if passed and passed[-1] in wording.words["makers"] else None
        if other.mention is not None or other.text in {";", "."}:
            return None
        passed.append(other.text)
    return None
