"""Says by rule how sure a candidate is, which the learned judgement takes as one sign among others.

Cues count where they stand in the candidate's clause or rule it from before; an unnamed source makes a rumour.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.candidate import Candidate
from etl.extract.items import Line
from etl.extract.wording import Wording
from etl.records import DateBasis, DateInterval, Modality

SCOPE_BEFORE = 12.0  # how far before its claim a cue of modality may stand
SCOPE_AFTER = 4.0
CUE_ORDER: tuple[tuple[str, Modality], ...] = (
    ("denied", "denied"),
    ("rumored", "rumored"),
    ("hypothetical", "hypothetical"),
    ("planned", "planned"),
    ("conditional", "rumored"),
    ("future", "planned"),
)
SENTENCE_WIDE = frozenset({"rumored"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When a claim holds and where that comes from, how sure it is and whom the text names as its source."""

    interval: DateInterval | None
    basis: DateBasis
    modality: Modality
    source: str | None


def judge_modality(candidate: Candidate, wording: Wording) -> Modality:
    """Return the modality of a candidate: that of its trigger, else that of the first cue in scope."""
    line = candidate.line
    if candidate.modality == "asserted":
        return "asserted"
    for key, modality in CUE_ORDER:
        for pattern in wording.cues.get(key, ()):
            if any(_in_scope(candidate, first, last, key) for first, last, _ in line.find(pattern)):
                return modality
    if any(line.find(pattern) for pattern in wording.cues["unnamed"]):
        return "rumored"
    if candidate.modality == "planned":
        return "planned"
    return "asserted"


def _in_scope(candidate: Candidate, first: int, last: int, key: str) -> bool:
    if key in SENTENCE_WIDE:
        return True
    line = candidate.line
    if last < candidate.first:
        return line.cost(last, candidate.first) <= SCOPE_BEFORE and not _breaks(line, last, candidate.first)
    return first <= candidate.last or (
        line.cost(candidate.last, first) <= SCOPE_AFTER and not _breaks(line, candidate.last, first)
    )


def _breaks(line: Line, left: int, right: int) -> bool:
    return any(item.text in {";", ":"} for item in line.between(left, right))
