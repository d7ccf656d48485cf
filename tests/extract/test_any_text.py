"""Any text is read: no crash, no article lost, every claim quotes the text, and twice the same.

500 texts in `make test`, 50,000 in `make soak`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.knowledge import load_knowledge
from etl.pipeline import extract_articles
from etl.records import Article, Language, Quarantined

CASES = 50_000 if os.environ.get("STRATWATCH_SOAK") else 500
TOGETHER = 5  # texts of one example, read as one batch
KNOWLEDGE = load_knowledge()

PIECES = tomllib.loads((Path(__file__).parent / "any_text.toml").read_text(encoding="utf-8"))
WORDS = st.sampled_from([*PIECES["words"], *PIECES["marks"]])
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=25).map("".join),
    st.text(min_size=1, max_size=200),
).filter(lambda text: bool(text.strip()))
LANGUAGES = st.sampled_from(("en", "fr"))


@pytest.mark.timeout(48 * 3600)
@settings(max_examples=CASES // TOGETHER, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXTS, LANGUAGES), min_size=TOGETHER, max_size=TOGETHER))
def test_any_text_is_read(given_texts: Sequence[tuple[str, Language]]) -> None:
    """Each article comes out once, in its place, unquarantined; what it claims stands in it."""
    articles = [Article(str(place), str(place), lang, text) for place, (text, lang) in enumerate(given_texts)]
    found = list(extract_articles(articles, KNOWLEDGE))
    assert [one for one in found if isinstance(one, Quarantined)] == []
    extracted = [one for one in found if not isinstance(one, Quarantined)]
    assert [one.article for one in extracted] == articles
    for one in extracted:
        text = one.article.text
        assert "".join("".join(sentence.text.split()) for sentence in one.annotated.sentences) == "".join(text.split())
        assert all(text[claim.evidence_start : claim.evidence_end] == claim.evidence for claim in one.claims)
