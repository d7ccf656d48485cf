"""Fills in what an amount leaves out because the one before it said so: "12,99 euros, contre 11,99"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import YEAR_DIGITS, YEARS, Draft, is_year
from etl.annotate.amounts_rates import turn_side
from etl.annotate.amounts_scales import ONE
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_words import Words

ELLIPSIS_REACH = 16  # words between an amount and one that leaves out what it measures
THOUSAND = Decimal(1000)


def fill_ellipses(words: Words, drafts: list[Draft], lexicon: AmountLexicon) -> list[Draft]:
    """Fill in what a comparison leaves out ("contre 11,99", "from 480"), and the currency of money without one."""
    filled: list[Draft] = []
    currency = next((draft.currency for draft in drafts if draft.currency), None)
    for draft in drafts:
        model = next((before for before in reversed(filled) if not before.is_bare), None)
        if draft.is_elided or (draft.is_bare and draft.numeral.scale > ONE and not draft.numeral.letter):
            is_compared = lexicon.ranges.against.precede(words, draft.first) is not None
            filled.append(_settle(draft, model, currency, is_compared=is_compared))
        elif draft.is_bare and not draft.is_kept and model is not None and _is_compared(words, model, draft, lexicon):
            filled.append(turn_side(words, _fill(draft, model), lexicon))
        else:
            filled.append(draft)
    return filled


def _settle(draft: Draft, model: Draft | None, currency: str | None, *, is_compared: bool) -> Draft:
    """Return elided money in the currency of its neighbours; where they count large things, it counts them too."""
    if is_compared and model is not None and model.numeral.scale == draft.numeral.scale:
        return replace(draft, currency=model.currency, unit=model.unit, is_money=model.is_money)
    if draft.is_elided and model is not None and model.currency:
        return replace(draft, currency=model.currency)
    is_counted = currency is None and model is not None and not model.is_money and model.numeral.scale > ONE
    if is_counted and model is not None and model.hedge != "range":
        return replace(draft, unit=model.unit, is_money=False)
    return replace(draft, currency=currency) if draft.is_elided else draft


def _is_compared(words: Words, model: Draft, draft: Draft, lexicon: AmountLexicon) -> bool:
    if not draft.numeral.is_digits or is_year(words, draft.numeral) or draft.first - model.last > ELLIPSIS_REACH:
        return False
    following = words.at(draft.last)
    if words.at(draft.first - 1) == "," and _is_dated(words, draft):
        return True
    if following[:1].isalnum() and following not in lexicon.noise.stops and following not in lexicon.ranges.then:
        return False
    if lexicon.ranges.against.precede(words, draft.first):
        return True
    decimals = _decimals(draft)
    is_after_name = words.is_capital(draft.first - 1) and words.at(draft.first - 1).isalpha()
    return decimals > 0 and decimals == _decimals(model) and not is_after_name


def _is_dated(words: Words, draft: Draft) -> bool:
    """Say whether a year follows, as in a series: "10 milliards en 2023, 20 en 2024"."""
    year = words.at(draft.last + 1)
    return len(year) == YEAR_DIGITS and year.isdecimal() and int(year) in YEARS


def _decimals(draft: Draft) -> int:
    exponent = draft.numeral.low.as_tuple().exponent if draft.numeral.scale == ONE else 0
    return -exponent if isinstance(exponent, int) else 0


def _fill(draft: Draft, model: Draft) -> Draft:
    is_smaller = draft.numeral.scale == ONE and draft.low < THOUSAND
    scale = model.numeral.scale if is_smaller else ONE
    return replace(
        draft,
        numeral=replace(draft.numeral, scale=max(scale, draft.numeral.scale)),
        low=draft.low * scale,
        high=draft.high * scale,
        currency=model.currency,
        unit=model.unit,
        is_money=model.is_money,
        origin="ellipsis",
    )
