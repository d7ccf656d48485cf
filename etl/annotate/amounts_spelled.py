"""Reads numbers written in words: "twenty-five", "deux milliards cinq cents millions", "a hundred"."""

from __future__ import annotations

from decimal import Decimal

from etl.annotate.amounts_scales import ONE, Numeral, scale_numeral
from etl.annotate.amounts_tables import NumberWords
from etl.annotate.amounts_words import Words

HUNDRED = Decimal(100)
TEN, TWENTY = 10, 20
LONGEST_JOINT = 3  # "vingt-et-un"


def read_spelled(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read number words: "deux milliards cinq cents millions", "twenty-five"."""
    total, current, scale, place = Decimal(0), Decimal(0), ONE, index
    while True:
        step = _skip_joining(words, place, numbers) if place > index else place
        value = numbers.values.follow(words, step)
        magnitude = numbers.magnitudes.follow(words, step)
        if words.at(step) in numbers.hundreds and place > index and current < HUNDRED:
            current, place = max(current, ONE) * HUNDRED, step + 1
        elif value is not None and _fits(current, value[1], is_joined=step > place):
            place, current = value[0], current + value[1]
        elif (
            magnitude is not None
            and (place > index or words.at(step) in numbers.standing)
            and (total == 0 or magnitude[1] < scale)
        ):
            total += max(current, ONE) * magnitude[1]
            place, current, scale = magnitude[0], Decimal(0), max(scale, magnitude[1])
        else:
            break
    if place == index:
        return _read_hundred(words, index, numbers)
    half = numbers.halves_between.follow(words, place) if scale == ONE else None
    if half and numbers.magnitudes.follow(words, half[0]):
        return scale_numeral(words, Numeral(index, place, current, current), numbers)
    after = numbers.halves_after.follow(words, place)
    if after and scale > ONE:
        place, total = after[0], total + after[1] * scale
    return Numeral(index, place, total + current, total + current, scale)


def _scales(words: Words, step: int, numbers: NumberWords, *, is_first: bool) -> bool:
    """Say whether a magnitude may stand here: after a number word, or alone where it is one itself ("mille")."""
    return not is_first or words.at(step) in numbers.standing


def _skip_joining(words: Words, place: int, numbers: NumberWords) -> int:
    """Return the place after what joins two number words: "and", "-", "-et-"."""
    step = place
    while step - place < LONGEST_JOINT and words.at(step) in numbers.joining:
        step += 1
    return step


def _fits(current: Decimal, value: Decimal, *, is_joined: bool) -> bool:
    """Say whether a number word goes on a number: 20 and 5, 60 and 11, 300 and 12, but not 2 and 3."""
    if current == 0:
        return not is_joined
    if current % HUNDRED == 0:
        return True
    teens = value >= TEN and value < TWENTY
    return current >= TWENTY and current % 10 == 0 and (value < TEN or (teens and current >= 3 * TWENTY))


def _read_hundred(words: Words, index: int, numbers: NumberWords) -> Numeral | None:
    """Read "a hundred", "cent" where no number word opens it."""
    opener = numbers.ones.follow(words, index)
    begin = opener[0] if opener else index
    if words.at(begin) not in numbers.hundreds:
        return None
    return scale_numeral(words, Numeral(index, begin + 1, HUNDRED, HUNDRED), numbers)
