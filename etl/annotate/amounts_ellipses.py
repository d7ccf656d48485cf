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
LEAST_NAMED = Decimal(10)  # right after a name a smaller number is more often its version: "Lumen 4"


def fill_ellipses(words: Words, drafts: list[Draft], lexicon: AmountLexicon) -> list[Draft]:
    """Fill in what a comparison leaves out ("contre 11,99", "from 480"), and the currency of money without one."""
    filled: list[Draft] = []
    currency = next((draft.currency for draft in drafts if draft.currency), None)
    for found in drafts:
        draft = _strip_noun(words, found, lexicon)
        model = next((before for before in reversed(filled) if not before.is_bare), None)
        if draft.is_elided or (draft.is_bare and draft.numeral.scale > ONE and not draft.numeral.letter):
            is_compared = lexicon.ranges.against.precede(words, draft.first) is not None
            filled.append(_settle(draft, model, currency, is_compared=is_compared))
        elif draft.is_bare and not draft.is_kept and model is not None and _is_compared(words, model, draft, lexicon):
            filled.append(turn_side(words, _fill(draft, model), lexicon))
        else:
            filled.append(draft)
    return filled


def _strip_noun(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Return a small number after "of which" without the unlisted word behind it: "480 milliards, dont 35 actifs"."""
    is_unlisted = draft.unit is not None and draft.unit not in lexicon.unit_names and not draft.is_money
    is_part = lexicon.ranges.among.precede(words, draft.first) is not None
    if not is_unlisted or not is_part or draft.numeral.scale != ONE or draft.low >= THOUSAND:
        return draft
    return replace(draft, last=draft.numeral.last, unit=None)


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
    """Say whether a bare number leaves out what the amount before it measures."""
    is_one = not draft.numeral.is_digits and draft.numeral.low == ONE  # mostly the article
    if is_one or is_year(words, draft.numeral) or draft.first - model.last > ELLIPSIS_REACH:
        return False
    if lexicon.ranges.among.precede(words, draft.first) or (
        words.at(draft.first - 1) == "," and _is_dated(words, draft)
    ):
        return True
    if not _stands_alone(words, draft, lexicon):
        return False
    is_hedged = lexicon.hedges_before.precede(words, draft.first) is not None
    is_joined = not is_hedged and lexicon.ranges.against.precede(words, draft.first) is not None
    return is_joined or (draft.numeral.is_digits and _is_alike(words, model, draft, lexicon))


def _stands_alone(words: Words, draft: Draft, lexicon: AmountLexicon) -> bool:
    """Say whether nothing follows that the number could count or be a part of: not "14-nanometre", "12 metres"."""
    following = words.at(draft.last)
    if following[:1].isalnum():
        is_plain = following in lexicon.noise.stops or following in lexicon.ranges.then
        return is_plain and draft.numeral.is_digits
    return not (following in lexicon.noise.joiners and words.is_glued(draft.last) and words.is_glued(draft.last + 1))


def _is_alike(words: Words, model: Draft, draft: Draft, lexicon: AmountLexicon) -> bool:
    """Say whether a number in figures goes on with the kind of the one before: "27 %, Kelmont 22", "SEK 418m (365)"."""
    before = words.at(draft.first - 1)
    is_serial = model.numeral.scale > ONE or model.unit in lexicon.shares
    decimals = _decimals(draft)
    is_of = lexicon.counts_directly and before in lexicon.numbers.of
    if is_of or before in lexicon.ranges.choices or model.numeral.letter:
        return False
    if before == "(":
        return words.at(draft.last) == ")" and is_serial
    if words.is_capital(draft.first - 1) and before.isalpha():
        is_large = draft.low >= LEAST_NAMED or model.origin == "ellipsis"
        return is_serial and is_large and decimals in {0, _decimals(model)}
    return is_serial or 0 < decimals == _decimals(model)


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
