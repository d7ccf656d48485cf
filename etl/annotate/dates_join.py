"""Joins neighbouring readings: "from March to May 2025" is one range, "in March and May 2025" share their year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.annotate.dates_place import stated_year

if TYPE_CHECKING:
    from etl.annotate.dates_lexicon import DateLexicon
    from etl.annotate.dates_match import Reading
    from etl.annotate.dates_words import Words

LOOK_BACK = 16  # characters: "between", an article, and spaces
SHARING = frozenset({"day", "months", "season"})
ENDS = SHARING | {"year"}
YEARS = ("year", "yy", "year_offset")


def join_readings(words: Words, readings: list[Reading], lexicon: DateLexicon) -> list[tuple[Reading, ...]]:
    """Return each single reading alone and the two ends of each range together, with the years they share."""
    joined: list[tuple[Reading, ...]] = []
    at = 0
    shared = _share_years(words, readings, lexicon)
    while at < len(shared):
        pair = tuple(shared[at : at + 2])
        if len(pair) > 1 and _joint(words, pair[0], pair[1], lexicon) is True and _can_join(*pair):
            joined.append(_ends(*pair))
            at += 2
        else:
            joined.append(pair[:1])
            at += 1
    return joined


def _joint(words: Words, first: Reading, second: Reading, lexicon: DateLexicon) -> bool | None:
    """Return True for a range, False for a list, None where the words between join nothing."""
    middle = words.lowered[first.end : second.start].strip()
    before = words.lowered[max(0, first.start - LOOK_BACK) : first.start].replace("'", " ").split()[-2:]
    for joint in lexicon.joints:
        if middle in joint.middle and (not joint.before or joint.before & set(before)):
            return joint.is_range
    return None


def _can_join(first: Reading, second: Reading) -> bool:
    if second.read == "year" and first.read in SHARING and not {*YEARS} & first.slots.keys():
        return False  # "renewed in October until 2029"
    is_today = second.read == "period" and second.slots.get("unit") == "day"
    return (
        first.read in ENDS
        and (second.read in ENDS or is_today)
        and "from" not in first.slots
        and "from" not in second.slots
    )


def _ends(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Give the end that has no year the other's: the later end may lie in the year after."""
    first_year, second_year = stated_year(first.slots), stated_year(second.slots)
    if first_year is None or second_year is not None or second.read not in SHARING:
        return first, second
    is_next_year = _order(second) < _order(first)
    return first, replace(second, slots={**second.slots, "year": first_year + is_next_year})


def _order(reading: Reading) -> tuple[int, int]:
    month = reading.slots.get("month", 0)
    return int(month), int(reading.slots.get("day", 0))


def _share_years(words: Words, readings: list[Reading], lexicon: DateLexicon) -> list[Reading]:
    """Give a reading without a year the year of the one it is joined to on its right."""
    shared: list[Reading] = []
    for reading in reversed(readings):
        right = shared[-1] if shared else None
        lacks_year = reading.read in SHARING and not {*YEARS, "anchor_offset", "lean"} & reading.slots.keys()
        is_range = _joint(words, reading, right, lexicon) if right and lacks_year and right.read in SHARING else None
        if right and is_range is not None:
            years = {key: right.slots[key] for key in YEARS if key in right.slots}
            if is_range and "year" in years and _order(reading) > _order(right) and "month" in right.slots:
                years["year"] = int(years["year"]) - 1
            shared.append(replace(reading, slots={**reading.slots, **years}))
        else:
            shared.append(reading)
    return shared[::-1]
