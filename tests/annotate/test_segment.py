"""Cutting a text: which line heads an article and which is its text."""

from __future__ import annotations

import pytest

from etl.annotate.segment import build_segment_lexicon, cut_sentences
from etl.records import Article

LEXICON = build_segment_lexicon({"titles": [], "abbreviations": [], "openers": []})


def make_article(text: str, title: str | None) -> Article:
    """Return an article of a text."""
    return Article("one", "one", "en", text, title)


@pytest.mark.parametrize(
    ("text", "title", "roles"),
    [
        ("Arlen buys Bode.", "Arlen buys Bode.", ["body"]),
        ("Arlen buys Bode", None, ["body"]),
        ("Arlen buys Bode\n\nArlen has bought Bode for $3m.", "Arlen buys Bode", ["title", "body"]),
        ("Arlen buys Bode. It paid $3m.", "Arlen buys Bode. It paid $3m.", ["body", "body"]),
    ],
)
def test_a_lone_line_heads_nothing(text: str, title: str | None, roles: list[str]) -> None:
    """A text of one line is told as running text, whatever its title."""
    assert [one.role for one in cut_sentences(make_article(text, title), LEXICON)] == roles
