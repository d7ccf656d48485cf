"""Names and references of the annotate stage hold what their marked examples promise."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.annotate import annotate_articles
from etl.annotate.context import find_unknown
from etl.annotate.context_lexicon import build_context_lexicon
from etl.annotate.coreference import add_references, build_reference_lexicon
from etl.annotate.institutions import build_institution_lexicon, find_institutions
from etl.annotate.segment import build_segment_lexicon, cut_sentences
from etl.annotate.shapes import build_shape_lexicon, find_shapes
from etl.knowledge import load_knowledge
from etl.records import Article, Language, NameMention, Sentence

HERE = Path(__file__).parent
LEXICON = HERE.parents[1] / "etl" / "lexicon"
MARK = re.compile(r"\[(company|model|product) ([^\]]+)\]")
WANTED = {"company", "model", "product"}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _cases(name: str) -> list[Any]:
    return [pytest.param(case, id=f"{case['lang']}: {case['promise']}") for case in _read(HERE / name)["cases"]]


def _annotate(text: str, lang: Language) -> list[Sentence]:
    """Run every step but gazetteer, quantities and parse: names that nobody knows."""
    tree = {name: _read(LEXICON / lang / f"{name}.toml") for name in ("segment", "names", "reference")}
    article = Article("a", "t", lang, text, title="-")
    shapes = build_shape_lexicon(tree["names"])
    plain = cut_sentences(article, build_segment_lexicon(tree["segment"]))
    texts = [one.text for one in plain]
    models = find_shapes(texts, shapes, (), [()] * len(plain))
    bodies = find_institutions(texts, build_institution_lexicon(tree["names"]))
    cut = [
        _add(one, [replace(m, start=m.start + one.start, end=m.end + one.start) for m in (*found, *body)])
        for one, found, body in zip(plain, models, bodies, strict=True)
    ]
    unknown = find_unknown(cut, build_context_lexicon(tree["names"]))
    named = [_add(one, [m for m in unknown if one.start <= m.start < one.end]) for one in cut]
    return add_references(named, build_reference_lexicon(tree["reference"]), article)


def _add(sentence: Sentence, names: list[NameMention]) -> Sentence:
    return replace(sentence, names=tuple(sorted((*sentence.names, *names), key=lambda one: one.start)))


@pytest.mark.parametrize("case", _cases("names.toml"))
def test_marked_names_are_found(case: dict[str, Any]) -> None:
    """Every marked name is found with its type, and no other company, model or product."""
    text = MARK.sub(r"\2", case["text"])
    found = [(m.type, m.name) for s in _annotate(text, case["lang"]) for m in s.names if m.type in WANTED]
    assert MARK.findall(case["text"]) == found


@pytest.mark.parametrize("case", _cases("references.toml"))
def test_references_stand_for_their_company(case: dict[str, Any]) -> None:
    """Each phrase carries the name it stands for; others carry none."""
    text = case["text"]
    mentions = [m for s in _annotate(text, case["lang"]) for m in s.names if m.source == "reference"]
    assert case["references"] == [f"{text[m.start : m.end]} = {m.name}" for m in mentions]


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("fr", "M. Dupont arrive. Il parle.", 2),
        ("fr", "Le prix passe à 3.5 euros. C'est peu.", 2),
        ("en", "Acme Inc. raised money in the U.S. market.", 1),
        ("en", "Acme Inc. The group employs ten people.", 2),
    ],
)
def test_sentences_end_where_they_should(lang: Language, text: str, count: int) -> None:
    """Titles, abbreviations and decimals end no sentence; every sentence is the text between its offsets."""
    article = Article("a", "t", lang, text, title="-")
    sentences = cut_sentences(article, build_segment_lexicon(_read(LEXICON / lang / "segment.toml")))
    assert [text[one.start : one.end] for one in sentences] == [one.text for one in sentences]
    assert count == len(sentences)


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "Mosaiq left Nvidia in 2027. Shareholders met Nvidia in 2026.", ["Mosaiq", "Nvidia", "Nvidia"]),
        (
            "fr",
            "Tessaly a quitté Nvidia en 2027. Actionnaires et salariés ont vu Nvidia.",
            ["Tessaly", "Nvidia", "Nvidia"],
        ),
        ("en", "The maker works with Nvidia Ventures and Nvidia.", ["Nvidia Ventures", "Nvidia"]),
        ("en", "We use Whisper large-v3 and Gemini Brindle today.", ["Whisper large-v3", "Gemini Brindle"]),
        ("fr", "Nous utilisons Claude, puis Codestral Brindille.", ["Claude", "Codestral Brindille"]),
    ],
)
def test_the_parse_settles_what_a_capital_leaves_open(lang: Language, text: str, names: list[str]) -> None:
    """A proper noun that opens a sentence is a name, a common noun is none; a subsidiary is more than its parent."""
    [article] = annotate_articles([Article("a", "t", lang, text, title="-")], load_knowledge())
    assert names == [
        name.name for sentence in article.sentences for name in sentence.names if name.source != "reference"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "en",
            "Tidewell Energy opened a plant. The plant belongs to Tidewell.",
            ["Tidewell Energy", "Tidewell Energy"],
        ),
        ("en", "We met Tidewell. The unit is called Tidewell Energy.", ["Tidewell", "Tidewell Energy"]),
        (
            "fr",
            "Le fonds Karnak Capital a investi. Le ticket de Karnak est petit.",
            ["Karnak Capital", "Karnak Capital"],
        ),
    ],
)
def test_a_short_form_carries_the_full_name(lang: Language, text: str, names: list[str]) -> None:
    """The full name must come first: a parent is not its subsidiary."""
    [article] = annotate_articles([Article("a", "t", lang, text, title="-")], load_knowledge())
    assert names == [
        name.name for sentence in article.sentences for name in sentence.names if name.source != "reference"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "fr",
            "Les universités de Lorvane et de Tessan y travaillent.",
            ["Université de Lorvane", "Université de Tessan"],
        ),
        ("en", "The universities of Lorvane and Tessan work on it.", ["University of Lorvane", "University of Tessan"]),
        ("en", "The universities of the north work on it.", []),
    ],
)
def test_a_plural_names_each_member_of_its_list(lang: Language, text: str, names: list[str]) -> None:
    """Each place behind the plural carries the name of the institution there."""
    lexicon = build_institution_lexicon(_read(LEXICON / lang / "names.toml"))
    assert names == [one.name for one in find_institutions([text], lexicon)[0]]
