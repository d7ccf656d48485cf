"""Holds an amount in the making, whose measure may still be open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from etl.annotate.amounts_scales import ONE, Numeral
from etl.annotate.amounts_words import Words
from etl.records import Hedge

YEARS = range(1800, 2100)
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """An amount in the making, over the words first..last (exclusive). Without currency, unit and money it is bare.

    `is_kept` says that it counts although nothing says what ("a score of 88.5"). `origin` tells where its measure is
    from: its own words, the list it stands in, or the amount before it.
    """

    numeral: Numeral
    first: int
    last: int
    low: Decimal
    high: Decimal
    currency: str | None = None
    unit: str | None = None
    is_money: bool = False
    hedge: Hedge = "exact"
    is_kept: bool = False
    origin: Literal["own", "list", "ellipsis"] = "own"

    @property
    def is_bare(self) -> bool:
        """Say whether nothing tells yet what the number measures."""
        return self.unit is None and not self.is_money

    @property
    def is_elided(self) -> bool:
        """Say whether it is taken for money only because it is large and counts nothing."""
        return self.is_money and self.currency is None


def is_year(words: Words, numeral: Numeral) -> bool:
    """Say whether the number may be a year: four digits without a separator."""
    is_plain = numeral.is_digits and numeral.scale == ONE and len(words.texts[numeral.first]) == YEAR_DIGITS
    return is_plain and words.texts[numeral.first].isdecimal() and int(numeral.low) in YEARS
