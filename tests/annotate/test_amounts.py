"""Amounts are found in running text with their bounds, measure and hedge, in French and in English."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.amounts import build_amount_lexicon, find_amounts
from etl.errors import KnowledgeError
from etl.knowledge import read_toml
from etl.records import Amount
from tests.annotate.marked_amounts import COMPILED, LANGUAGES, TREES, expected, found, plain

SEPARATORS = {"en": (",", "."), "fr": ("\u202f", ",")}  # of thousands, of decimals
DIGITS = st.text("0123456789.,  -x$%kmb\u202f", max_size=40)
HERE = Path(__file__).parent
CASES = [
    pytest.param(lang, case["text"], id=f"{lang}-{number}")
    for lang in LANGUAGES
    for number, case in enumerate(read_toml(HERE / f"amounts_{lang}.toml")["cases"])
]


def _examples() -> Iterator[Any]:
    for lang in LANGUAGES:
        for table, content in TREES[lang].items():
            for number, block in enumerate(content if isinstance(content, list) else [content]):
                yield pytest.param(lang, block["example"], id=f"{lang}-{table}-{number}")


@pytest.mark.parametrize(("lang", "marked"), list(_examples()))
def test_every_block_reads_its_example(lang: str, marked: str) -> None:
    """Each block of amounts.toml does what its example says."""
    assert found(plain(marked), lang) == expected(marked)


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_reads_amounts_of_news(lang: str, marked: str) -> None:
    """The amounts marked in a sentence, and no others, are found."""
    assert found(plain(marked), lang) == expected(marked)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_odd_typography_keeps_offsets(lang: str) -> None:
    """Narrow spaces and curly apostrophes fold one to one: the offsets are those of the text as printed."""
    text = "Orbiva l\u2019a\u00a0: 1\u202f200\u00a0$ net"
    assert found(text, lang)[0][0] == "1\u202f200\u00a0$"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lexicon_without_a_table_is_refused(lang: str) -> None:
    """A missing table stops the run and is named."""
    tree = {name: content for name, content in TREES[lang].items() if name != "rates"}
    with pytest.raises(KnowledgeError, match="rates"):
        build_amount_lexicon(tree)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(cents=st.integers(1, 10**14))
def test_written_money_is_read_back(lang: str, cents: int) -> None:
    """A sum written with its separators comes back as that very number."""
    thousands, decimal = SEPARATORS[lang]
    whole = f"{cents // 100:,}".replace(",", thousands)
    (mention,) = find_amounts(f"Orbiva : {whole}{decimal}{cents % 100:02} EUR", COMPILED[lang])
    assert mention.amount == Amount(Decimal(cents) / 100, Decimal(cents) / 100, "EUR", None, "exact")


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=st.one_of(st.text(max_size=200), DIGITS))
def test_any_text_is_read(lang: str, text: str) -> None:
    """Whatever the text, mentions stand inside it, in order, without overlapping."""
    last = 0
    for mention in find_amounts(text, COMPILED[lang]):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
