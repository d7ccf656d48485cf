"""Finds what gold claims speak of in a scene: the amount, the entities, the line of their evidence.

What is aligned teaches the linker; a gold claim whose amount or names no annotation found teaches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.extract.items import AMOUNT_KINDS, Item
from etl.extract.scene import Entity, Scene
from etl.measure.names import fold_name, load_name_rules
from etl.records import Amount, AmountMention

NEARNESS = 0.005  # two amounts within this share of each other are one (claims.md)
Gold = Mapping[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold claim with the lines of its evidence and the amount items that could be its own, the best first."""

    claim: Gold
    lines: tuple[int, ...]
    amounts: tuple[Place, ...]


def align_claims(scene: Scene, claims: Sequence[Gold]) -> list[Aligned]:
    """Return every gold claim with its lines and amounts."""
    return [_align(scene, claim) for claim in claims]


def _align(scene: Scene, claim: Gold) -> Aligned:
    lines = find_lines(scene, claim["evidence"])
    amounts: list[tuple[int, int, int]] = []
    wanted = claim.get("amount")
    if wanted:
        for line in scene.lines:
            for item in line.items:
                if item.kind in AMOUNT_KINDS and is_same_amount(item, wanted):
                    inside = line.position in lines and _quotes(
                        claim["evidence"], line.sentence.text, item, line.sentence.start
                    )
                    amounts.append((0 if inside else 1 if line.position in lines else 2, line.position, item.index))
    return Aligned(claim, lines, tuple((line, index) for _, line, index in sorted(amounts)))


def find_lines(scene: Scene, evidence: str) -> tuple[int, ...]:
    """Return the positions of the lines a passage covers."""
    start = scene.article.text.find(evidence)
    if start < 0:
        return ()
    end = start + len(evidence)
    return tuple(
        line.position for line in scene.lines if min(line.sentence.end, end) - max(line.sentence.start, start) > 1
    )


def _quotes(evidence: str, sentence: str, item: Item, offset: int) -> bool:
    return sentence[item.start - offset : item.end - offset] in evidence


def is_same_amount(item: Item, wanted: Mapping[str, Any]) -> bool:
    """Say whether an amount item has the bounds of a gold amount; its currency may be elided."""
    if not isinstance(item.mention, AmountMention):
        return False
    amount: Amount = item.mention.amount
    if amount.currency and wanted.get("currency") and amount.currency != wanted["currency"]:
        return False
    if bool(amount.unit == "%") != bool(wanted.get("unit") == "%"):
        return False
    return _near(amount.low, wanted["low"]) and _near(amount.high, wanted["high"])


def _near(left: object, right: object) -> bool:
    if left is None or right is None:
        return left is right
    one, other = float(str(left)), float(str(right))
    return abs(one - other) <= NEARNESS * max(abs(one), abs(other))


def find_entities(scene: Scene, name: str | None) -> tuple[Entity, ...]:
    """Return the entities that bear a gold name, those named most often first."""
    if not name:
        return ()
    found = [entity for entity in scene.entities.values() if bears(entity, name, scene)]
    return tuple(sorted(found, key=lambda entity: entity.rank))


def bears(entity: Entity, name: str, scene: Scene) -> bool:
    """Say whether an entity's name, or its words in the text, are a gold name."""
    rules = load_name_rules()
    wanted = fold_name(name, rules)
    if fold_name(entity.named.name, rules) == wanted:
        return True
    printed = {scene.article.text[spot.item.start : spot.item.end] for spot in entity.spots if not spot.is_reference}
    return any(fold_name(re.sub(r"\s+", " ", one), rules) == wanted for one in printed)
