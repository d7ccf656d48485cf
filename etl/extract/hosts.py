"""Finds the product that runs on a model, and whose it is: a name, a common noun ("its support bot"), or a company.

A company that uses a model without a product is its own product. A pronoun stands for the product last named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.apposed import find_beside, is_definite, name_thing, with_owner
from etl.extract.deep import find_subject
from etl.extract.phrases import item_at, next_thing, thing_at
from etl.extract.relations import OWNING, find_standings
from etl.extract.unsure import WORKS, is_unsure, is_work
from etl.records import NameMention

if TYPE_CHECKING:
    from etl.extract.candidate import Discourse
    from etl.extract.items import Item, Line
    from etl.extract.relations import Standing
    from etl.extract.used import Place
    from etl.extract.wording import Wording

REACH = 16.0
PURPOSE = 7  # items behind a preposition in which it names what a model is used for

Host = dict[str, "Item"]


def find_host(place: Place, ways: tuple[str, ...], wording: Wording, discourse: Discourse) -> Host:
    """Return the product and, where it is named, its owner, around a wording of use."""
    line, span = place.line, place.span
    if place.slot is not None:
        return with_owner(line, line.items[place.slot], wording)
    for way in ways:
        if way == "left":
            found = _on_the_left(line, span[0], wording, discourse)
            user = _user(found)
            if user is not None and len(ways) > 1:
                return next(filter(None, (_purpose(line, span, one, wording, user) for one in ways[1:])), found)
        elif way == "right":
            found = _behind(line, span[1], wording)
        else:
            found = _behind_preposition(line, span, way, wording)
        if found:
            return found
    return {}


def _user(host: Host) -> Item | None:
    """Return the product where it is rather a company that uses the model for something."""
    product = host.get("product")
    return product if product is not None and product.mention is not None and product.kind not in WORKS else None


def _purpose(line: Line, span: tuple[int, int], preposition: str, wording: Wording, user: Item) -> Host:
    """Return what a company uses a model for, where that is its own: "in its support bot"."""
    for item, after in zip(line.items[span[1] + 1 :], line.items[span[1] + 2 :], strict=False):
        if item.text in {";", "."} or line.cost(span[1], item.index) > REACH:
            return {}
        if item.text == preposition and (
            after.text in wording.words["possessives"] or after.kind == "product" or is_unsure(after)
        ):
            found = _behind(line, item.index, wording)
            return {**found, "owner": user} if found else {}
    return {}


def _behind_preposition(line: Line, span: tuple[int, int], preposition: str, wording: Wording) -> Host:
    for item in line.items[span[0] + 1 :]:
        if item.text in {";", "."} or line.cost(span[1], item.index) > REACH:
            return {}
        if item.text == preposition and item.index > span[0]:
            found = _behind(line, item.index, wording)
            if found:
                return found
    return {}


def _behind(line: Line, place: int, wording: Wording) -> Host:
    """Return what stands right behind an item: a name of a product, else a phrase, else a company."""
    company: Item | None = None
    for item in line.items[place + 1 : place + 1 + PURPOSE]:
        if item.kind == "word" and (
            item.text in wording.words["prepositions"] | wording.words["stops"] or item.text in {";", "."}
        ):
            break
        if item.kind in {"date", "money"}:
            break
        if item.kind == "company" and company is None and not _is_only_unsure(line, item):
            company = item
        elif is_work(item):
            return {"product": item, **({"owner": company} if company else {})}
    end = place + 1 + PURPOSE
    stop = next((item.index for item in line.items[place + 1 : end] if _ends(item, wording)), end)
    thing = next_thing(line, place, stop - 1, wording)
    if thing:
        return {"product": thing, **({"owner": company} if company else {})}
    return {"product": company, "owner": company} if company else {}


def _is_only_unsure(line: Line, item: Item) -> bool:
    after = line.items[item.index + 1].text if item.index + 1 < len(line.items) else ""
    return is_work(item) and after not in OWNING


def _ends(item: Item, wording: Wording) -> bool:
    return item.kind == "word" and (
        item.text in wording.words["prepositions"] | wording.words["stops"] or item.text in {";", ".", ","}
    )


def _on_the_left(line: Line, first: int, wording: Wording, discourse: Discourse) -> Host:
    beside = find_beside(line, first)
    if beside is not None:
        return with_owner(line, beside, wording)
    subject = find_subject(line, first, first)
    if subject is not None:
        item = item_at(line, subject)
        if item is not None and item.kind != "word":
            return _as_host(line, item, wording, discourse)
        if line.sentence.tokens[subject].pos == "PRON":
            return _understood(discourse)
        thing = thing_at(line, subject, wording)
        if thing is not None:
            named = name_thing(line, thing, first, wording)
            is_known = is_definite(line, thing, wording)
            return named or (_understood(discourse) if is_known else {}) or with_owner(line, thing, wording)
    near = [one for one in find_standings(line, wording) if one.item.index < first and _is_free(line, one, first)]
    near.sort(key=lambda one: (not is_work(one.item), line.cost(one.item.index, first)))
    if near:
        return _as_host(line, near[0].item, wording, discourse)
    return _understood(discourse)


def _is_free(line: Line, standing: Standing, first: int) -> bool:
    texts = [item.text for item in line.between(standing.item.index, first)]
    is_here = line.cost(standing.item.index, first) <= REACH and not {";", "."} & set(texts)
    is_beside = standing.item.index >= first - 2
    return is_here and not standing.is_owner and (is_beside or not standing.preposition)


def _as_host(line: Line, item: Item, wording: Wording, discourse: Discourse) -> Host:
    mention = item.mention
    if isinstance(mention, NameMention) and mention.source == "reference":
        return _understood(discourse) if item.text in wording.words["things"] else {"product": item, "owner": item}
    if is_work(item) and item.kind != "company":
        return with_owner(line, item, wording)
    return {"product": item, "owner": item} if item.kind == "company" else {}


def _understood(discourse: Discourse) -> Host:
    if discourse.tool and not discourse.is_speaking:
        return {"product": discourse.tool}
    is_own = discourse.home is not None and discourse.is_speaking
    return {"product": discourse.home, "owner": discourse.home} if is_own and discourse.home else {}
