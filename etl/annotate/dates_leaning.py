"""Tells from the words around a date without a year whether it lies behind the publication day or ahead of it.

The word just before the date decides first ("since", "by"), then what the caller knows, then the nearest cue to its
left, then to its right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.annotate.dates_cues import Leaning
    from etl.annotate.dates_lexicon import DateLexicon
    from etl.annotate.dates_words import Words

CUES = re.compile(r"[^\W\d_]+|[;:]")
REACH = 160  # characters on either side: a cue further off belongs to another clause
STOPS = frozenset({";", ":"})
AUXILIARIES = 3  # words before a participle: "will not be launched"
NEAR = 2  # words before the date: "by the end of" is part of the date itself


def find_lean(words: Words, start: int, end: int, lexicon: DateLexicon, told: int | None) -> tuple[int, bool]:
    """Return -1 for the past, 1 for the future or 0 where nothing tells, and whether that is sure.

    The date stands at `start`..`end`; `told` is the caller's word for it.
    """
    leaning = lexicon.leaning
    before = _cues(words.plain[max(0, start - REACH) : start])[::-1]
    for cue in before[:NEAR]:
        if cue.lower() in leaning.weak:
            after = _cues(words.plain[end : end + REACH])
            return _nearest(before, leaning, is_weak=True) or _nearest(after, leaning) or 1, True
        if cue.lower() in leaning.near:
            return leaning.near[cue.lower()], True
    if told is not None:
        return told, True
    return _nearest(before, leaning) or _nearest(_cues(words.plain[end : end + REACH]), leaning), False


def _cues(text: str) -> list[str]:
    return CUES.findall(text)


def _nearest(cues: list[str], leaning: Leaning, *, is_weak: bool = False) -> int:
    """Return the lean of the first cue, 0 where there is none before a stop."""
    for at, cue in enumerate(cues):
        if cue in STOPS:
            return 0
        if is_weak and cue.lower() in leaning.infinitive:
            return 1
        lean = _settle(cues, at, leaning)
        if lean:
            return lean
    return 0


def _settle(cues: list[str], at: int, leaning: Leaning) -> int:
    """Return the lean of a cue among those before it: a participle takes that of its auxiliary."""
    word, lean = cues[at].lower(), _lean(cues[at], leaning)
    auxiliaries = cues[at + 1 : at + 1 + AUXILIARIES]
    if lean < 0 and word not in leaning.words:
        is_purpose = at == 1 and cues[0].lower() in leaning.purpose
        return 1 if is_purpose else max((_lean(other, leaning) for other in auxiliaries), default=-1) or -1
    is_told = word in leaning.yielding and not leaning.perfect.isdisjoint(map(str.lower, auxiliaries))
    return -1 if lean > 0 and is_told else lean


def _lean(cue: str, leaning: Leaning) -> int:
    """Return the lean of a word; a name is no verb, whatever it ends in: "Infinera"."""
    word = cue.lower()
    if word in leaning.words:
        return leaning.words[word]
    if word in leaning.participles:
        return -1
    leans = (lean for ending, lean in leaning.endings if word.endswith(ending) and word != ending)
    lean = next(leans, 0)
    return 0 if lean > 0 and cue[0].isupper() else lean
