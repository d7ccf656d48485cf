"""Reads one number from the word it begins at: digits, number words, fractions, vague quantities.

Refuses ordinals, and digits that belong to a name ("GPT-4", "H100").
"""

from __future__ import annotations

from etl.annotate.amounts_scales import ONE, Numeral, parse_digits, scale_numeral, skip_hyphen
from etl.annotate.amounts_spelled import read_spelled
from etl.annotate.amounts_tables import AmountLexicon, Bounds, NumberWords
from etl.annotate.amounts_words import Words


def read_numeral(words: Words, index: int, lexicon: AmountLexicon) -> Numeral | None:
    """Return the number that begins at the word `index`: "2.5 million" is 2500000 with scale 1000000."""
    numbers = lexicon.numbers
    if words.texts[index][-1].isdecimal():
        return _read_digits(words, index, lexicon)
    return (
        _read_fraction(words, index, numbers)
        or _read_share(words, index, numbers)
        or _read_vague(words, index, numbers)
        or _read_dozens(words, index, numbers)
        or read_spelled(words, index, numbers)
        or _read_alone(words, index, lexicon)
    )


def _read_digits(words: Words, index: int, lexicon: AmountLexicon) -> Numeral | None:
    value = parse_digits(words.texts[index], lexicon.numbers.decimal)
    if value is None or _is_named(words, index, lexicon):
        return None
    after = index + 1
    if words.is_glued(after) and words.at(after) in lexicon.noise.ordinals:
        return None
    return scale_numeral(words, Numeral(index, after, value, value, is_digits=True), lexicon.numbers)


def _is_named(words: Words, index: int, lexicon: AmountLexicon) -> bool:
    """Say whether digits are glued to a name: "GPT-4", "H100", but not "USD115" or "$2-3"."""
    if not words.is_glued(index):
        return False
    before = words.at(index - 1)
    if before not in lexicon.noise.joiners:
        return before[-1].isalnum() and lexicon.before.precede(words, index) is None
    start = index - 2 - (words.is_glued(index - 2) and words.at(index - 2)[0].isdecimal())  # "Qwen2.5-72B"
    return words.is_glued(index - 1) and words.at(start).isalpha()


def _read_share(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read a part of a whole in hundredths: "a third of the market", "la moitié de ses ventes"."""
    found = numbers.shares.follow(words, index)
    if found is None or words.at(index - 1) in numbers.before_no_shares:
        return None
    after = numbers.after_shares.follow(words, found[0])
    if found[0] < len(words.texts) and (after is None or words.at(after[0])[:1].isdecimal()):
        return None
    return Numeral(index, found[0], found[1], found[1], is_share=True)


def _read_fraction(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read "half a billion", "un demi-milliard"."""
    found = numbers.fractions.follow(words, index)
    if found is None:
        return None
    magnitude = numbers.magnitudes.follow(words, found[0] + skip_hyphen(words, found[0], numbers))
    if magnitude is None:
        return None
    value = found[1] * magnitude[1]
    return Numeral(index, magnitude[0], value, value, magnitude[1])


def _read_vague(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read "hundreds of millions", "several billion", "des milliers"."""
    if words.at(index - 1) == "(":  # a unit in a heading: "(milliers)"
        return None
    opener = numbers.vague_before.follow(words, index)
    begin = opener[0] if opener else index
    group = numbers.groups.follow(words, index) or numbers.groups.follow(words, begin)
    if group:
        return _scale_vague(words, index, group, numbers)
    found = numbers.vague_magnitudes.follow(words, begin)
    is_bare_plural = numbers.magnitudes.follow(words, begin) is not None  # French writes "3 millions" alike
    if found is None or (is_bare_plural and opener is None):
        return None
    return Numeral(index, found[0], *found[1], scale=found[1][0], hedge="range")


def _scale_vague(
    words: Words,
    index: int,
    group: tuple[int, Bounds],
    numbers: NumberWords,
) -> Numeral:
    place, (low, high) = group
    after = place + (words.at(place) in numbers.of)
    magnitude = numbers.magnitudes.follow(words, after)
    plural = numbers.vague_magnitudes.follow(words, after)
    if magnitude:
        place, scale = magnitude
    elif plural:
        place, scale = plural[0], plural[1][0]
    else:
        scale = ONE
    return Numeral(index, place, low * scale, high * scale, scale, hedge="range")


def _read_dozens(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read "a dozen", "une centaine de millions"."""
    exact = numbers.dozens.follow(words, index)
    if exact:
        return scale_numeral(words, Numeral(index, exact[0], exact[1], exact[1]), numbers)
    opener = numbers.ones.follow(words, index)
    found = numbers.about_dozens.follow(words, opener[0] if opener else index)
    if found is None:
        return None
    place, value = found
    magnitude = numbers.magnitudes.follow(words, place + (words.at(place) in numbers.of))
    if magnitude is None:
        return Numeral(index, place, value, value, hedge="about")
    return Numeral(
        index,
        magnitude[0],
        value * magnitude[1],
        value * magnitude[1],
        magnitude[1],
        hedge="about",
    )


def _read_alone(words: Words, index: int, lexicon: AmountLexicon) -> Numeral | None:
    """Read a magnitude without a number: "a billion", "le milliard", "son premier million"."""
    numbers = lexicon.numbers
    opener = numbers.ones.follow(words, index)
    if opener is None or words.at(opener[0]) not in numbers.alone:
        return None
    return scale_numeral(words, Numeral(index, opener[0], ONE, ONE), numbers)
