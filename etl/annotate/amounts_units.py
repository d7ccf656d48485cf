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
LEAST_SPELLED = Decimal(10)
NAME_ENDS = ("x", "-")  # "8x22B", "Qwen 1.5-72B"
NOUN_REACH = 2
SHORTEST_NOUN = 3


def read_unit(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Return the amount with its unit, bare where nothing says one, or None where it is no amount (an age, a page)."""
    joined = draft.last + (words.at(draft.last) in lexicon.noise.joiners and words.is_glued(draft.last))
    place = joined
    while _follow_unit(words, place, lexicon) is None and (found := lexicon.noise.linking.follow(words, place)):
        place = found[0]
    if _is_duration(words, joined, lexicon) or _is_duration(words, place, lexicon):
        return None
    is_compound = joined > draft.last and words.at(joined).isalpha()  # "14-nanometre plant" counts no plants
    unit = _follow_unit(words, joined, lexicon) if is_compound else _find_unit(words, place, lexicon)
    is_labelled = lexicon.noise.labels.precede(words, draft.first) is not None
    if unit is None:
        return None if is_labelled or (is_compound and _is_plain(draft)) else _read_noun(words, draft, place, lexicon)
    if draft.numeral.letter == lexicon.letter and unit[1] in lexicon.letter_nouns:
        return _read_letter(words, draft, lexicon)
    if _recounts(words, draft, unit, lexicon) or _is_part_of_name(words, unit[0]) or (is_labelled and _is_plain(draft)):
        return None
    return replace(draft, last=unit[0], unit=unit[1])


def read_introduced(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Return a number that the words before it make a count or a score, whatever follows: "a team of 40"."""
    found = lexicon.noise.introducers.precede(words, draft.first)
    following = words.at(draft.last)
    is_alone = not following[:1].isalnum() or following in lexicon.noise.stops | lexicon.ranges.then
    is_measured = _follow_unit(words, draft.last, lexicon) is not None or words.is_glued(draft.first)
    if found is None or not is_alone or is_measured or is_year(words, draft.numeral):
        return None
    return replace(draft, unit=found[1] or None, is_kept=True)


def _is_plain(draft: Draft) -> bool:
    return draft.numeral.scale == ONE


def _recounts(words: Words, draft: Draft, unit: tuple[int, str], lexicon: AmountLexicon) -> bool:
    """Say whether a small number in words refers rather than measures: "the two companies", "five times"."""
    numeral, noise = draft.numeral, lexicon.noise
    if numeral.is_digits or numeral.scale != ONE or numeral.high >= LEAST_SPELLED:
        return False
    is_referring = words.at(draft.first - 1) in noise.references or words.at(unit[0]) in noise.sources
    return unit[1] in noise.never_small or (unit[1] in noise.small_units and is_referring)


def _is_part_of_name(words: Words, place: int) -> bool:
    """Say whether digits go on where a unit ends: "8x22B"."""
    return words.is_glued(place) and words.at(place)[0].isdecimal()


def _is_duration(words: Words, place: int, lexicon: AmountLexicon) -> bool:
    """Say whether days, years and the like follow, which no unit is, short of "day visitors" and its kind."""
    return words.at(place) in lexicon.noise.never_units and _follow_unit(words, place, lexicon) is None


def _follow_unit(words: Words, place: int, lexicon: AmountLexicon) -> tuple[int, str] | None:
    """Return where the unit at `place` ends, and the unit: "a100" is one, "a 100" none; no letter of a name is."""
    found = lexicon.units.follow(words, place)
    if found is None or (words.is_glued(place) and words.at(place - 1)[-1].isdecimal() and _is_word(words, place - 2)):
        return None
    parted = range(place + 1, found[0])
    is_parted = any(words.at(index)[0].isdecimal() and not words.is_glued(index) for index in parted)
    return None if is_parted else found


def _is_word(words: Words, index: int) -> bool:
    """Say whether the word at `index` is one of letters, with the next one glued to it: the "l" of "l40s"."""
    return words.at(index).isalpha() and words.is_glued(index + 1)


def _find_unit(words: Words, place: int, lexicon: AmountLexicon) -> tuple[int, str] | None:
    """Return where the nearest unit within reach ends, and the unit; the next one may beat it ("puces H100")."""
    for index in range(place, min(place + lexicon.noise.unit_reach, len(words.texts))):
        found = _follow_unit(words, index, lexicon)
        if found:
            return _extend_unit(words, found, lexicon)
        if _stops(words, index, lexicon):
            return None
    return None


def _extend_unit(words: Words, found: tuple[int, str], lexicon: AmountLexicon) -> tuple[int, str]:
    following = _follow_unit(words, found[0], lexicon)
    if following is None:
        return found
    if (following[1], found[1]) in lexicon.beats:
        return following
    return (following[0], found[1]) if (found[1], following[1]) in lexicon.beats else found


def _stops(words: Words, index: int, lexicon: AmountLexicon) -> bool:
    text = words.texts[index]
    if text[0].isdecimal() and (not words.is_glued(index) or words.at(index - 1) in lexicon.noise.joiners):
        return True
    return text in lexicon.noise.stops or not (text[0].isalnum() or text in lexicon.noise.joiners)


def _read_noun(words: Words, draft: Draft, place: int, lexicon: AmountLexicon) -> Draft | None:
    """Return a count of something unlisted, money whose currency is left out, parameters ("70B") or a bare number."""
    numeral = draft.numeral
    if numeral.letter:
        return _read_letter(words, draft, lexicon)
    is_counted = place > draft.last and words.at(draft.last) in lexicon.numbers.of
    if is_counted and not lexicon.counts_directly and numeral.scale >= LEAST_ELIDED and _is_sum(words, place, lexicon):
        return replace(draft, is_money=True)
    noun = None if is_year(words, numeral) else _find_noun(words, place, lexicon, is_counted=is_counted)
    if noun is not None and (_counts(is_counted, draft, lexicon) or _is_countable(words, draft, lexicon)):
        return replace(draft, last=noun + 1, unit=words.texts[noun])
    if is_counted and not lexicon.counts_directly and not words.at(place)[:1].isdecimal():
        return None
    return replace(draft, is_money=True) if numeral.scale >= LEAST_ELIDED else draft


def _counts(is_counted: bool, draft: Draft, lexicon: AmountLexicon) -> bool:  # noqa: FBT001
    """Say whether "of" makes the next noun the thing counted: in English only after a vague number."""
    return is_counted and (not lexicon.counts_directly or draft.hedge == "range")


def _is_sum(words: Words, place: int, lexicon: AmountLexicon) -> bool:
    """Say whether the noun after "of" is money's, or not counted at all: "35 millions de dette"."""
    noun = words.at(place)
    return noun in lexicon.noise.money_nouns or not noun.endswith(lexicon.noise.plural_endings)


def _find_noun(words: Words, place: int, lexicon: AmountLexicon, *, is_counted: bool) -> int | None:
    """Return the place of the noun that a number counts: "60 millions d'Europeens", "2,100 artisans"."""
    for index in range(place, min(place + NOUN_REACH, len(words.texts))):
        text = words.texts[index]
        if (
            _stops(words, index, lexicon)
            or text in lexicon.noise.never_units
            or (words.is_capital(index) and not is_counted)
        ):
            return None
        if len(text) > SHORTEST_NOUN and text.isalpha() and text.endswith(lexicon.noise.plural_endings):
            return index
    return None


def _is_countable(words: Words, draft: Draft, lexicon: AmountLexicon) -> bool:
    """Say whether a number may count an unlisted noun: no year, no version after a name."""
    if not draft.numeral.is_digits and draft.numeral.high < LEAST_SPELLED:
        return False
    is_exact = draft.low == draft.low.to_integral_value()
    is_version = draft.numeral.scale == ONE and (_is_name(words, draft.first - 1, lexicon) or not is_exact)
    is_scaled_elsewhere = draft.numeral.scale >= LEAST_ELIDED and not lexicon.counts_directly
    return not is_version and not is_scaled_elsewhere


def _is_name(words: Words, index: int, lexicon: AmountLexicon) -> bool:
    """Say whether the word at `index` is printed as a name is, and is no article at the head of a sentence."""
    if not words.is_capital(index) or words.at(index) in lexicon.noise.stops:
        return False
    is_hedge = lexicon.hedges_before.precede(words, index + 1) is not None
    return not is_hedge and lexicon.noise.determiners.follow(words, index) is None


def _read_letter(words: Words, draft: Draft, lexicon: AmountLexicon) -> Draft | None:
    """Read "70B" as parameters, unless it ends a model's name ("Llama 3 70B")."""
    before = words.at(draft.first - 1)
    is_name = bool(before) and (
        _is_name(words, draft.first - 1, lexicon) or before[-1].isdecimal() or before in NAME_ENDS
    )
    if draft.numeral.letter != lexicon.letter or is_name:
        return None
    return replace(draft, unit=lexicon.letter_unit)
