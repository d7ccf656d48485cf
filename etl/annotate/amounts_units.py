"""Reads what a number without a currency counts: a listed unit, an unlisted noun, parameters ("70B"), elided money.

A number that measures nothing yet stays bare: a list or a comparison may still say what it measures.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.annotate.amounts_drafts import Draft, is_year
from etl.annotate.amounts_scales import ONE
from etl.annotate.amounts_tables import AmountLexicon
from etl.annotate.amounts_words import Words

LEAST_ELIDED = Decimal(1_000_000)  # below a million a number without a noun is hardly ever money
UNIT_REACH = 4  # words between a number and its unit: "100 million weekly active users"
NOUN_REACH = 2
SHORTEST_NOUN = 3


def read_unit(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Return the amount with its unit, bare where nothing says one, or None where it is no amount (an age, a page)."""
    place = draft.last
    if words.at(place) in lexicon.noise.joiners:
        place += 1
    if words.at(place) in lexicon.noise.never_units and not _is_unit(words, place, lexicon):
        return None
    while (found := lexicon.noise.linking.follow(words, place)) is not None:
        place = found[0]
    if words.at(place) in lexicon.noise.never_units and not _is_unit(words, place, lexicon):
        return None
    found_unit = _find_unit(words, place, lexicon)
    is_labelled = words.at(draft.first - 1) in lexicon.noise.labels
    if found_unit and draft.numeral.letter == lexicon.letter and found_unit[1] in lexicon.letter_nouns:
        return _read_letter(words, draft, lexicon)
    if found_unit and not (is_labelled and draft.numeral.scale == ONE):
        return replace(draft, last=found_unit[0], unit=found_unit[1])
    if is_labelled:
        return None
    return _read_noun(words, draft, place, lexicon)


def _is_unit(words: Words, place: int, lexicon: AmountLexicon) -> bool:
    return lexicon.units.follow(words, place) is not None


def _find_unit(words: Words, place: int, lexicon: AmountLexicon) -> tuple[int, str] | None:
    """Return where the nearest unit within reach ends, and the unit; the next one may beat it ("puces H100")."""
    for index in range(place, min(place + UNIT_REACH, len(words.texts))):
        found = lexicon.units.follow(words, index)
        if found:
            return _extend_unit(words, found, lexicon)
        if _stops(words, index, lexicon):
            return None
    return None


def _extend_unit(words: Words, found: tuple[int, str], lexicon: AmountLexicon) -> tuple[int, str]:
    following = lexicon.units.follow(words, found[0])
    if following is None:
        return found
    if (following[1], found[1]) in lexicon.beats:
        return following
    return (following[0], found[1]) if (found[1], following[1]) in lexicon.beats else found


def _stops(words: Words, index: int, lexicon: AmountLexicon) -> bool:
    text = words.texts[index]
    if text[0].isdigit() and (not words.is_glued(index) or words.at(index - 1) in lexicon.noise.joiners):
        return True
    return text in lexicon.noise.stops or not (text[0].isalnum() or text in lexicon.noise.joiners)


def _read_noun(words: Words, draft: Draft, place: int, lexicon: AmountLexicon) -> Draft | None:
    """Return a count of something unlisted, money whose currency is left out, parameters ("70B") or a bare number."""
    noun = _find_noun(words, place, lexicon)
    is_counted = place > draft.last and words.at(draft.last) in lexicon.numbers.of
    numeral = draft.numeral
    if numeral.letter:
        return _read_letter(words, draft, lexicon)
    if noun is not None and (is_counted or (numeral.is_digits and _is_countable(words, draft, lexicon))):
        return replace(draft, last=noun + 1, unit=words.texts[noun])
    if is_counted:
        return None
    if numeral.scale >= LEAST_ELIDED:
        return replace(draft, is_money=True)
    return draft


def _find_noun(words: Words, place: int, lexicon: AmountLexicon) -> int | None:
    for index in range(place, min(place + NOUN_REACH, len(words.texts))):
        text = words.texts[index]
        if _stops(words, index, lexicon) or text in lexicon.noise.never_units or words.is_capital(index):
            return None
        if len(text) > SHORTEST_NOUN and text.isalpha() and text.endswith(lexicon.noise.plural_endings):
            return index
    return None


def _is_countable(words: Words, draft: Draft, lexicon: AmountLexicon) -> bool:
    """Say whether a number may count an unlisted noun: no year, no version after a name."""
    is_version = draft.first > 1 and words.is_capital(draft.first - 1) and draft.numeral.scale == ONE
    is_scaled_elsewhere = draft.numeral.scale >= LEAST_ELIDED and not lexicon.counts_directly
    return not is_version and not is_year(words, draft.numeral) and not is_scaled_elsewhere


def _is_name(words: Words, index: int, lexicon: AmountLexicon) -> bool:
    """Say whether the word at `index` is printed as a name is, and is no article at the head of a sentence."""
    return words.is_capital(index) and lexicon.noise.determiners.follow(words, index) is None


def _read_letter(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Read "70B" as parameters, unless it ends a model's name ("Llama 3 70B")."""
    before = words.at(draft.first - 1)
    is_name = bool(before) and (_is_name(words, draft.first - 1, lexicon) or before[-1].isdigit() or before == "x")
    if draft.numeral.letter != lexicon.letter or is_name:
        return None
    return replace(draft, unit=lexicon.letter_unit)
