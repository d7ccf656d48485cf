"""Joins neighbouring numbers: into ranges, and into lists that share a measure.

"40 to 50 billion dollars" is one range, "3 et 5 millions d'euros" two amounts, "120 of its 800 employees" too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import Draft, is_year
from etl.annotate.amounts_ellipses import fill_ellipses
from etl.annotate.amounts_scales import ONE
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_words import Phrases, Words

CHANGE_REACH = 7  # words before a range in which a verb of change makes it a before and an after
THOUSAND = Decimal(1000)
EM_DASH = "\u2014"  # an aside, where the en dash and the hyphen join

Pairing = Callable[[Words, Draft, Draft, AmountLexicon], tuple[Draft, ...] | None]


def join_drafts(words: Words, drafts: list[Draft], lexicon: AmountLexicon) -> list[Draft]:
    """Return the drafts with ranges joined and shared measures filled in; those still bare are left bare."""
    joined = _pair(words, drafts, lexicon, _share_whole)
    joined = _pair(words, joined, lexicon, _join_range)
    joined = _pair(words, joined, lexicon, _share_list)
    return fill_ellipses(words, joined, lexicon)


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
    is_dash = words.text[words.ends[left.last - 1] : words.starts[right.first]].strip() == EM_DASH
    if is_dash or (not is_between and not _connects(words, left, right, ranges.tos)):
        return None
    is_bare = left.is_bare and right.is_bare
    if is_bare and not (_is_grouped(words, left) and _is_grouped(words, right)):
        return None
    if not _match(left, right) or _is_span_of_years(words, left, right):
        return None
    low, high = _share(left, right)
    if low.low >= high.high:  # "de 2,1 a 0,8 seconde" is a before and an after
        return (low, high) if left.is_bare and not is_between else None
    is_full = not left.is_bare and not right.is_bare
    is_choice = is_full and words.at(left.last) in ranges.choices
    if not is_between and (is_choice or _is_change(words, left, lexicon)):
        return (low, high)
    opener = (ranges.open_and if is_between else ranges.open_to).precede(words, left.first)
    first = opener[0] if opener else left.first
    return (replace(high, first=first, low=low.low, hedge="range", numeral=left.numeral),)


def _is_grouped(words: Words, draft: Draft) -> bool:
    """Say whether a number is printed with its thousands apart, and so surely counts something."""
    return draft.numeral.is_digits and not words.texts[draft.numeral.first].isdecimal() and draft.low >= THOUSAND


def _match(left: Draft, right: Draft) -> bool:
    """Say whether two amounts can be of one kind."""
    if left.is_bare or right.is_bare or left.is_elided or right.is_elided:
        return True
    is_same = left.currency == right.currency or None in {left.currency, right.currency}
    is_one_unit = left.is_money or left.unit == right.unit
    return left.is_money == right.is_money and is_same and is_one_unit


def _is_span_of_years(words: Words, left: Draft, right: Draft) -> bool:
    return left.is_bare and is_year(words, left.numeral) and (right.numeral.scale > ONE or right.is_money)


def _is_change(words: Words, left: Draft, lexicon: AmountLexicon) -> bool:
    before = words.texts[max(0, left.first - CHANGE_REACH) : left.first]
    return not lexicon.ranges.change.isdisjoint(before)


def _share(left: Draft, right: Draft) -> tuple[Draft, Draft]:
    """Return both with the same measure, the left one in the right one's magnitude where it has none."""
    factor = right.numeral.scale if _lacks_scale(left, right) else ONE
    factor *= _coin(right) if left.is_bare else ONE
    low = replace(left, low=left.low * factor, high=left.high * factor)
    right = replace(right, low=right.low * _coin(left), high=right.high * _coin(left)) if right.is_bare else right
    source = right if left.is_bare or left.is_elided else left
    low = _measure_as(low, source)
    return low, _measure_as(right, source)


def _coin(draft: Draft) -> Decimal:
    """Return what the measure of an amount multiplies its number by: a hundredth for cents, a million for MUSD."""
    return draft.low / draft.numeral.low if draft.numeral.low and draft.is_money else ONE


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


def _share_whole(words: Words, left: Draft, right: Draft, lexicon: AmountLexicon) -> tuple[Draft, ...] | None:
    """Give a bare number the unit of the whole that it is a part of: "120 of its 800 employees"."""
    is_part = left.is_bare and not right.is_bare and not right.is_money and not is_year(words, left.numeral)
    if not is_part or right.unit in lexicon.shares or not _connects(words, left, right, lexicon.ranges.parts):
        return None
    return (replace(left, unit=right.unit), right)
