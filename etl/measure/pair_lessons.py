"""Turns gold claims of two parties, and releases, into lessons: which pair of which line, which thing of which line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from etl.extract.pair_features import SYMMETRIC, describe_line, describe_pair, list_pairs
from etl.extract.party_features import Anchor, describe_nobody, describe_party, list_parties
from etl.extract.scene import Entity, Scene
from etl.extract.scorer import Described
from etl.extract.syntax import Syntax
from etl.extract.work_features import describe_work, list_works
from etl.measure.align import Aligned, Gold, find_entities
from etl.measure.learn import Example, Group
from etl.measure.lessons import NO_CLAIM, Lessons

KINDS = {"partnership": "partnership", "integration": "integration", "move": "investment"}
SPARSE = 4  # of lines that nothing speaks for, one in so many teaches, with so much weight
Key = tuple[str, str]


def add_pair_lessons(lessons: Lessons, scene: Scene, aligned: Sequence[Aligned], syntaxes: Sequence[Syntax]) -> None:
    """Teach which lines state a claim of two parties, and which pairs of them stand in it."""
    article = scene.article.article_id
    for decision, kind in KINDS.items():
        own = [one for one in aligned if one.claim["kind"] == kind and (decision != "move" or not one.claim["amount"])]
        wanted: list[tuple[tuple[int, ...], dict[Key, str]]] = [(one.lines, _pairs(scene, one.claim)) for one in own]
        everywhere = {key for _, keys in wanted for key in keys}
        for line in scene.lines:
            if not scene.by_line[line.position]:
                continue
            right = {key: label for lines, keys in wanted if line.position in lines for key, label in keys.items()}
            is_positive = any(line.position in one.lines for one in own)
            is_spoken = any(one.kind == kind for one in scene.proposals[line.position])
            is_title = line.sentence.role in {"title", "heading"}
            whole = describe_line(scene, line)
            if is_positive or not is_title:
                lessons.add_example(f"line.{decision}", Example(whole, str(is_positive), article))
            if not (right or is_spoken or line.position % SPARSE == 0):
                continue
            weight = 1.0 if right or is_spoken else float(SPARSE)
            for pair in list_pairs(scene, line, decision):
                key = _key(pair, decision)
                if key not in right and key in everywhere and (is_spoken or is_title):
                    continue
                features = describe_pair(scene, line, pair, syntaxes[line.position], whole)
                lessons.add_example(decision, Example(features, right.get(key, NO_CLAIM), article, weight))


def _key(pair: Iterable[Entity], decision: str) -> Key:
    keys = [entity.key for entity in pair]
    left, right = sorted(keys) if decision in SYMMETRIC else keys
    return left, right


def _pairs(scene: Scene, claim: Gold) -> dict[Key, str]:
    """Return the pairs of entities that a gold claim ties, each with its state."""
    if claim["kind"] == "partnership":
        members = [find_entities(scene, name) for name in claim["partners"]]
        ties = [(one, other) for some, others in combinations(members, 2) for one in some for other in others]
        return {_key(tie, "partnership"): claim["status"] for tie in ties}
    if claim["kind"] == "integration":
        uses = find_entities(scene, claim["model"]) or find_entities(scene, claim["provider"])
        return {
            (one.key, other.key): claim["status"] for one in find_entities(scene, claim["product"]) for other in uses
        }
    payers = [entity for name in claim["investors"] for entity in find_entities(scene, name)]
    return {(one.key, other.key): claim["type"] for one in payers for other in find_entities(scene, claim["recipient"])}


def add_release_lessons(lessons: Lessons, scene: Scene, aligned: Sequence[Aligned], syntaxes: Sequence[Syntax]) -> None:
    """Teach which named things a line releases, at which stage, and who makes them."""
    article = scene.article.article_id
    own = [one for one in aligned if one.claim["kind"] == "release"]
    wanted = [(one, {entity.key for entity in find_entities(scene, one.claim["model"])}) for one in own]
    everywhere = {key for _, keys in wanted for key in keys}
    for line in scene.lines:
        right = {key: one.claim for one, keys in wanted if line.position in one.lines for key in keys}
        is_spoken = any(one.kind == "release" for one in scene.proposals[line.position])
        is_title = line.sentence.role in {"title", "heading"}
        for entity, spot in list_works(scene, line):
            claim = right.get(entity.key)
            if claim is None and entity.key in everywhere and (is_spoken or is_title):
                continue
            features = describe_work(scene, line, entity, spot, syntaxes[line.position])
            lessons.add_example("release", Example(features, claim["stage"] if claim else NO_CLAIM, article))
            if claim:
                if claim["capability"]:
                    lessons.add_example("capability", Example(features, claim["capability"], article))
                anchor = Anchor(line, spot.item, "release")
                _add_developer(lessons, scene, anchor, claim, syntaxes[line.position])


def _add_developer(lessons: Lessons, scene: Scene, anchor: Anchor, claim: Gold, syntax: Syntax) -> None:
    work = scene.entity_of(anchor.item)
    parties = [entity for entity in list_parties(scene, anchor.line) if entity is not work]
    wanted = {entity.key for entity in find_entities(scene, claim["developer"])}
    right = {place for place, entity in enumerate(parties) if entity.key in wanted}
    if claim["developer"] is None:
        right = {len(parties)}
    if right:
        options = [
            Described(describe_party(scene, anchor, entity, syntax), anchor.label).flatten() for entity in parties
        ]
        options.append(Described(describe_nobody(scene, anchor), anchor.label).flatten())
        lessons.add_group("developer", Group(options, frozenset(right), scene.article.article_id))
