"""Gives each candidate the chance that it is right as a whole, from the chances of its parts and what speaks for it.

The parts are not independent: whether the rules say the same, how the names stand and what else the line claims
count as well. Learned from candidates of articles that had no part in the first scores, so that it is calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from etl.extract.tied import describe_tie
from etl.extract.windows import bucket, cross
from etl.records import NameMention

if TYPE_CHECKING:
    from etl.extract.candidate import Candidate, Named
    from etl.extract.scene import Scene

STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.99)
COARSE = (0.1, 0.3, 0.6, 0.85)
OPPOSITE = {"investors": "recipient", "recipient": "investors"}
LEVELS = ("all", "parties", "amount", "some", "kind", "none")
AGREEING = frozenset(LEVELS[:3])


def describe_candidate(scene: Scene, candidate: Candidate, found: Sequence[Sequence[Candidate]]) -> list[str]:
    """Return the features of a candidate among all those of its article."""
    state = next(iter(candidate.terms.values()))
    product = 1.0
    features = []
    for mark, chance in candidate.marks.items():
        product *= chance
        features += [f"{mark}>{step}" for step in STEPS if chance > step]
    features += [f"all>{step}" for step in STEPS if product > step]
    size = bucket(product, COARSE)
    line = candidate.line
    siblings = [one for one in found[line.position] if one.kind == candidate.kind]
    features += [
        f"role={line.sentence.role}",
        f"siblings={min(len(siblings), 4)}",
        f"amount={candidate.amount is not None}",
    ]
    features += [f"long={bucket(len(line.items))}", f"state={state}", f"state={state}&{size}"]
    features += [f"again={min(_repeats(scene, candidate, found), 2)}", f"lang={scene.article.lang}"]
    features += _rivalry(candidate, found[line.position], product)
    features += _contradict(scene, candidate)
    agreement, _ = find_agreement(scene, candidate)
    features += [f"rules={agreement}", f"rules={agreement}&{size}"]
    for role, names in sorted(candidate.names.items()):
        features += [f"n.{role}={min(len(names), 4)}"]
        for named in names:
            features += _standing(scene, candidate, role, named)
        if candidate.amount is not None and names:
            ties = describe_tie(scene, line, candidate.amount, scene.key(names[0]))
            features += [f"{role}.{tie}" for tie in ties]
    features += [f"lacks={role}" for role in ("investors", "recipient", "developer") if not candidate.names.get(role)]
    return ["bias", *features, *cross(candidate.kind, ["bias", *features])]


def _contradict(scene: Scene, candidate: Candidate) -> list[str]:
    """Where a rule reads the same amount otherwise: another state, a name in the opposite role, a role left empty."""
    found = []
    for rule in scene.proposals[candidate.line.position]:
        if candidate.amount is None or rule.amount is None or rule.amount.index != candidate.amount.index:
            continue
        ruled, own = dict(rule.terms), dict(candidate.terms)
        if rule.kind != candidate.kind or ruled != own:
            found.append(f"ruled={rule.kind}:{'+'.join(sorted(ruled.values()))}")
        for role, other in OPPOSITE.items():
            theirs = {scene.key(named) for named in rule.names.get(role, ())}
            if theirs & {scene.key(named) for named in candidate.names.get(other, ())}:
                found.append(f"opposed={role}")
            if theirs and not candidate.names.get(role):
                found.append(f"unfilled={role}")
    return found


def _rivalry(candidate: Candidate, present: Sequence[Candidate], product: float) -> list[str]:
    """Whether a rule alone made the candidate, and how it compares with others for the same amount."""
    source = "rule" if candidate.rule.startswith("lexicon") else "score"
    others = [
        math.prod(one.marks.values())
        for one in present
        if one is not candidate and candidate.amount is not None and one.amount is candidate.amount
    ]
    rank = sum(other > product for other in others)
    margin = bucket(product - max(others, default=0.0), (-0.5, -0.2, -0.05, 0.05, 0.2, 0.5))
    return [f"from={source}", f"rank={min(rank, 3)}", f"margin={margin}", f"from={source}&rank={min(rank, 3)}"]


def _standing(scene: Scene, candidate: Candidate, role: str, named: Named) -> Iterable[str]:
    entity = scene.entities.get(scene.key(named))
    if entity is None:
        return [f"{role}.unnamed"]
    here = entity.spots_in(candidate.line.position)
    mention = (here or entity.spots)[0].item.mention
    score = bucket(mention.score, (0.25, 0.5, 0.7, 0.95)) if isinstance(mention, NameMention) else 0
    place = "here" if here else "away"
    is_reference = bool(here) and all(spot.is_reference for spot in here)
    found = [
        f"{role}.{place}",
        f"{role}.kind={entity.kind}",
        f"{role}.{entity.kind}{score}",
        f"{role}.ref={is_reference}",
    ]
    return [*found, f"{role}.rank={min(entity.rank, 4)}", f"{role}.spots={bucket(len(entity.spots), (1, 2, 4))}"]


def find_parties(scene: Scene, candidate: Candidate) -> frozenset[tuple[str, str]]:
    """Return the roles of a candidate with the keys of the entities in them."""
    return frozenset((role, scene.key(named)) for role, names in candidate.names.items() for named in names)


def _repeats(scene: Scene, candidate: Candidate, found: Sequence[Sequence[Candidate]]) -> int:
    """Count the other lines that claim the same of the same parties."""
    own = find_parties(scene, candidate)
    return sum(
        any(
            one.kind == candidate.kind and own & find_parties(scene, one) and find_parties(scene, one) >= own
            for one in some
        )
        for position, some in enumerate(found)
        if position != candidate.line.position
    )


def find_agreement(scene: Scene, candidate: Candidate) -> tuple[str, Candidate | None]:
    """Return how far the rules make the same of a line, as a level, and their candidate."""
    own = find_parties(scene, candidate)
    levels = [
        (LEVELS.index(_level(scene, candidate, own, other)), place)
        for place, other in enumerate(scene.proposals[candidate.line.position])
        if other.kind == candidate.kind
    ]
    if not levels:
        return LEVELS[-1], None
    level, place = min(levels)
    return LEVELS[level], scene.proposals[candidate.line.position][place]


def _level(scene: Scene, candidate: Candidate, own: frozenset[tuple[str, str]], other: Candidate) -> str:
    is_amount = (other.amount and other.amount.index) == (candidate.amount and candidate.amount.index)
    theirs = find_parties(scene, other)
    if own == theirs:
        return "all" if is_amount else "parties"
    if own & theirs:
        return "amount" if is_amount else "some"
    return "kind"
