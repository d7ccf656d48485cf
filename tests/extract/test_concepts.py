"""Concepts tell the same things of words in every language."""

from __future__ import annotations

import pytest

from etl.extract.concepts import load_concepts, read_concepts
from etl.extract.items import build_line
from etl.fold import fold_case
from etl.knowledge import load_knowledge
from etl.records import Sentence


def test_every_language_has_the_same_concepts() -> None:
    """What is learned under one id in French holds under it in English."""
    knowledge = load_knowledge()
    ids = [set(knowledge.lexicon(lang)["concepts"]["concepts"]) for lang in knowledge.languages]
    assert all(one == ids[0] for one in ids)


@pytest.mark.parametrize(
    ("lang", "text", "concepts"),
    [
        ("en", "led by funds", ["lead", "by", "invest"]),
        ("en", "it ran on chips", ["it", "rely", "rely", "compute"]),
        ("en", "zebras yawn", ["", ""]),
        ("fr", "menée par un fonds", ["lead", "lead", "", "investor"]),
        ("fr", "au profit de", ["switch", "switch", "of"]),
    ],
)
def test_words_have_the_concept_of_their_longest_entry(lang: str, text: str, concepts: list[str]) -> None:
    """Pairs win over words, longer entries over shorter ones; other words have none."""
    line = build_line(Sentence(0, len(text), text, fold_case(text), 0, "body"), 0)
    assert read_concepts(line, load_concepts(load_knowledge(), lang)) == tuple(concepts)
