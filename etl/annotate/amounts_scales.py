"""Holds a number with its magnitude: the value of digits, and the magnitudes and halves that follow a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.annotate.amounts_tables import NumberWords
from etl.annotate.amounts_words import Words
from etl.records import Hedge

ONE = Decimal(1)
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words it covers; `scale` is its magnitude, `letter` that of a letter; a share is in percent."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    scale: Decimal = ONE
    letter: str = ""
    hedge: Hedge = "exact"
    is_digits: bool = False
    is_share: bool = False


def parse_digits(text: str, decimal: str) -> Decimal | None:
    """Return the value of digits, or None for a chain such as 12.34.56: "1.250,5" is 1250.5 where "," is decimal."""
    plain = text.replace(" ", "")
    thousands = "," if decimal == "." else "."
    head, _, tail = plain.rpartition(decimal)
    if thousands in plain and decimal in plain:
        is_chain = thousands in tail or decimal in head
        return None if is_chain else Decimal(f"{head.replace(thousands, '')}.{tail}")
    mark = thousands if thousands in plain else decimal
    if GROUPED.fullmatch(plain) and (mark == thousands or plain.count(mark) > 1) and not plain.startswith("0"):
        return Decimal(plain.replace(mark, ""))
    return Decimal(plain.replace(mark, ".")) if plain.count(mark) <= 1 else None


def scale_numeral(words: Words, numeral: Numeral, numbers: NumberWords) -> Numeral:
    """Add the magnitudes that follow, and a smaller number in its own magnitude: "1 milliard 200 millions"."""
    place, value, scale, letter = numeral.last, numeral.low, numeral.scale, ""
    half = numbers.halves_between.follow(words, place)
    if half and numbers.magnitudes.follow(words, half[0]):
        place, value = half[0], value + half[1]
    while (found := numbers.magnitudes.follow(words, place + skip_hyphen(words, place, numbers))) is not None:
        place, scale = found[0], scale * found[1]
    if scale == numeral.scale and words.at(place) in numbers.letters and _is_short_scale(words, place):
        letter, scale, place = (
            words.at(place),
            numbers.letters[words.at(place)],
            place + 1,
        )
    value *= scale
    half = numbers.halves_after.follow(words, place)
    if half and scale > ONE:
        place, value = half[0], value + half[1] * scale
    scaled = replace(numeral, last=place, low=value, high=value, scale=scale, letter=letter)
    return _add_rest(words, scaled, numbers) if scale > ONE and not letter else scaled


def skip_hyphen(words: Words, place: int, numbers: NumberWords) -> int:
    """Return 1 where a hyphen joins a magnitude to its number ("4-billion"), else 0."""
    return int(words.at(place) == "-" and numbers.magnitudes.follow(words, place + 1) is not None)


def _is_short_scale(words: Words, place: int) -> bool:
    """Say whether a single letter is a magnitude: glued to its number, or to the currency after it ("500 M$")."""
    return words.is_glued(place) or (words.is_glued(place + 1) and not words.at(place + 1)[0].isalnum())


def _add_rest(words: Words, numeral: Numeral, numbers: NumberWords) -> Numeral:
    text = words.at(numeral.last)
    if not (text and text[0].isdecimal()):
        return numeral
    value = parse_digits(text, numbers.decimal)
    found = numbers.magnitudes.follow(words, numeral.last + 1)
    if value is None or found is None or not ONE < found[1] < numeral.scale:
        return numeral
    total = numeral.low + value * found[1]
    return replace(numeral, last=found[0], low=total, high=total)
