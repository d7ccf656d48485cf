"""Amounts and counts as a language prints them: `$13bn`, `13 Md$`, `at least $200bn`, `700m users`.

Words, symbols and patterns stand in labels/<language>.toml; at most three significant digits are shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from dashboard.wording import read_labels, say

Number = Decimal | float | int
VAGUE_RATIO = 10
"""A range this wide was a word such as "billions" (claims.md, Amounts)."""


def is_known(value: Any) -> bool:  # noqa: ANN401 (a cell of a frame)
    """False for None, NaN, NaT and NA, the ways in which a frame says "unknown"."""
    return bool(pd.notna(value))


def round_to(value: Number, digits: int = 3) -> Decimal:
    """The value with that many significant digits, halves away from zero."""
    exact = Decimal(str(value))
    if not exact:
        return Decimal(0)
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_UP)


def say_number(language: str, value: Number, digits: int = 3) -> str:
    """The number without a scale: `1,250` · `1 250`, `0.15` · `0,15`."""
    marks = read_labels(language)["number"]
    rounded = round_to(value, digits)
    text = f"{rounded:,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    grouped = whole.replace(",", marks["group"])
    return f"{grouped}{marks['decimal']}{fraction}" if fraction else grouped


def say_count(language: str, noun: str, value: int) -> str:
    """A count with its noun: `1 source`, `1,250 claims`; counts are never rounded."""
    forms: dict[str, str] = read_labels(language)["count"][noun]
    is_singular = value in read_labels(language)["number"]["singular"]
    printed = f"{value:,}".replace(",", read_labels(language)["number"]["group"])
    return forms["one" if is_singular else "many"].format(n=printed)


def _split(language: str, value: Number, digits: int) -> tuple[str, str]:
    """The printed number and its scale's letters; rounding comes first, so 999.9m is 1bn."""
    rounded = round_to(value, digits)
    scales: list[list[Any]] = read_labels(language)["number"]["scales"]
    power, letters = next(((p, s) for p, s in scales if abs(rounded) >= Decimal(10) ** int(p)), (0, ""))
    return say_number(language, rounded.scaleb(-int(power)), digits), str(letters)


def _symbol(language: str, currency: str) -> str:
    money = read_labels(language)["money"]
    return str(money["symbols"].get(currency, money["code"].format(code=currency)))


def say_money(language: str, value: Number, currency: str = "USD", digits: int = 3) -> str:
    """One sum of money: `$13bn` · `13 Md$`; a currency without a symbol keeps its code."""
    number, scale = _split(language, value, digits)
    pattern = "money.scaled" if scale else "money.plain"
    return say(language, pattern, number=number, scale=scale, symbol=_symbol(language, currency))


def say_quantity(language: str, value: Number, digits: int = 3) -> str:
    """A bare quantity with its scale: `700m` · `700 M`."""
    number, scale = _split(language, value, digits)
    return say(language, "number.scaled", number=number, scale=scale) if scale else number


def _say_one(language: str, value: Number, currency: str | None, digits: int) -> str:
    return say_money(language, value, currency, digits) if currency else say_quantity(language, value, digits)


def _say_range(language: str, bounds: tuple[Number, Number], currency: str | None, digits: int) -> str:
    low, high = bounds
    vague = read_labels(language)["money"]["vague"]
    ratio_is_vague = low > 0 and Decimal(str(high)) / Decimal(str(low)) >= VAGUE_RATIO
    word = f"1e{round(math.log10(low))}" if low > 0 and math.log10(low).is_integer() else ""
    if ratio_is_vague and word in vague:
        return str(vague[word])
    first, second = _say_one(language, low, currency, digits), _say_one(language, high, currency, digits)
    number, scale = _split(language, low, digits)
    if scale == _split(language, high, digits)[1] and currency:
        short = say(language, "money.low_end", number=number, symbol=_symbol(language, currency))
        tail = say(language, "money.high_end", number=second.removeprefix(_symbol(language, currency)))
        return say(language, "money.range", low=short, high=tail)
    return say(language, "money.range", low=first, high=second)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as a row of a published view holds it; None and NaN are unknown."""

    low: Number | None
    high: Number | None
    hedge: str | None = None
    currency: str | None = None
    unit: str | None = None


def say_amount(language: str, amount: Amount, digits: int = 3) -> str:
    """An amount with its hedge and unit: `up to $50bn`, `$175-185bn` with a dash, `27%`; unknown: `undisclosed`."""
    bounds = [bound for bound in (amount.low, amount.high) if bound is not None and is_known(bound)]
    if not bounds:
        return say(language, "money.none")
    is_span = len(bounds) > 1 and bounds[0] != bounds[1]
    currency = amount.currency if is_known(amount.currency) else None
    if is_span:
        text = _say_range(language, (bounds[0], bounds[1]), currency, digits)
    else:
        text = _say_one(language, bounds[0], currency, digits)
    if amount.unit is not None and is_known(amount.unit):
        patterns = read_labels(language)["rate" if currency else "unit"]
        text = str(patterns.get(amount.unit, patterns["other"])).format(n=text, unit=amount.unit)
    return text if is_span else _say_hedge(language, text, amount)


def _say_hedge(language: str, text: str, amount: Amount) -> str:
    """The text under its hedge; a range with one bound left is open on the other side."""
    words = read_labels(language)["hedge"]
    hedge = amount.hedge
    if hedge == "range":
        hedge = "at_least" if is_known(amount.low) else "at_most"
    return str(words[hedge]).format(amount=text) if hedge in words else text


def say_share(language: str, share: float) -> str:
    """A share of one as a percentage: `27%` · `27 %`."""
    return say(language, "number.percent", n=say_number(language, share * 100))
