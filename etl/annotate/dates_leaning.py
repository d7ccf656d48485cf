"""Tells from the words around a date without a year whether it lies behind the publication day or ahead of it.

The word just before the date decides first ("since", "by"), then what the caller knows, then the nearest cue to its
left, then to its right; what is told without any cue is past.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.annotate.dates_lexicon import DateLexicon, Leaning
    from etl.annotate.dates_match import Words

CUES = re.compile(r"[^\W\d_]+|[;:]")
REACH = 160  # characters on either side: a cue further off belongs to another clause
NEAR = 2  # words before the date: "by the end of" is part of the date itself


def find_lean(words: Words, start: int, end: int, lexicon: DateLexicon, told: int | None) -> int:
    """Return -1 for the past or 1 for the future of the date at `start`..`end`; `told` is the caller's word for it."""
    leaning = lexicon.leaning
    before = [match[0] for match in CUES.finditer(words.lowered, max(0, start - REACH), start)][::-1]
    for word in before[:NEAR]:
        if word in leaning.near:
            return leaning.near[word]
    if told is not None:
        return told
    after = [match[0] for match in CUES.finditer(words.lowered, end, min(len(words.lowered), end + REACH))]
    return _nearest(before, leaning) or _nearest(after, leaning) or -1


def _nearest(cues: list[str], leaning: Leaning) -> int:
    for word in cues:
        if word in {";", ":"}:
            return 0
        lean = leaning.words.get(word)
        if lean is None:
            lean = next((lean for ending, lean in leaning.endings if word.endswith(ending) and word != ending), None)
        if lean:
            return lean
    return 0
