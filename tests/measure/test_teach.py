"""A course that counts more counts more in everything that is learned from it."""

from __future__ import annotations

from etl.knowledge import load_knowledge
from etl.measure.learn import Example, learn_classes
from etl.measure.teach import teach, weigh_course
from tests.extract.test_cases import annotate

TEXT = "[Talvera|company] raised [$40 million|money] from [Norlink Fibre|company]."


def test_weighed_course_counts_more_in_every_lesson() -> None:
    """Weighing multiplies the weights of examples and groups, and tells the verifier; the lessons stay the same."""
    course = teach(annotate(TEXT, "en"), [], load_knowledge())
    weighed = weigh_course(course, 3.0)
    assert course.lessons.classes
    for decision, examples in course.lessons.classes.items():
        assert [one.weight for one in weighed.lessons.classes[decision]] == [3.0 * one.weight for one in examples]
    assert weighed.weight == 3.0
    assert course.weight == 1.0


def test_lesson_that_counts_more_outvotes_others() -> None:
    """One lesson of weight three decides against two of weight one with the same features."""
    twice = [Example(["bias", "wet"], "rain", f"written {place}") for place in range(2)]
    scorer = learn_classes([*twice, Example(["bias", "wet"], "dew", "real", weight=3.0)], 0.01)
    chances = scorer.chances(["bias", "wet"])
    assert chances["dew"] > chances["rain"]
