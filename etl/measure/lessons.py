"""Turns gold claims about amounts into lessons: what every amount is, and who stands in each role beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.extract.amount_features import describe_amount
from etl.extract.items import AMOUNT_KINDS
from etl.extract.party_features import Anchor, describe_nobody, describe_party, list_parties
from etl.extract.scene import Scene
from etl.extract.scorer import Described
from etl.extract.syntax import Syntax
from etl.measure.align import Aligned, Gold, Place, find_entities
from etl.measure.learn import Example, Group

NO_CLAIM = "none"
LABELS: Mapping[str, str] = {"investment": "type", "figure": "metric"}
ROLES: Mapping[str, Sequence[str]] = {"investment": ("recipient",), "figure": ("subject",)}


@dataclass(slots=True)
class Lessons:
    """Examples of every decision, by its name; groups where one option of several is right."""

    classes: dict[str, list[Example]] = field(default_factory=dict)
    rankings: dict[str, list[Group]] = field(default_factory=dict)

    def add_example(self, decision: str, example: Example) -> None:
        """Keep an example of a decision."""
        self.classes.setdefault(decision, []).append(example)

    def add_group(self, decision: str, group: Group) -> None:
        """Keep a group of options of a decision."""
        self.rankings.setdefault(decision, []).append(group)


def label_amounts(aligned: Sequence[Aligned]) -> tuple[dict[Place, Gold], set[Place]]:
    """Return the claim of each amount, and the amounts that only repeat one and teach nothing."""
    owners: dict[Place, Gold] = {}
    repeated: set[Place] = set()
    for one in aligned:
        if one.claim["kind"] not in LABELS:
            continue
        free = [place for place in one.amounts if place not in owners]
        if free:
            owners[free[0]] = one.claim
        repeated |= set(one.amounts)
    return owners, repeated - owners.keys()


def add_amount_lessons(lessons: Lessons, scene: Scene, aligned: Sequence[Aligned], syntaxes: Sequence[Syntax]) -> None:
    """Teach what the amounts of an article are and who belongs to them."""
    owners, repeated = label_amounts(aligned)
    article = scene.article.article_id
    for line in scene.lines:
        for item in line.items:
            place = (line.position, item.index)
            if item.kind not in AMOUNT_KINDS or place in repeated:
                continue
            claim = owners.get(place)
            label = f"{claim['kind']}:{claim[LABELS[claim['kind']]]}" if claim else NO_CLAIM
            features = describe_amount(scene, line, item, syntaxes[line.position])
            lessons.add_example("amount", Example(features, label, article))
            if claim:
                _add_parties(lessons, scene, Anchor(line, item, label), claim, syntaxes[line.position])


def _add_parties(lessons: Lessons, scene: Scene, anchor: Anchor, claim: Gold, syntax: Syntax) -> None:
    article = scene.article.article_id
    parties = list_parties(scene, anchor.line)
    described = [Described(describe_party(scene, anchor, entity, syntax), anchor.label).flatten() for entity in parties]
    options = [*described, Described(describe_nobody(scene, anchor), anchor.label).flatten()]
    for role in ROLES[claim["kind"]]:
        wanted = {entity.key for entity in find_entities(scene, claim[role])}
        right = {place for place, entity in enumerate(parties) if entity.key in wanted}
        if claim[role] is None:
            right = {len(parties)}
        if right:
            lessons.add_group(role, Group(options, frozenset(right), article))
    if claim["kind"] == "investment":
        payers = {entity.key for name in claim["investors"] for entity in find_entities(scene, name)}
        leading = {place for place, entity in enumerate(parties) if entity.key in payers}
        leading = leading if claim["investors"] else {len(parties)}
        if leading:
            lessons.add_group("investor", Group(options, frozenset(leading), article))
        for entity, features in zip(parties, described, strict=True):
            lessons.add_example("investors", Example(features, str(entity.key in payers), article))
