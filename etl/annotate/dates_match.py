"""Finds the wording of dates in a text: each becomes a reading, its slots filled but not yet resolved to days.

Refuses years that are quantities ("2000 employees") and datelines without a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.annotate.dates_tree import find_longest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.annotate.dates_lexicon import DateLexicon
    from etl.annotate.dates_tree import Value
    from etl.annotate.dates_words import Words

DATELINE = re.compile(r"\s*[A-Z][\w .'-]{1,40}, (?:\w{1,3} )?\Z")
AGENCY = re.compile(r" \([A-Z][^)]{1,40}\) *-(?= )")  # after a day that opens the text
DATELINE_END = re.compile(r"(?: *\([^)]{2,40}\))? *-(?= )|: ")
BEFORE = re.compile(r"([^\W\d_]+|[^\w\s])?\s*'?\Z")
AFTER = re.compile(r"\s*([^\W_]+|[^\w\s])")
LOOK_BACK = 24  # characters: the word before a year, with room for the longest
LATEST_DATELINE = 60  # characters: two place names and their commas
NO_STOPS = frozenset("%$\u20ac/-+")
ROUND = 50  # 1950 and 2000 are as often quantities as years, 2025 hardly ever


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording of a date at `start`..`end` of the text, how it is read, and what its words say.

    `inner` is the date that the wording counts from or takes a part of: "2 weeks before {May 13}".
    """

    start: int
    end: int
    read: str
    slots: dict[str, Value] = field(default_factory=dict)
    inner: Reading | None = None


def find_readings(words: Words, lexicon: DateLexicon) -> list[Reading]:
    """Return the readings of a text, left to right, none overlapping: at each place the longest wording wins."""
    return [
        _without_count(words, reading, lexicon)
        for reading in _matches(words, lexicon)
        if reading.read != "nothing"
        and not (reading.read == "year" and "bare" in reading.slots and _is_quantity(words, reading, lexicon))
        and not ("alone" in reading.slots and _is_unmoored(words, reading, lexicon))
        and not ("figures" in reading.slots and _is_fraction(words, reading, lexicon))
        and not (reading.read == "day_only" and _is_rank(words, reading, lexicon))
        and not _is_dateline(words, reading)
        and not _is_acronym(words, reading)
    ]


def _matches(words: Words, lexicon: DateLexicon) -> Iterator[Reading]:
    position = 0
    while found := lexicon.starts.search(words.classes, position):
        position = found.start()
        longest = find_longest(words.classes, position, lexicon.openings, lexicon.alphabet)
        if longest is None:
            position += 1
            continue
        slots = dict(longest.form.fixed)
        for (slot, alias), place in zip(longest.form.slots, longest.places, strict=True):
            slots[alias] = _read_slot(words, slot, place, lexicon)
        yield Reading(words.at[position], words.ends[longest.end - 1], longest.form.read, slots)
        position = longest.end


def _read_slot(words: Words, slot: str, place: int, lexicon: DateLexicon) -> Value:
    """Return what the word at a place says in a slot."""
    start, end = words.at[place], words.ends[place]
    if slot == "spelled_year":
        return words.years[start]
    token = words.lowered[start:end]
    return lexicon.values[slot, token] if (slot, token) in lexicon.values else int(token)


def _is_quantity(words: Words, reading: Reading, lexicon: DateLexicon) -> bool:
    """Tell whether a bare year number counts something: "2000 employees", "n° 1984", "more than 2050"."""
    previous, following = neighbours(words, reading)
    if previous in lexicon.veto_before or following in lexicon.veto_after:
        return True
    if previous in lexicon.before_year and following in lexicon.function_words | {""}:
        return False
    year = int(reading.slots["year"])
    return year % ROUND == 0 and (following[:1].isalpha() or previous not in lexicon.before_year)


def _is_unmoored(words: Words, reading: Reading, lexicon: DateLexicon) -> bool:
    """Tell whether a lone season or half is one of something else: "the first half of its life"."""
    brought_in = lexicon.before_season if reading.read == "season" else lexicon.before_half
    return not _follows(words, reading, brought_in) or neighbours(words, reading)[1] in lexicon.chains["part"]


def _follows(words: Words, reading: Reading, phrases: tuple[str, ...]) -> bool:
    """Tell whether one of some phrases stands just before a reading; they are written between spaces."""
    before = f" {words.lowered[max(0, reading.start - LOOK_BACK) : reading.start]}".replace("'", " ")
    return before.endswith(phrases)


def _is_fraction(words: Words, reading: Reading, lexicon: DateLexicon) -> bool:
    """Tell whether a day and a month in figures without a year are something else: "2/3 of sales", "a 10/10 score"."""
    previous, following = neighbours(words, reading)
    return previous not in lexicon.before_figures or following in lexicon.veto_after | lexicon.after_fractions


def _is_rank(words: Words, reading: Reading, lexicon: DateLexicon) -> bool:
    """Tell whether "18th" is no day: one stands before a stop, and after words that bring it in ("on the")."""
    following = neighbours(words, reading)[1]
    return not _follows(words, reading, lexicon.before_day) or following[:1].isalnum() or following in NO_STOPS


def neighbours(words: Words, reading: Reading) -> tuple[str, str]:
    """Return the words before and after a reading, folded, "" at the ends of the text."""
    before = BEFORE.search(words.lowered[max(0, reading.start - LOOK_BACK) : reading.start])
    after = AFTER.match(words.lowered, reading.end)
    return (before[1] or "" if before else ""), (after[1] if after else "")


def _without_count(words: Words, reading: Reading, lexicon: DateLexicon) -> Reading:
    """Leave a number that counts what follows it out of the weekday before: "jeudi 3 milliards" is "jeudi"."""
    after = AFTER.match(words.lowered, reading.end)
    if reading.read != "day_of_month" or after is None or after[1] in lexicon.function_words:
        return reading
    end = reading.start + words.plain[reading.start : reading.end].index(" ")
    return Reading(reading.start, end, "weekday", {"weekday": reading.slots["weekday"]})


def _is_dateline(words: Words, reading: Reading) -> bool:
    """Tell whether a day without a year stands before an agency: "PARIS, 3 mars (Reuters) -", "June 3 (AP) -"."""
    return (
        reading.read == "day"
        and "year" not in reading.slots
        and reading.start <= LATEST_DATELINE
        and (
            (DATELINE.match(words.plain[: reading.start]) and DATELINE_END.match(words.plain, reading.end)) is not None
            or (reading.start == 0 and AGENCY.match(words.plain, reading.end) is not None)
        )
    )


def _is_acronym(words: Words, reading: Reading) -> bool:
    """Tell whether a lone word in capitals looks like a month: "MAI", "SEP"."""
    wording = words.plain[reading.start : reading.end]
    return wording.isalpha() and len(wording) > 1 and wording.isupper()
