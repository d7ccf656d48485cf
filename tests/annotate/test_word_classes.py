"""Remembered parts of speech are those that spaCy's own rules give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy

from etl.annotate.parse import PACKAGES
from etl.annotate.word_classes import RULER, WordClasses

ROOT = Path(__file__).parents[2]


def test_remembered_classes_are_those_of_the_rules() -> None:
    """On every English sample article, read twice: first learned, then remembered."""
    own, whole = spacy.load(PACKAGES["en"], exclude=["ner", "lemmatizer"]), spacy.load(PACKAGES["en"])
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "articles").glob("*en*.md"))[:8]]
    texts += ["There's a rise; there were two. Isn't it? Let's go, c'm on: y'all gonna, got ta  see.\t\n It ain't."]
    wanted = [[(token.pos_, str(token.morph)) for token in doc] for doc in whole.pipe(texts)]
    classes = WordClasses(own)
    assert RULER not in own.pipe_names
    for _ in range(2):
        assert [classes.find(doc) for doc in own.pipe(texts)] == wanted


def test_rules_look_no_further_than_the_label_before() -> None:
    """What is remembered of a token is its tag, word, label and the label before it: no rule may need more."""
    ruler: Any = spacy.load(PACKAGES["en"]).get_pipe(RULER)
    for rule in ruler.patterns:
        if set(rule["attrs"]) - {"LEMMA"}:
            for pattern in rule["patterns"]:
                *before, own = pattern
                assert set(own) <= {"TAG", "LOWER", "DEP", "IS_SPACE"}
                assert [set(one) for one in before] in ([], [{"DEP"}])
                assert not before or rule["index"] == 1
