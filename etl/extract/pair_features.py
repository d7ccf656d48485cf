"""Describes two entities in a line as possible partners, as payer and payee, or as a product and what it runs on."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from etl.extract.items import AMOUNT_KINDS
from etl.extract.party_features import describe_standing
from etl.extract.windows import bucket, cross, describe_between, describe_sentence, idea, mask, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from etl.extract.items import Line
    from etl.extract.scene import Entity, Scene, Spot
    from etl.extract.syntax import Syntax

COMMON = 2  # entities that are named most often may be meant where a line leaves one out
MOST_PRESENT = 10  # a line that names more is a list of names; the rest pairs with nobody
Pair = tuple["Entity", "Entity"]
PARTIES = frozenset({"company", "place", "other", "product", "media"})
SIDES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "partnership": (PARTIES, PARTIES),
    "integration": (
        frozenset({"product", "model", "other", "company"}),
        frozenset({"model", "company", "product", "other"}),
    ),
    "move": (PARTIES | {"person"}, PARTIES | {"model"}),
}
SYMMETRIC = frozenset({"partnership"})


def list_pairs(scene: Scene, line: Line, decision: str) -> list[Pair]:
    """Return the pairs of entities of the types of a decision, one of them at least in the line.

    The other may be what the article is about. Where the two sides differ, a pair comes in both orders.
    """
    left, right = SIDES[decision]
    present = sorted(scene.by_line[line.position], key=lambda one: one.spots_in(line.position)[0].item.start)[
        :MOST_PRESENT
    ]
    pairs = list(combinations(present, 2))
    pairs += [(one, away) for one in present for away in _away(scene, line, present)]
    if decision not in SYMMETRIC:
        pairs += [(other, one) for one, other in pairs]
    return [(one, other) for one, other in pairs if one.kinds.keys() & left and other.kinds.keys() & right]


def _away(scene: Scene, line: Line, present: Collection[Entity]) -> list[Entity]:
    """The entities a line may leave out as understood: its topic, the headline's, the most named."""
    topic = scene.topics[line.position]
    opening = scene.by_line[0][:2] if scene.by_line else []
    common = sorted((one for one in scene.entities.values() if one.rank < COMMON), key=lambda one: one.rank)
    here = {entity.key for entity in present}
    found = {
        entity.key: entity for entity in [*([topic] if topic else []), *opening, *common] if entity.key not in here
    }
    return list(found.values())


def describe_line(scene: Scene, line: Line) -> list[str]:
    """Return the features of a line as a whole: whether it may state any claim of two parties."""
    found = ["bias", f"role={line.sentence.role}", f"long={bucket(len(line.items))}", *describe_sentence(line)]
    words = [mask(item) for item in line.items]
    found += [f"2={one}_{two}" for one, two in pairwise(words)]
    found += [f"has={kind}" for kind in sorted({item.kind for item in line.items if item.mention is not None})]
    for candidate in scene.proposals[line.position]:
        state = candidate.terms.get("status") or candidate.terms.get("type") or candidate.terms.get("stage", "")
        found += [f"rule={candidate.kind}:{state}", f"by={candidate.rule}"]
    return found


def describe_pair(scene: Scene, line: Line, pair: Pair, syntax: Syntax, whole: Sequence[str]) -> list[str]:
    """Return the features of two entities, in this order, of which a line names one; `whole` are the line's."""
    one, other = pair
    first, second = _nearest(one.spots_in(line.position), other.spots_in(line.position))
    found = [*whole]
    for side, entity, spot in (("1", one, first), ("2", other, second)):
        found += cross(side, describe_standing(scene, entity, line))
        found += cross(side, _spot(line, spot)) if spot else [f"{side}away", f"{side}away={entity.kind}"]
    found.append(f"types={one.kind}+{other.kind}")
    if first and second:
        found += _between(line, first, second, syntax)
    proposed = _rules(scene, line, pair)
    return [*found, *proposed, *cross(f"{one.kind}+{other.kind}", proposed)]


def _nearest(ones: list[Spot], others: list[Spot]) -> tuple[Spot | None, Spot | None]:
    if not ones or not others:
        return (ones[0] if ones else None), (others[0] if others else None)
    return min(
        ((one, other) for one in ones for other in others),
        key=lambda pair: (abs(pair[0].item.index - pair[1].item.index), pair[0].item.index),
    )


def _spot(line: Line, spot: Spot) -> list[str]:
    index = spot.item.index
    found = [
        f"prep={spot.standing.preposition}",
        f"own={spot.standing.is_owner}",
        f"kind={spot.item.kind}",
        f"ref={spot.is_reference}",
    ]
    found += [f"l{place}={mask(item)}" for place, item in enumerate(line.items[max(0, index - 3) : index][::-1])]
    found += [f"r{place}={mask(item)}" for place, item in enumerate(line.items[index + 1 : index + 4])]
    near = [*line.items[max(0, index - 4) : index][::-1]]
    found += [f"cl{place}={idea(line, item)}" for place, item in enumerate(near) if idea(line, item)]
    found += [
        f"cr{place}={idea(line, item)}"
        for place, item in enumerate(line.items[index + 1 : index + 5])
        if idea(line, item)
    ]
    found += [f"lb={stem(item)}" for item in line.items[max(0, index - 6) : index]]
    return found + [f"rb={stem(item)}" for item in line.items[index + 1 : index + 7]]


def _between(line: Line, first: Spot, second: Spot, syntax: Syntax) -> list[str]:
    left, right = sorted((first.item.index, second.item.index))
    between = line.between(left, right)
    found = cross("b", describe_between(line, left, right, longest=12))
    found += [f"order={first.item.index < second.item.index}", f"listed={second.item in first.standing.group}"]
    found += [
        f"amounts={sum(item.kind in AMOUNT_KINDS for item in between)}",
        f"rivals={min(sum(item.mention is not None for item in between), 3)}",
    ]
    if syntax.chain(left) and syntax.chain(right):
        meeting = syntax.meeting(left, right)
        found += [
            f"path={syntax.path(left, right)}",
            f"meet={syntax.stem(meeting)}",
            f"lverb={syntax.stem(syntax.verb(left))}",
        ]
        found += [f"rverb={syntax.stem(syntax.verb(right))}", f"one={syntax.verb(left) == syntax.verb(right)}"]
        found.append(f"pathmeet={syntax.path(left, right)}{syntax.stem(meeting)}")
        found += [f"way={syntax.way(left, right)}", f"meetc={syntax.concept(meeting)}"]
        found += [f"lverbc={syntax.concept(syntax.verb(left))}", f"rverbc={syntax.concept(syntax.verb(right))}"]
    return found


def _rules(scene: Scene, line: Line, pair: Pair) -> list[str]:
    found = []
    for candidate in scene.proposals[line.position]:
        state = candidate.terms.get("status") or candidate.terms.get("type") or ""
        roles = [
            "+".join(
                sorted(
                    role
                    for role, names in candidate.names.items()
                    if any(scene.key(named) == entity.key for named in names)
                )
            )
            for entity in pair
        ]
        found += [f"pr={candidate.kind}:{roles[0]}|{roles[1]}", f"prs={candidate.kind}:{state}:{roles[0]}|{roles[1]}"]
        if all(roles):
            found += [f"both={candidate.kind}:{state}", f"bothby={candidate.rule}"]
    return found
