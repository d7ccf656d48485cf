"""Reads what money is paid for: "$20 a month" has the unit month, "$3 per million input tokens" that of its tokens."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.amounts_drafts import Draft
from etl.annotate.amounts_tables import AmountLexicon, RateWords
from etl.annotate.amounts_words import Words

SHORTEST_NOUN = 3
TOKENS = " tokens"
RATES_IN_A_ROW = 2  # "per user per month"


def add_rate(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Return money with what it is paid for each: "$25 per user per month" has the unit user/month."""
    place, units = draft.last, []
    if not draft.is_money:
        return draft
    for _ in range(RATES_IN_A_ROW):
        found = lexicon.rates.adverbs.follow(words, place) or _read_each(words, place, lexicon.rates)
        if found is None:
            break
        place = found[0]
        units.append(found[1])
    if not units or lexicon.rates.not_before.follow(words, place):
        return draft
    return replace(draft, last=place, unit="/".join(units))


def turn_side(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft:
    """Return a price whose tokens are named anew: "3 dollars par million de jetons en entree et 15 en sortie"."""
    found = lexicon.rates.sides.follow(words, draft.last)
    if found is None or draft.unit is None or not draft.unit.endswith(TOKENS):
        return draft
    scale = draft.unit.removesuffix(TOKENS).rsplit(" ", 1)[0]
    return replace(draft, last=found[0], unit=f"{scale} {found[1]}")


def _read_each(words: Words, place: int, rates: RateWords) -> tuple[int, str] | None:
    opener = rates.per.follow(words, place)
    begin = opener[0] if opener else place
    scale = rates.magnitudes.follow(words, begin) if opener else rates.articles.follow(words, begin)
    if scale is None and opener is None:
        return None
    place = scale[0] if scale else begin
    noun = rates.nouns.follow(words, place) or _read_noun(words, place, rates)
    if noun is None:
        return None
    return noun[0], f"{scale[1]} {noun[1]}" if scale else noun[1]


def _read_noun(words: Words, place: int, rates: RateWords) -> tuple[int, str] | None:
    """Return an unlisted noun after a word that says nothing but "per": "$0.35 per shot"."""
    noun = words.at(place)
    is_each = words.at(place - 1) in rates.strict and noun not in rates.loose and not words.is_capital(place)
    return (place + 1, noun) if is_each and noun.isalpha() and len(noun) > SHORTEST_NOUN else None
