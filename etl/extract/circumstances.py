"""Judges a candidate: when it holds, how sure it is, and who says so.

Cues count where they stand in the candidate's clause or rule it from before; an unnamed source makes a rumour.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.candidate import Candidate, name_of
from etl.extract.items import Item, Line
from etl.extract.wording import Wording
from etl.records import DateBasis, DateInterval, DateMention, Modality

SCOPE_BEFORE = 12.0  # how far before its claim a cue of modality may stand
SCOPE_AFTER = 4.0
FARTHEST_DATE = {"figure": 9.0, "integration": 9.0}
FARTHEST_EVENT_DATE = 24.0
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
class Dating:
    """When a claim holds and where that comes from."""

    interval: DateInterval | None
    basis: DateBasis


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


def find_attribution(candidate: Candidate, wording: Wording) -> str | None:
    """Return whom the sentence names as its source, in canonical form, or its words for an unnamed one."""
    line = candidate.line
    for pattern in wording.cues["attribution"]:
        for _, _, slots in line.find(pattern):
            if "by" in slots:
                return name_of(line.items[slots["by"]]).name
    for pattern in wording.cues["unnamed"]:
        for first, last, slots in line.find(pattern):
            start = line.items[slots.get("who", first)].start - line.sentence.start
            return line.sentence.text[start : line.items[last].end - line.sentence.start].strip(" ,")
    return None


def find_date(candidate: Candidate) -> Dating | None:
    """Return the date its clause gives, or None."""
    line = candidate.line
    anchors = [
        candidate.first,
        candidate.last,
        *([candidate.amount.index] if candidate.amount and not candidate.foreign else []),
    ]
    limit = FARTHEST_DATE.get(candidate.kind, FARTHEST_EVENT_DATE)
    best: tuple[float, int, Item] | None = None
    for item in line.dates():
        cost = min(line.cost(item.index, anchor) for anchor in anchors)
        if item.index < 3:
            cost = min(cost, limit)
        if cost <= limit and (best is None or (cost, item.index) < best[:2]):
            best = (cost, item.index, item)
    if best is None or not isinstance(best[2].mention, DateMention):
        return None
    return Dating(best[2].mention.interval, best[2].mention.basis)
