"""Trains everything that decides about claims: scorers of each decision, then the chance that a whole claim is right.

The second is learned from candidates of articles that the first had not seen (cross-fitting over articles), and so are
the thresholds. The same articles give the same weights.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.claims_json import write_claim
from etl.extract.judging import judge_candidates
from etl.extract.linking import RIGHT, decide_candidates, find_best, place_of
from etl.extract.verify import describe_candidate
from etl.extract.weights import CIRCUMSTANCES, Learned
from etl.measure.agreement import has_same_core
from etl.measure.learn import Example, learn_classes, learn_ranking
from etl.measure.names import load_name_rules
from etl.measure.teach import pool_lessons
from etl.measure.thresholds import choose_thresholds

if TYPE_CHECKING:
    from etl.extract.scorer import Scorer
    from etl.knowledge import Knowledge
    from etl.measure.teach import Course
    from etl.records import Claim

FOLDS = 4
# Chosen by the log loss of open articles that had no part in training: 1, 3, 10 and 30 were tried.
STRENGTHS: Mapping[str, float] = {
    "amount": 2.0,
    "capability": 3.0,
    "release": 6.0,
    "partnership": 15.0,
    "integration": 15.0,
    "modality": 3.0,
    "date": 3.0,
    "source": 6.0,
    "theme": 6.0,
}
USUAL_STRENGTH, RIGHT_STRENGTH = 10.0, 3.0
RIGHT_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """A candidate of an article that its scorers had not seen: its claim, its features and whether it is right."""

    claim: Claim
    is_heading: bool
    features: Sequence[str]
    is_right: bool
    place: int | None


def train(courses: Sequence[Course], knowledge: Knowledge) -> Learned:
    """Return what the courses teach; `courses` in any order give the same."""
    ordered = sorted(courses, key=lambda course: course.name)
    circumstances = learn_scorers(ordered, CIRCUMSTANCES)
    attempts = attempt_unseen(ordered, circumstances, knowledge)
    verifier = learn_right(attempts)
    seen = {course.name: course for course in ordered}
    thresholds = choose_thresholds(
        {name: score_attempts(some, verifier) for name, some in attempts.items()},
        {name: course.claims for name, course in seen.items()},
    )
    linking = learn_scorers(ordered, decisions_of(ordered) - CIRCUMSTANCES)
    return Learned({**linking, **circumstances, RIGHT: verifier}, thresholds)


def fold_of(name: str, folds: int = FOLDS) -> int:
    """Return the fold of an article, from its id alone, so that new articles move no old one."""
    return zlib.crc32(name.encode()) % folds


def decisions_of(courses: Iterable[Course]) -> frozenset[str]:
    """Return the decisions that the lessons of some courses speak of."""
    return frozenset(decision for course in courses for decision in (*course.lessons.classes, *course.lessons.rankings))


def learn_scorers(courses: Iterable[Course], decisions: AbstractSet[str]) -> dict[str, Scorer]:
    """Return the scorers of some decisions."""
    lessons = pool_lessons(courses)
    classes = {
        decision: learn_classes(lessons.classes[decision], STRENGTHS.get(decision, USUAL_STRENGTH))
        for decision in sorted(lessons.classes.keys() & decisions)
    }
    return classes | {
        decision: learn_ranking(lessons.rankings[decision], STRENGTHS.get(decision, USUAL_STRENGTH))
        for decision in sorted(lessons.rankings.keys() & decisions)
    }


def attempt_unseen(
    courses: Sequence[Course], circumstances: Mapping[str, Scorer], knowledge: Knowledge
) -> dict[str, list[Attempt]]:
    """Return the attempts at every article by scorers that learned from the other folds.

    Circumstances have no part in whether a claim is right, so that those learned from all articles serve every fold.
    """
    linking = decisions_of(courses) - CIRCUMSTANCES
    found: dict[str, list[Attempt]] = {}
    for fold in range(FOLDS):
        held = [course for course in courses if fold_of(course.name) == fold]
        if held:
            others = [course for course in courses if fold_of(course.name) != fold]
            scorers = {**circumstances, **learn_scorers(others, linking)}
            found |= {course.name: attempt(course, scorers, knowledge) for course in held}
    return dict(sorted(found.items()))


def attempt(course: Course, scorers: Mapping[str, Scorer], knowledge: Knowledge) -> list[Attempt]:
    """Return every candidate of an article as an attempt."""
    rules = load_name_rules()
    found = decide_candidates(course.scene, scorers, knowledge)
    described = [describe_candidate(course.scene, candidate, found) for some in found for candidate in some]
    for candidate in (one for some in found for one in some):
        candidate.score = math.prod(candidate.marks.values())
    judged = judge_candidates(course.scene, found, scorers, knowledge)
    attempts = []
    candidates = [one for some in found for one in some]
    for (claim, is_heading), features, candidate in zip(judged, described, candidates, strict=True):
        written = write_claim(claim)
        is_right = any(has_same_core(gold, written, rules) for gold in course.claims)
        attempts.append(Attempt(claim, is_heading, features, is_right, place_of(candidate)))
    return attempts


def learn_right(attempts: Mapping[str, Sequence[Attempt]]) -> Scorer:
    """Return the scorer of whole candidates."""
    examples = [Example(one.features, str(one.is_right), name) for name, some in attempts.items() for one in some]
    return learn_classes(examples, RIGHT_STRENGTH, RIGHT_FEWEST)


def score_attempts(attempts: Sequence[Attempt], verifier: Scorer) -> list[tuple[Attempt, float]]:
    """Return the attempts with their chances, of those at one amount the best only."""
    chances = [verifier.chances(one.features)["True"] for one in attempts]
    best = find_best([(one.place, chance) for one, chance in zip(attempts, chances, strict=True)])
    return [(one, chances[number]) for number, one in enumerate(attempts) if number in best]
