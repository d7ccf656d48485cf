"""Turns a scene into the candidates that become claims: decided, completed with makers, verified, cut at a chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.build import link_makers
from etl.extract.decide import Judge
from etl.extract.exclusive import find_exclusive, is_possible
from etl.extract.syntax import read_syntax
from etl.extract.verify import AGREEING, describe_candidate, find_agreement
from etl.extract.views import Views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.extract.candidate import Candidate
    from etl.extract.scene import Scene
    from etl.extract.scorer import Scorer
    from etl.extract.trace import Trace
    from etl.extract.weights import Learned
    from etl.knowledge import Knowledge

STATES = frozenset({"stage", "status"})  # what the wording of a trigger says better than its neighbours
SPENDING = frozenset({"infrastructure", "program"})  # the words of a line part these two better than learning
AS_A_WHOLE = "all"  # the level at which a rule makes the same candidate
RIGHT = "right"  # the decision whether a candidate is right as a whole


def link_candidates(scene: Scene, learned: Learned, knowledge: Knowledge, trace: Trace) -> list[list[Candidate]]:
    """Return the candidates of every line that are likely enough, each with its chance as `score`."""
    found = decide_candidates(scene, learned.scorers, knowledge)
    kept: list[list[Candidate]] = []
    for candidates in found:
        for candidate in candidates:
            features = describe_candidate(scene, candidate, found)
            chance = round(learned.scorers[RIGHT].chances(features)["True"], 3)
            candidate.score = max(chance, learned.thresholds[candidate.kind]) if candidate.is_certain else chance
        best = find_best([(place_of(one), one.score + one.is_certain) for one in candidates])
        standing = find_exclusive(scene, candidates)
        kept.append([])
        for number, candidate in enumerate(candidates):
            if candidate.score < learned.thresholds[candidate.kind]:
                trace.refuse(candidate.line, candidate.rule, f"chance {candidate.score:.2f}")
            elif number not in best:
                trace.refuse(candidate.line, candidate.rule, "another claim of this amount is likelier")
            elif number not in standing:
                trace.refuse(candidate.line, candidate.rule, "another use of this line is likelier")
            else:
                kept[-1].append(candidate)
    return kept


def place_of(candidate: Candidate) -> int | None:
    """Return where the amount of a candidate stands, for an amount makes one claim; None where it has none."""
    return None if candidate.amount is None else candidate.amount.start


def find_best(scored: Sequence[tuple[int | None, float]]) -> frozenset[int]:
    """Return the numbers of those with the best chance at their place; all without a place stay."""
    best: dict[int, tuple[float, int]] = {}
    for number, (place, chance) in enumerate(scored):
        if place is not None:
            best[place] = max(best.get(place, (-1.0, 0)), (chance, -number))
    chosen = {-number for _, number in best.values()}
    return frozenset(number for number, (place, _) in enumerate(scored) if place is None or number in chosen)


def decide_candidates(scene: Scene, scorers: Mapping[str, Scorer], knowledge: Knowledge) -> list[list[Candidate]]:
    """Return every candidate of every line, not yet verified; one that a rule makes as well bears the rule's name."""
    views = Views(scene, scorers, [read_syntax(line) for line in scene.lines])
    found = Judge(views).decide()
    for place, candidates in enumerate(found):
        for position, candidate in enumerate(candidates):
            link_makers(candidate, knowledge, scene.makers)
            level, rule = find_agreement(scene, candidate)
            if rule is not None and level in AGREEING:
                terms = {**candidate.terms, **_state(candidate, rule)}
                is_certain = candidate.is_certain or (rule.is_certain and level == AS_A_WHOLE)
                found[place][position] = replace(candidate, rule=rule.rule, terms=terms, is_certain=is_certain)
    return [[candidate for candidate in candidates if is_possible(scene, candidate)] for candidates in found]


def _state(candidate: Candidate, rule: Candidate) -> dict[str, str]:
    """Return what the words of a rule say better than learning: stage, status, and how money is spent.

    Money that a company receives is not spent on one's own plants and programmes.
    """
    said = {slot: rule.terms[slot] for slot in STATES if slot in rule.terms}
    own, other = candidate.terms.get("type"), rule.terms.get("type")
    is_received = candidate.names.get("recipient") and own in SPENDING and other is not None
    if {own, other} == SPENDING or is_received:
        said["type"] = rule.terms["type"]
    return said
