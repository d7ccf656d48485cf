"""Chains readings that hang on the one after them: "2 weeks before {May 13}", "the first Sunday of {March}".

A wording that needs a date after it and has none is dropped: its event is no date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.annotate.dates_match import Reading, neighbours

if TYPE_CHECKING:
    from etl.annotate.dates_lexicon import DateLexicon
    from etl.annotate.dates_words import Words

HOLDERS = frozenset({"months", "year", "period", "season"})
POINTS = frozenset({"day", "holiday", "weekday", "months", "year", "period", "day_only"})
BETWEEN_DAYS = re.compile(r",? ?\(?")
LAST = -1


def chain_readings(words: Words, readings: list[Reading], lexicon: DateLexicon) -> list[Reading]:
    """Return the readings with those that hang on the next one joined to it, left to right."""
    chained: list[Reading] = []
    for reading in reversed(readings):
        right = chained[-1] if chained else None
        joined = _join(words, reading, right, lexicon) if right else None
        if joined:
            chained[-1] = joined
        elif reading.read != "nth" and not _hangs(words, reading, lexicon):
            chained.append(reading)
    return chained[::-1]


def _join(words: Words, reading: Reading, right: Reading, lexicon: DateLexicon) -> Reading | None:
    """Return the reading joined to the one on its right, or None where the two are apart."""
    middle = words.lowered[reading.end : right.start]
    if _is_one_day(reading, right) and BETWEEN_DAYS.fullmatch(middle):
        return replace(right if right.read == "day" else reading, start=reading.start, end=right.end)
    plain = middle.strip()
    if "towards" in reading.slots and right.read in POINTS and plain in lexicon.chains["towards"]:
        return replace(reading, end=right.end, read="towards", inner=right)
    rank = _rank(reading)
    if rank is not None and right.read in HOLDERS and plain in lexicon.chains["part"]:
        slots = {**reading.slots, "rank": rank}
        return replace(reading, end=right.end, read="nth", slots=slots, inner=right)
    return None


def _is_one_day(reading: Reading, right: Reading) -> bool:
    """Tell whether a weekday and a day beside it are one date: "Friday 2018-07-06"."""
    kinds = {reading.read, right.read}
    plain = all(one.read != "weekday" or one.slots.keys() <= {"weekday", "week_offset"} for one in (reading, right))
    return kinds == {"weekday", "day"} and plain


def _rank(reading: Reading) -> int | None:
    """Return which one of its kind a reading means within what follows, -1 for the last, or None for neither."""
    if reading.read == "nth":
        return int(reading.slots["rank"])
    is_last_unit = reading.read == "period" and reading.slots.get("offset") == LAST and "count" not in reading.slots
    is_last_day = reading.read == "weekday" and reading.slots.get("week_offset") == LAST
    return LAST if is_last_day or (is_last_unit and reading.slots.get("unit") in {"day", "week"}) else None


def _hangs(words: Words, reading: Reading, lexicon: DateLexicon) -> bool:
    """Tell whether a wording counts from an event that is no date: "the day after its launch"."""
    if "towards" not in reading.slots:
        return False
    following = neighbours(words, reading)[1]
    return "bound" in reading.slots or (following[:1].isalnum() and following not in lexicon.chains["free"])
