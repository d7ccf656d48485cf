"""An article that can claim nothing is not parsed; one that can is read as ever."""

from __future__ import annotations

import pytest

from etl.annotate import Annotator
from etl.extract import Trace, extract_claims
from etl.knowledge import load_knowledge
from etl.records import Article
from etl.topic import is_on_topic

ANNOTATOR = Annotator(load_knowledge())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The museum opens on Sunday.", False),
        ("Admission is $5.", True),
        ("Microsoft opens a museum.", True),
        ("They spoke of GPT-5.", True),
        ("On Sunday 300 people came to the harbour.", False),
    ],
)
def test_company_model_product_or_money_make_a_topic(text: str, *, wanted: bool) -> None:
    """Places, people, counts and dates do not."""
    (annotated,) = ANNOTATOR.annotate([Article("a", "a", "en", text)])
    assert is_on_topic(annotated.sentences) == wanted


def test_what_is_off_topic_is_not_parsed_and_claims_nothing() -> None:
    """Explaining it or not."""
    (annotated,) = ANNOTATOR.annotate([Article("a", "a", "en", "On Sunday 300 people came to the harbour.")])
    assert [sentence.tokens for sentence in annotated.sentences] == [()]
    assert extract_claims(annotated, ANNOTATOR.knowledge, Trace(is_on=True)) == ()
