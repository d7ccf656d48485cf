"""Makes lessons of annotated articles: the scene of each, and what its gold claims say about every decision in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.extract.propose import propose
from etl.extract.syntax import read_syntax
from etl.extract.trace import Trace
from etl.measure.align import align_claims
from etl.measure.circumstance_lessons import add_circumstance_lessons
from etl.measure.lessons import Lessons, add_amount_lessons
from etl.measure.pair_lessons import add_pair_lessons, add_release_lessons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.scene import Scene
    from etl.knowledge import Knowledge
    from etl.measure.agreement import Json
    from etl.records import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class Course:
    """One annotated article: its sentences, its scene, its gold claims, their lessons and how much these count."""

    annotated: AnnotatedArticle
    scene: Scene
    claims: Sequence[Json]
    lessons: Lessons
    weight: float = 1.0

    @property
    def name(self) -> str:
        """The id of its article."""
        return self.annotated.article.article_id


def teach(annotated: AnnotatedArticle, claims: Sequence[Json], knowledge: Knowledge) -> Course:
    """Return the course of one article."""
    scene = propose(annotated, knowledge, Trace())
    syntaxes = [read_syntax(line) for line in scene.lines]
    aligned = align_claims(scene, claims)
    lessons = Lessons()
    add_amount_lessons(lessons, scene, aligned, syntaxes)
    add_pair_lessons(lessons, scene, aligned, syntaxes)
    add_release_lessons(lessons, scene, aligned, syntaxes)
    add_circumstance_lessons(lessons, scene, aligned, knowledge)
    return Course(annotated, scene, claims, lessons)


def weigh_course(course: Course, weight: float) -> Course:
    """Return a course whose lessons count `weight` times as much."""
    lessons = Lessons()
    for decision, examples in course.lessons.classes.items():
        lessons.classes[decision] = [replace(one, weight=one.weight * weight) for one in examples]
    for decision, groups in course.lessons.rankings.items():
        lessons.rankings[decision] = [replace(one, weight=one.weight * weight) for one in groups]
    return replace(course, lessons=lessons, weight=weight)


def pool_lessons(courses: Iterable[Course]) -> Lessons:
    """Return the lessons of several articles as one, in their order."""
    pooled = Lessons()
    for course in courses:
        for decision, examples in course.lessons.classes.items():
            pooled.classes.setdefault(decision, []).extend(examples)
        for decision, groups in course.lessons.rankings.items():
            pooled.rankings.setdefault(decision, []).extend(groups)
    return pooled
