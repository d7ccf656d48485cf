"""Joins neighbouring numbers: into ranges, into lists that share a measure, into comparisons that elide it.

"40 to 50 billion dollars" is one range, "3 et 5 millions d'euros" two amounts, "12,99 euros, contre 11,99" too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import Draft, is_year
from etl.annotate.amounts_scales import ONE
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_words import Phrases, Words

CHANGE_REACH = 7  # words before a range in which a verb of change makes it a before and an after
ELLIPSIS_REACH = 16  # words between an amount and one that leaves out what it measures
THOUSAND = Decimal(1000)

Pairing = Callable[[Words, Draft, Draft, AmountLexicon], tuple[Draft, ...] | None]


def join_drafts(words: Words, drafts: list[Draft], lexicon: AmountLexicon) -> list[Draft]:
    """Return the drafts with ranges joined and shared measures filled in; those still bare are left bare."""
    joined = _pair(words, drafts, lexicon, _join_range)
    joined = _pair(words, joined, lexicon, _share_list)
    return _fill_ellipses(words, joined, lexicon)


def _pair(words: Words, drafts: list[Draft], lexicon: AmountLexicon, pairing: Pairing) -> list[Draft]:
    """Replace neighbours from right to left, so that a list hands its measure on."""
    done: list[Draft] = []
    for draft in reversed(drafts):
        replaced = pairing(words, draft, done[-1], lexicon) if done else None
        if replaced is None:
            done.append(draft)
        else:
            done[-1:] = reversed(replaced)
    return done[::-1]


def _connects(words: Words, left: Draft, right: Draft, table: Phrases[None]) -> bool:
    found = table.follow(words, left.last)
    return found is not None and found[0] == right.first


def _join_range(words: Words, left: Draft, right: Draft, lexicon: AmountLexicon) -> tuple[Draft, ...] | None:
    """Return one range, or two amounts where a verb of change precedes, or None where the two are not joined."""
    ranges = lexicon.ranges
    is_between = ranges.open_and.precede(words, left.first) is not None and _connects(words, left, right, ranges.ands)
    if not is_between and not _connects(words, left, right, ranges.tos):
        return None
    if (left.is_bare and right.is_bare) or not _match(left, right) or _is_span_of_years(words, left, right):
        return None
    low, high = _share(left, right)
    if low.low >= high.high:
        return None
    is_full = not left.is_bare and not right.is_bare
    is_choice = is_full and words.at(left.last) in ranges.choices
    if not is_between and (is_choice or _is_change(words, left, lexicon)):
        return (low, high)
    opener = (ranges.open_and if is_between else ranges.open_to).precede(words, left.first)
    first = opener[0] if opener else left.first
    return (replace(high, first=first, low=low.low, hedge="range", numeral=left.numeral),)


def _match(left: Draft, right: Draft) -> bool:
    """Say whether two amounts can be of one kind."""
    if left.is_bare or right.is_bare or left.is_elided or right.is_elided:
        return True
    is_same = left.currency == right.currency or None in {left.currency, right.currency}
    return left.is_money == right.is_money and is_same and (left.unit == right.unit or left.unit is None)


def _is_span_of_years(words: Words, left: Draft, right: Draft) -> bool:
    return left.is_bare and is_year(words, left.numeral) and (right.numeral.scale > ONE or right.is_money)


def _is_change(words: Words, left: Draft, lexicon: AmountLexicon) -> bool:
    before = words.texts[max(0, left.first - CHANGE_REACH) : left.first]
    return not lexicon.ranges.change.isdisjoint(before)


def _share(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """Return both with the same measure, the left one in the right one's magnitude where it has none."""
    factor = right.numeral.scale if _lacks_scale(left, right) else ONE
    low = replace(left, low=left.low * factor, high=left.high * factor)
    source = right if left.is_bare or left.is_elided else left
    low = _measure_as(low, source)
    return low, _measure_as(right, source)


def _measure_as(draft: Draft, source: Draft) -> Draft:
    if not draft.is_bare and not draft.is_elided:
        return draft
    return replace(draft, currency=source.currency, unit=source.unit, is_money=source.is_money)


def _lacks_scale(left: Draft, right: Draft) -> bool:
    is_plain = left.numeral.scale == ONE and left.low == left.numeral.low
    return (
        is_plain and right.numeral.scale > ONE and left.low < THOUSAND and left.low < right.high / right.numeral.scale
    )


def _share_list(words: Words, left: Draft, right: Draft, lexicon: AmountLexicon) -> tuple[Draft, ...] | None:
    """Give a bare number the measure of the amount it is listed with: "3, 4 et 5 millions d'euros"."""
    if not left.is_bare or right.is_bare or not left.numeral.is_digits or is_year(words, left.numeral):
        return None
    found = lexicon.ranges.lists.follow(words, left.last)
    is_comma = words.at(left.last) == "," and found is not None and found[0] == left.last + 1
    if found is None or found[0] != right.first or (is_comma and right.origin != "list"):
        return None
    if words.is_capital(left.first - 1):
        return None
    scale = right.numeral.scale if left.numeral.scale == ONE and left.low < THOUSAND else ONE
    listed = replace(
        left,
        numeral=replace(left.numeral, scale=max(scale, left.numeral.scale)),
        low=left.low * scale,
        high=left.high * scale,
        currency=right.currency,
        unit=right.unit,
        is_money=right.is_money,
        origin="list",
    )
    return (listed, replace(right, origin="list"))


def _fill_ellipses(words: Words, drafts: list[Draft], lexicon: AmountLexicon) -> list[Draft]:
    """Fill in what a comparison leaves out ("contre 11,99", "from 480"), and the currency of money without one."""
    filled: list[Draft] = []
    currency = next((draft.currency for draft in drafts if draft.currency), None)
    for draft in drafts:
        model = next((before for before in reversed(filled) if not before.is_bare), None)
        if draft.is_elided or (draft.is_bare and draft.numeral.scale > ONE and not draft.numeral.letter):
            is_compared = lexicon.ranges.against.precede(words, draft.first) is not None
            filled.append(_settle(draft, model, currency, is_compared=is_compared))
        elif draft.is_bare and model is not None and _is_compared(words, model, draft, lexicon):
            filled.append(_fill(draft, model))
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
    if following[:1].isalnum() and following not in lexicon.noise.stops and following not in lexicon.ranges.then:
        return False
    if lexicon.ranges.against.precede(words, draft.first):
        return True
    decimals = _decimals(draft)
    is_after_name = words.is_capital(draft.first - 1) and words.at(draft.first - 1).isalpha()
    return decimals > 0 and decimals == _decimals(model) and not is_after_name


def _decimals(draft: Draft) -> int:
    exponent = draft.numeral.low.as_tuple().exponent if draft.numeral.scale == ONE else 0
    return -exponent if isinstance(exponent, int) else 0


def _fill(draft: Draft, model: Draft) -> Draft:
    is_smaller = draft.numeral.scale == ONE and draft.low < THOUSAND
    scale = model.numeral.scale if is_smaller else ONE
    return replace(
        draft, low=draft.low * scale, high=draft.high * scale, currency=model.currency, unit=model.unit,
        is_money=model.is_money, origin="ellipsis",
    )  # fmt: skip
