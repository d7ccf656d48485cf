"""Blind articles hold no known name, and text and claims still agree."""

from __future__ import annotations

import re
from typing import Any

import pytest

from etl.knowledge import load_knowledge
from etl.measure.blind import blind_articles, build_blinder
from etl.measure.edits import make_edits
from etl.records import AnnotatedArticle, Article, NameMention, Sentence

TEXT = (
    "Microsoft's deal with OpenAI: GPT-4o mini comes to Azure, Facebook says. "
    "The Redmond firm, as Microsoft is known, paid Quantrel."
)
CLAIM = {
    "kind": "release",
    "developer": "OpenAI",
    "model": "GPT-4o mini",
    "attribution": "Meta",
    "investors": ["Quantrel"],
    "evidence": "GPT-4o mini comes to Azure, Facebook says.",
}
MENTIONS = (
    ("Microsoft", "company"),
    ("OpenAI", "company"),
    ("GPT-4o mini", "model"),
    ("Azure", "product"),
    ("Facebook", "company"),
    ("Redmond", "company"),
)


@pytest.fixture(scope="module")
def blinded() -> dict[str, Any]:
    """The article as it is after renaming."""
    names = tuple(
        NameMention(TEXT.index(name), TEXT.index(name) + len(name), kind, name, None, 1.0, "gazetteer")  # type: ignore[arg-type]  # kinds of the table above
        for name, kind in MENTIONS
    )
    sentence = Sentence(0, len(TEXT), TEXT, TEXT, 0, "body", names)
    annotated = AnnotatedArticle(Article("1", "1", "en", TEXT), (sentence,))
    gold = {"1": {"id": "1", "lang": "en", "title": "OpenAI rises", "text": TEXT, "claims": [CLAIM]}}
    return dict(blind_articles(gold, [annotated], load_knowledge())["1"])


def shape(text: str) -> str:
    """A text with every letter but its case forgotten."""
    return re.sub(r"[^\W\d_]", lambda match: "A" if match[0].isupper() else "a", text)


def test_no_name_is_left_but_the_metonym(blinded: dict[str, Any]) -> None:
    """Redmond stands for Microsoft and stays; names that only the claims know go as well."""
    known = ("Microsoft", "OpenAI", "GPT", "Azure", "Facebook", "Quantrel", "Redmond")
    assert [name for name in known if name in blinded["text"]] == ["Redmond"]


def test_names_keep_their_shape(blinded: dict[str, Any]) -> None:
    """As many words, the same capitals, digits and signs."""
    start = TEXT.index(", Facebook")
    assert shape(blinded["text"][:start]) == shape(TEXT[:start])


def test_claims_are_renamed_as_the_text_is(blinded: dict[str, Any]) -> None:
    """The names of the claim stand in the renamed text, and so does its evidence, word for word."""
    claim = blinded["claims"][0]
    words = [claim["developer"], claim["model"], claim["attribution"], claim["evidence"], *claim["investors"]]
    assert [word for word in words if word not in blinded["text"]] == []
    assert blinded["title"] == f"{claim['developer']} rises"


def test_alias_that_shares_no_word_takes_the_name_of_its_company() -> None:
    """Nobody could tell that Facebook is Meta from invented names."""
    blinder = build_blinder(load_knowledge())
    assert blinder.rename("Facebook") == blinder.rename("Meta")


def test_words_are_shared_by_the_names_that_share_them() -> None:
    """A short form stays a part of its long form, and the same run gives the same words."""
    blinder, again = (build_blinder(load_knowledge()) for _ in range(2))
    assert blinder.rename("Velmora Energy").startswith(blinder.rename("Velmora") + " ")
    assert again.rename("Velmora Energy") == blinder.rename("Velmora Energy")


def test_longest_of_two_overlapping_passages_is_rewritten() -> None:
    """Offsets behind it move by what it grew."""
    edits = make_edits("ab cd ef", [(0, 5), (3, 5), (6, 8)], lambda words: f"<{words}>")
    assert (edits.apply("ab cd ef"), edits.move(6)) == ("<ab cd> <ef>", 8)
