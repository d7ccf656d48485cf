"""Trains everything that decides about claims: scorers of each decision, then the chance that a whole claim is right.

The second is learned from candidates of articles that the first had not seen (cross-fitting over articles), and so are
the thresholds. The same articles give the same weights.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.claims_json import write_claim
from etl.extract.build import build_claim
from etl.extract.circumstances import Circumstances
from etl.extract.judging import RUNNING_TEXT, judge_candidates
from etl.extract.linking import RIGHT, decide_candidates, find_best, place_of
from etl.extract.merge import merge_claims
from etl.extract.verify import describe_candidate
from etl.extract.weights import Learned
from etl.measure.agreement import Json, has_same_core
from etl.measure.learn import Example, learn_classes, learn_ranking
from etl.measure.names import load_name_rules
from etl.measure.teach import pool_lessons
from etl.measure.thresholds import choose_thresholds

if TYPE_CHECKING:
    from etl.extract.candidate import Candidate
    from etl.extract.scorer import Scorer
    from etl.knowledge import Knowledge
    from etl.measure.teach import Course
    from etl.records import Claim

FOLDS = 3
# Chosen by the log loss of open articles that had no part in training: 1 to 100 were tried.
STRENGTHS: Mapping[str, float] = {
    "amount": 2.0,
    "capability": 3.0,
    "release": 8.0,
    "subject": 60.0,
    "recipient": 60.0,
    "investor": 30.0,
    "investors": 30.0,
    "partnership": 30.0,
    "integration": 30.0,
    "move": 30.0,
    "modality": 3.0,
    "date": 3.0,
    "source": 3.0,
    "theme": 6.0,
}
USUAL_STRENGTH, RIGHT_STRENGTH = 10.0, 3.0
RIGHT_FEWEST = 3
UNJUDGED = Circumstances(None, "none", "asserted", None)  # what does not decide whether a core is right


@dataclass(frozen=True, slots=True)
class Attempt:
    """A candidate of an article that its scorers had not seen: its claim, its features and whether it is right."""

    claim: Claim
    is_heading: bool
    features: Sequence[str]
    is_right: bool
    place: int | None
    candidate: Candidate
    weight: float


@dataclass(frozen=True, slots=True)
class Training:
    """What was learned, and every claim of the articles as scores that had not seen its article would make them."""

    learned: Learned
    unseen: Mapping[str, Json]


def train(courses: Sequence[Course], knowledge: Knowledge) -> Training:
    """Return what the courses teach; `courses` in any order give the same."""
    ordered = sorted(courses, key=lambda course: course.name)
    by_fold = {fold: learn_scorers(others, decisions_of(ordered)) for fold, others in part_folds(ordered)}
    attempts = attempt_unseen(ordered, by_fold, knowledge)
    scored = score_unseen(attempts)
    thresholds = choose_thresholds(scored, {course.name: course.claims for course in ordered})
    learned = Learned({**learn_scorers(ordered, decisions_of(ordered)), RIGHT: learn_right(attempts)}, thresholds)
    folds = {fold: Learned(scorers, thresholds) for fold, scorers in by_fold.items()}
    unseen = {
        course.name: {"claims": cut(course, scored[course.name], folds[fold_of(course.name)], knowledge)}
        for course in ordered
    }
    return Training(learned, unseen)


def part_folds(courses: Sequence[Course]) -> Iterator[tuple[int, list[Course]]]:
    """Yield every fold that has articles, with the articles of the others."""
    for fold in sorted({fold_of(course.name) for course in courses}):
        yield fold, [course for course in courses if fold_of(course.name) != fold]


def cut(course: Course, scored: Sequence[tuple[Attempt, float]], learned: Learned, knowledge: Knowledge) -> list[Json]:
    """Return the claims of an article whose chance reaches the threshold of their kind, judged and without repeats."""
    kept = []
    for one, chance in scored:
        if chance >= learned.thresholds[one.claim.kind]:
            one.candidate.score = chance
            kept.append(one.candidate)
    judged = judge_candidates(course.scene, [kept], learned.scorers, knowledge)
    return [write_claim(claim) for claim in merge_claims(judged)]


def score_unseen(attempts: Mapping[str, Sequence[Attempt]]) -> dict[str, list[tuple[Attempt, float]]]:
    """Return the attempts with chances by a verifier that learned from the other folds."""
    scored: dict[str, list[tuple[Attempt, float]]] = {}
    for fold in range(FOLDS):
        others = {name: some for name, some in attempts.items() if fold_of(name) != fold}
        held = {name: some for name, some in attempts.items() if fold_of(name) == fold}
        if held:
            verifier = learn_right(others)
            scored |= {name: score_attempts(some, verifier) for name, some in held.items()}
    return dict(sorted(scored.items()))


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
    courses: Sequence[Course], by_fold: Mapping[int, Mapping[str, Scorer]], knowledge: Knowledge
) -> dict[str, list[Attempt]]:
    """Return the attempts at every article by scorers that learned from the other folds."""
    return {course.name: attempt(course, by_fold[fold_of(course.name)], knowledge) for course in courses}


def attempt(course: Course, scorers: Mapping[str, Scorer], knowledge: Knowledge) -> list[Attempt]:
    """Return every candidate of an article as an attempt."""
    rules = load_name_rules()
    found = decide_candidates(course.scene, scorers, knowledge)
    described = [describe_candidate(course.scene, candidate, found) for some in found for candidate in some]
    for candidate in (one for some in found for one in some):
        candidate.score = math.prod(candidate.marks.values())
    attempts = []
    for candidate, features in zip((one for some in found for one in some), described, strict=True):
        claim = build_claim(candidate, course.scene.article, UNJUDGED)
        written = write_claim(claim)
        is_right = any(has_same_core(gold, written, rules) for gold in course.claims)
        is_heading = candidate.line.sentence.role not in RUNNING_TEXT
        attempts.append(Attempt(claim, is_heading, features, is_right, place_of(candidate), candidate, course.weight))
    return attempts


def learn_right(attempts: Mapping[str, Sequence[Attempt]]) -> Scorer:
    """Return the scorer of whole candidates."""
    examples = [
        Example(one.features, str(one.is_right), name, one.weight) for name, some in attempts.items() for one in some
    ]
    return learn_classes(examples, RIGHT_STRENGTH, RIGHT_FEWEST)


def score_attempts(attempts: Sequence[Attempt], verifier: Scorer) -> list[tuple[Attempt, float]]:
    """Return the attempts with their chances, of those at one amount the best only."""
    chances = [verifier.chances(one.features)["True"] for one in attempts]
    best = find_best([(one.place, chance) for one, chance in zip(attempts, chances, strict=True)])
    return [(one, chances[number]) for number, one in enumerate(attempts) if number in best]
