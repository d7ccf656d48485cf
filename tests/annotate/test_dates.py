"""Dates are found in running text and resolved to intervals, in French and in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.dates import build_date_lexicon, find_dates
from etl.edtf import from_edtf
from etl.errors import KnowledgeError
from etl.knowledge import read_toml
from etl.records import DateInterval, DateMention
from tests.annotate.marked_dates import (
    COMPILED,
    LANGUAGES,
    PUBLISHED_ON,
    TREES,
    expected,
    found,
    plain,
)

HERE = Path(__file__).parent
BLOCKS = ("words", "templates", "chains", "joints", "leaning")
EXAMPLES = [
    pytest.param(lang, block["example"], id=f"{lang}-{kind}-{number}")
    for lang in LANGUAGES
    for kind in (*BLOCKS, "years")
    for number, block in enumerate(TREES[lang][kind] if kind in BLOCKS else TREES[lang][kind].values())
]
EXAMPLES += [pytest.param(lang, TREES[lang]["spelled_years"]["example"], id=f"{lang}-spelled") for lang in LANGUAGES]
CASES = [
    pytest.param(lang, case, id=f"{lang}-{case.get('id', number)}")
    for lang in LANGUAGES
    for number, case in enumerate(read_toml(HERE / f"dates_{lang}.toml")["cases"])
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTH_NAMES = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}


@pytest.mark.parametrize(("lang", "example"), EXAMPLES)
def test_every_example_of_the_lexicon_holds(lang: str, example: str) -> None:
    """An example beside a wording marks exactly the dates that are found in it."""
    assert expected(example) == found(example, lang)


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_cases_of_news(lang: str, case: dict[str, Any]) -> None:
    """A sentence of news gives its dates, and what is no date gives none."""
    settings: dict[str, Any] = {"reference": date.fromisoformat(case["on"])} if "on" in case else {}
    if "leaning" in case:
        settings["leaning"] = case["leaning"]
    if "anchor" in case:
        settings["anchors"] = (from_edtf(case["anchor"]),)
    assert expected(case["text"]) == found(case["text"], lang, settings)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(day=DAYS)
def test_a_written_day_is_read_back(lang: str, day: date) -> None:
    """A day written out in full, or as ISO, comes back as that very day."""
    written = {
        "en": "It was signed on {} {}, {}.",
        "fr": "Il a été signé le {1} {0} {2}.",
    }[lang]
    for text in (
        written.format(MONTH_NAMES[lang][day.month - 1], day.day, day.year),
        f"Version ({day.isoformat()})",
    ):
        (mention,) = find_dates(text, COMPILED[lang], None)
        assert mention.interval == DateInterval(day, day, "day")
        assert mention.basis == "stated"


@given(text=st.text(max_size=200))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_any_text_is_read(lang: str, text: str) -> None:
    """Whatever the text, mentions stand inside it, in order, without overlapping."""
    last = 0
    for mention in find_dates(text, COMPILED[lang], PUBLISHED_ON):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "It was sold last week."), ("fr", "Vendue la semaine dernière.")],
)
def test_a_relative_date_of_an_undated_article_stays_unknown(lang: str, text: str) -> None:
    """Without a publication day nothing falls back to today."""
    (mention,) = find_dates(text, COMPILED[lang], None)
    assert mention == DateMention(mention.start, mention.end, None, "relative")


def test_an_unknown_slot_of_a_template_is_refused() -> None:
    """A template with a slot that no word fills stops the run with its name."""
    tree = {
        **TREES["en"],
        "templates": [{"read": "day", "example": "", "forms": ["{nonsense}"]}],
    }
    with pytest.raises(KnowledgeError, match="nonsense"):
        build_date_lexicon(tree)


@pytest.mark.parametrize(("lang", "example"), EXAMPLES)
def test_what_is_relative_in_an_undated_article_is_unknown(lang: str, example: str) -> None:
    """Without a publication day a date resolves from the text alone and is stated, or stays relative and unknown."""
    for mention in find_dates(plain(example), COMPILED[lang], None):
        assert (mention.basis == "relative") == (mention.interval is None)
