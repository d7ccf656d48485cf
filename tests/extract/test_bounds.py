"""Whatever a text is, reading it ends, loses nothing, and costs about as much for each character as any other.

Texts have 4,000 characters in `make test`, 100,000 in `make soak`.
"""

from __future__ import annotations

import os
import statistics
import time
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from etl.annotate import Annotator
from etl.extract import Trace, extract_claims
from etl.knowledge import load_knowledge
from etl.records import Article, Language
from etl.stretches import LONGEST_SENTENCE, MOST_CHARACTERS, MOST_SENTENCES, cut_stretches

CASES = tomllib.loads((Path(__file__).parent / "hostile.toml").read_text(encoding="utf-8"))
SAMPLES = Path(__file__).parents[2] / "data" / "articles"
LENGTH = 100_000 if os.environ.get("STRATWATCH_SOAK") else 4_000
LANGUAGES: Mapping[str, Language] = {"english": "en", "french": "fr"}
MOST = 20.0  # times the median of ordinary articles, for each thousand characters
TRIES = 5  # the least counts: a busy machine makes any of them dear


@cache
def annotator() -> Annotator:
    """Load knowledge and models once."""
    return Annotator(load_knowledge())


def write_text(head: str = "", unit: str = "", tail: str = "") -> str:
    """Return a hostile text of LENGTH characters."""
    parts, size = [head], 0
    for number in count(1):
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        part = unit.replace("{n}", str(number)).replace("{l}", letters).replace("{y}", str(1900 + number % 120))
        parts.append(part)
        size += len(part)
        if size >= LENGTH:
            return "".join([*parts, tail])
    raise AssertionError


def read(text: str, lang: Language) -> float:
    """Return the processor's milliseconds for each thousand characters; what was read must be whole and quotable."""
    article = Article("a", "a", lang, text)
    started = time.process_time()
    (annotated,) = annotator().annotate([article])
    claims = extract_claims(annotated, annotator().knowledge)
    spent = time.process_time() - started
    read_letters = "".join("".join(sentence.text.split()) for sentence in annotated.sentences)
    assert read_letters == "".join(text.split())
    assert all(text[one.evidence_start : one.evidence_end] == one.evidence for one in claims)
    return 1e6 * spent / len(text)


@cache
def ordinary_cost(lang: Language) -> float:
    """Return the median of some sample articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob(f"*{lang}*.md"))[:7]]
    read(texts[0], lang)
    return statistics.median(read(text, lang) for text in texts)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("key", "case"), [(key, case) for key in CASES for case in CASES[key]])
def test_hostile_texts_cost_little_more_than_others(key: str, case: str) -> None:
    """No trap makes reading superlinear; the whole text is read."""
    lang, text = LANGUAGES[key], write_text(**CASES[key][case])
    most, cost = MOST * ordinary_cost(lang), float("inf")
    for _ in range(TRIES):
        cost = min(cost, read(text, lang))
        if cost <= most:
            break
    assert cost <= most


def test_samples_are_there() -> None:
    """The median is one of articles."""
    assert [len(sorted(SAMPLES.glob(f"*{lang}*.md"))) > 5 for lang in ("en", "fr")] == [True, True]


def test_long_texts_are_read_in_stretches_and_nothing_is_left_out() -> None:
    """An ordinary article is one stretch."""
    text = "Orvane invests $5 million in Quillow.\n" * 1_200
    (annotated,) = annotator().annotate([Article("a", "a", "en", text)])
    stretches = list(cut_stretches(annotated.sentences))
    assert len(stretches) > 1
    assert [one for stretch in stretches for one in stretch] == list(annotated.sentences)
    assert all(len(stretch) <= MOST_SENTENCES for stretch in stretches)
    assert all(stretch[-1].end - stretch[0].start <= MOST_CHARACTERS for stretch in stretches)
    claims = extract_claims(annotated, annotator().knowledge)
    assert all(text[one.evidence_start : one.evidence_end] == one.evidence for one in claims)


def test_explaining_says_where_a_sentence_was_cut() -> None:
    """Nothing is silently read otherwise than it stands there."""
    text = "Orvane invests in Quillow and " * 200
    (annotated,) = annotator().annotate([Article("a", "a", "en", text)])
    trace = Trace(is_on=True)
    extract_claims(annotated, annotator().knowledge, trace)
    assert any(one.rule == "segment" and str(LONGEST_SENTENCE) in one.ground for one in trace.refusals)
