"""Finds the dates of a text and resolves them to intervals of days.

Wording is read by templates of the lexicon, joined to ranges, and resolved against the publication day or the date
mentioned before. Durations, quantities and datelines without a year are no dates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from etl.annotate.dates_chain import chain_readings
from etl.annotate.dates_join import SHARING, YEARS, join_readings
from etl.annotate.dates_leaning import find_lean
from etl.annotate.dates_lexicon import DateLexicon, build_date_lexicon
from etl.annotate.dates_match import Reading, find_readings
from etl.annotate.dates_parts import count_from, take_part
from etl.annotate.dates_place import Setting, stated_year
from etl.annotate.dates_resolve import resolve_reading
from etl.annotate.dates_words import read_words
from etl.intervals import join_intervals, shift_years
from etl.records import DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from etl.annotate.dates_words import Words
    from etl.records import DateInterval

__all__ = ["DateLexicon", "build_date_lexicon", "find_dates"]

LEANS = {"past": -1, "future": 1}


def find_dates(
    text: str,
    lexicon: DateLexicon,
    reference: date | None,
    leaning: Literal["past", "future"] | None = None,
    anchors: Sequence[DateInterval] = (),
) -> tuple[DateMention, ...]:
    """Return the dates of a text, left to right, not overlapping.

    "Lancé en mars 2024, il sera retiré en juin" published on 2025-02-03 gives March 2024 (stated) and June 2025
    (relative). `leaning` tells the tense where the caller knows it; `anchors` are the dates mentioned before the text,
    the nearest last.
    """
    words = read_words(text, lexicon)
    told = LEANS[leaning] if leaning else None
    mentions: list[DateMention] = []
    before = list(anchors)
    readings = chain_readings(words, find_readings(words, lexicon), lexicon)
    for parts in join_readings(words, readings, lexicon):
        mention = _resolve(words, parts, lexicon, Setting(reference, tuple(before), 0), told)
        if mention is None:
            continue
        mentions.append(mention)
        before += [mention.interval] if mention.interval else []
    return tuple(mentions)


def _is_stated(reading: Reading) -> bool:
    if reading.inner is not None:
        return _is_stated(reading.inner)
    return stated_year(reading.slots) is not None or reading.read == "decade"


def _ends(parts: tuple[Reading, ...], setting: Setting) -> tuple[DateInterval | None, DateInterval | None]:
    """Return the first and the last end; where neither has a year, the first is the nearest before the last."""
    last = _interval(parts[-1], setting)
    if len(parts) == 1:
        return last, last
    is_open = not any({*YEARS, "lean", "anchor_offset"} & part.slots.keys() for part in parts)
    if is_open and last is not None and parts[0].read in SHARING:
        setting = replace(setting, reference=last.end, lean=-1, is_sure=True)
    return _interval(parts[0], setting), last


def _interval(reading: Reading, setting: Setting) -> DateInterval | None:
    if reading.inner is None:
        return resolve_reading(reading.read, reading.slots, setting)
    inner = _interval(reading.inner, setting)
    if inner is None:
        return None
    return take_part(reading.slots, inner) if reading.read == "nth" else count_from(reading.slots, inner)


def _resolve(
    words: Words,
    parts: tuple[Reading, ...],
    lexicon: DateLexicon,
    setting: Setting,
    told: int | None,
) -> DateMention | None:
    """Return the mention of one reading or of the two ends of a range; None where the calendar has no such day."""
    start, end = parts[0].start, parts[-1].end
    lean, is_sure = find_lean(words, start, end, lexicon, told)
    if lean <= 0 and "is_due" in parts[0].slots:
        return None
    is_stated = all(_is_stated(part) for part in parts)
    try:
        first, last = _ends(parts, replace(setting, lean=lean, is_sure=is_sure))
    except (ValueError, OverflowError):
        return None
    interval = None if first is None or last is None else first if len(parts) == 1 else join_intervals(first, last)
    if interval is not None and interval.start > interval.end:
        if is_stated or first is None or last is None:
            return None
        ends = (shift_years(first, -1), last) if lean <= 0 else (first, shift_years(last, 1))
        interval = join_intervals(*ends)
    is_of_text = is_stated or (setting.reference is None and interval is not None)  # hangs on a date of the text alone
    return DateMention(start, end, interval, "stated" if is_of_text else "relative")
