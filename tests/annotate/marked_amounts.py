"""Reads sentences whose amounts are marked up as {words|low..high|currency or unit|hedge}.

"5e9" stands for 5e9..5e9, "5e9.." has no upper bound, "USD/month" is a rate, "money" has no currency, "?" no unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.annotate.amounts import AmountLexicon, build_amount_lexicon, find_amounts
from etl.knowledge import read_toml

if TYPE_CHECKING:
    from etl.records import AmountMention

LEXICONS = Path(__file__).parents[2] / "etl" / "lexicon"
MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\|([^|{}]+)\|(\w+)\}")
LANGUAGES = ("en", "fr")
TREES: dict[str, dict[str, Any]] = {lang: read_toml(LEXICONS / lang / "amounts.toml") for lang in LANGUAGES}
COMPILED: dict[str, AmountLexicon] = {lang: build_amount_lexicon(tree) for lang, tree in TREES.items()}
Shown = tuple[str, Decimal | None, Decimal | None, str, str]


def plain(marked: str) -> str:
    """Return the sentence without its marks."""
    return MARK.sub(r"\1", marked)


def expected(marked: str) -> list[Shown]:
    """Return the words, bounds, measure and hedge of every amount marked."""
    return [(match[1], *_bounds(match[2]), match[3], match[4]) for match in MARK.finditer(marked)]


def found(text: str, lang: str) -> list[Shown]:
    """Return what `find_amounts` finds in a sentence without marks, in the same shape."""
    return [_shown(text, mention) for mention in find_amounts(text, COMPILED[lang])]


def _bounds(printed: str) -> tuple[Decimal | None, Decimal | None]:
    low, dots, high = printed.partition("..")
    first = Decimal(low) if low else None
    return first, (Decimal(high) if high else None) if dots else first


def _shown(text: str, mention: AmountMention) -> Shown:
    amount = mention.amount
    parts = [part for part in (amount.currency, amount.unit) if part]
    measure = "/".join(parts) or ("money" if mention.is_money else "?")
    return (
        text[mention.start : mention.end],
        amount.low,
        amount.high,
        measure,
        amount.hedge,
    )
