"""Finds the amounts of a text: money, percentages and counts, with their bounds, currency or unit, and hedge.

A text without a digit or number word costs one search. Years, versions, ordinals, page numbers and durations of
days or longer are no amounts.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import Draft
from etl.annotate.amounts_joins import join_drafts
from etl.annotate.amounts_lexicon import build_amount_lexicon
from etl.annotate.amounts_money import read_prefixed, read_suffixed
from etl.annotate.amounts_numerals import read_numeral
from etl.annotate.amounts_rates import add_rate
from etl.annotate.amounts_scales import ONE, Numeral
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_units import read_introduced, read_unit
from etl.annotate.amounts_words import Words, cut_words
from etl.fold import fold_case
from etl.records import Amount, AmountMention, Hedge

__all__ = ["AmountLexicon", "build_amount_lexicon", "find_amounts"]

LEAST_BARE = Decimal(1000)
HEDGES_IN_A_ROW = 2  # "up to about"
NEGATION_REACH = 3  # words: "not in fact had more than"
PLUS = "+"


def find_amounts(text: str, lexicon: AmountLexicon) -> tuple[AmountMention, ...]:
    """Return the amounts of a text in its order, offsets within it: "plus de 3 M€" is 3000000.. EUR, at_least."""
    folded = fold_case(text)
    if lexicon.cue.search(folded) is None:
        return ()
    words = cut_words(text, folded)
    drafts = [draft for draft in join_drafts(words, _scan(words, lexicon), lexicon) if not _is_noise(words, draft)]
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        hedged = _hedge(words, draft, before, lexicon)
        if not _is_article(hedged):
            found.append(hedged)
    return tuple(_mention(words, draft) for draft in found)


def _scan(words: Words, lexicon: AmountLexicon) -> list[Draft]:
    drafts: list[Draft] = []
    index = 0
    while index < len(words.texts):
        numeral = read_numeral(words, index, lexicon) if _begins(words.texts[index], lexicon) else None
        draft = _measure(words, numeral, lexicon) if numeral else None
        if draft and not (drafts and draft.first < drafts[-1].last):  # "5$10": the sign is spent
            drafts.append(draft)
        index = max(index + 1, draft.last if draft else numeral.last if numeral else 0)
    return drafts


def _measure(words: Words, numeral: Numeral, lexicon: AmountLexicon) -> Draft | None:
    """Return the number with what it measures, or None where it is no amount (a page, an age, a year)."""
    draft = Draft(
        numeral,
        numeral.first,
        numeral.last,
        numeral.low,
        numeral.high,
        hedge=numeral.hedge,
    )
    if numeral.is_share:
        return replace(draft, unit=lexicon.share_unit)
    if words.at(draft.last) == PLUS:
        draft = replace(draft, last=draft.last + 1, hedge="at_least")
    money = read_prefixed(words, draft, lexicon) or read_suffixed(words, draft, lexicon)
    if money:
        return add_rate(words, money, lexicon)
    counted = read_unit(words, draft, lexicon)
    if counted is None or (counted.is_bare and not counted.numeral.letter):
        return read_introduced(words, draft, lexicon) or counted
    return add_rate(words, counted, lexicon)


def _begins(text: str, lexicon: AmountLexicon) -> bool:
    return text[-1].isdecimal() or text in lexicon.starts


def _is_noise(words: Words, draft: Draft) -> bool:
    """Say whether a number that measures nothing is no count either, unlike "headcount fell to 9,420"."""
    numeral = draft.numeral
    if not draft.is_bare or draft.is_kept or numeral.hedge == "range" or (numeral.scale > ONE and not numeral.letter):
        return False
    is_grouped = numeral.is_digits and not words.texts[numeral.first].isdecimal()
    return not is_grouped or draft.low < LEAST_BARE


def _is_article(draft: Draft) -> bool:
    """Say whether it is the article "one": "un client", but not "moins d'une seconde"."""
    numeral = draft.numeral
    is_one = not numeral.is_digits and numeral.scale == ONE and numeral.low == numeral.high == ONE
    return is_one and draft.hedge == "exact" and not draft.is_money


def _hedge(words: Words, draft: Draft, preceding: Draft | None, lexicon: AmountLexicon) -> Draft:
    """Take in the words of hedging around the amount; the outer of two wins, a list shares its first."""
    first, last, hedge = draft.first, draft.last, draft.hedge
    after = preceding.last if preceding else 0
    if draft.origin == "list" and preceding is not None and preceding.origin == "list" and hedge == "exact":
        hedge = preceding.hedge
    for _ in range(HEDGES_IN_A_ROW):
        before = lexicon.hedges_before.precede(words, first)
        if before is None and words.at(first - 1) in lexicon.noise.joiners:  # '"north of" 6 million'
            before = lexicon.hedges_before.precede(words, first - 1)
        if before is None or before[0] < after:
            break
        first, hedge = before[0], _outer(hedge, before[1])
    behind = lexicon.hedges_after.follow(words, last)
    if behind:
        last, hedge = behind[0], _outer(hedge, behind[1])
    return replace(draft, first=first, last=last, hedge=_negate(words, first, hedge, lexicon))


def _negate(words: Words, first: int, hedge: Hedge, lexicon: AmountLexicon) -> Hedge:
    """Turn a lower bound that is denied into an upper one: "never had more than 300 customers"."""
    before = words.texts[max(0, first - NEGATION_REACH) : first]
    return "at_most" if hedge == "at_least" and not lexicon.noise.negations.isdisjoint(before) else hedge


def _outer(inner: Hedge, outer: Hedge) -> Hedge:
    return inner if inner == "range" or (outer == "about" and inner != "exact") else outer


def _mention(words: Words, draft: Draft) -> AmountMention:
    low = None if draft.hedge == "at_most" else draft.low
    high = None if draft.hedge == "at_least" else draft.high
    amount = Amount(low, high, draft.currency, draft.unit, draft.hedge)
    return AmountMention(words.starts[draft.first], words.ends[draft.last - 1], amount, draft.is_money)
