"""Scores how well a name stands in one way to a trigger: as its subject, object, owner, apposition or behind a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.deep import deep_relation

if TYPE_CHECKING:
    from etl.extract.items import Line
    from etl.extract.relations import Standing
    from etl.extract.roles import Match
    from etl.extract.wording import Wording

FARTHEST_RELATIVE = 10.0
PARSE_BONUS = 1.2
APPOSED_REACH = 3  # items between a name and its participle ("X, just released")


@dataclass(frozen=True, slots=True)
class Position:
    """A name beside a trigger: the side, how far, and what the parse adds where it says the same as the way."""

    match: Match
    standing: Standing
    wording: Wording
    is_left: bool
    cost: float
    bonus: float

    @property
    def index(self) -> int:
        """The item of the name."""
        return self.standing.item.index


def score_way(match: Match, way: str, standing: Standing, wording: Wording) -> float:
    """Return how well a name stands in one way to a trigger, 0 where it does not."""
    line, index = match.line, standing.item.index
    if match.first == index == match.last:
        return 0.0
    is_left = index < match.first
    nearest = min(standing.group, key=lambda item: abs(item.index - match.first)).index if standing.group else index
    cost = line.cost(nearest, match.first if is_left else match.last)
    if cost > match.trigger.reach * 2:
        return 0.0
    head = standing.group[0].index
    bonus = PARSE_BONUS if deep_relation(line, match.first, match.last, head) == way else 0.0
    position = Position(match, standing, wording, is_left, cost, bonus)
    score = SCORES.get(way)
    return score(position) if score else _behind(position, way)


def _subject(at: Position) -> float:
    fits = at.is_left and not at.standing.preposition and not at.standing.is_owner
    return 3.0 - 0.07 * at.cost + at.bonus if fits else at.bonus


def _object(at: Position) -> float:
    fits = not (at.is_left or at.standing.preposition or at.standing.is_owner or _is_content(at))
    return 3.0 - 0.15 * at.cost + at.bonus if fits else 0.0


def _owner(at: Position) -> float:
    return 3.0 - 0.3 * at.cost if at.standing.is_owner and at.is_left else 0.0


def _apposed(at: Position) -> float:
    between = at.match.line.between(at.index, at.match.first)
    words = [item for item in between if item.text[0].isalnum() or item.mention]
    is_short = 0 < len(between) <= APPOSED_REACH and len(words) < len(between) and len(words) <= 1
    return 2.7 if at.is_left and is_short and not any(item.mention for item in words) else 0.0


def _left(at: Position) -> float:
    return 1.8 - 0.1 * at.cost if at.is_left and not at.standing.is_owner else 0.0


def _near(at: Position) -> float:
    return 2.0 - 0.12 * at.cost


def _behind(at: Position, way: str) -> float:
    """Score a name behind a preposition, or taken up by a relative clause behind one."""
    prepositions = at.wording.words["agents"] if way == "agent" else frozenset({way})
    if at.is_left and at.cost <= FARTHEST_RELATIVE and _is_antecedent(at, prepositions):
        return 3.2
    if at.standing.preposition not in prepositions:
        return 0.0
    return (1.3 - 0.2 * at.cost) if at.is_left else (3.0 - 0.1 * at.cost + at.bonus)


SCORES: Mapping[str, Callable[[Position], float]] = {
    "subject": _subject,
    "object": _object,
    "'s": _owner,
    "apposed": _apposed,
    "left": _left,
    "near": _near,
}


def _is_content(at: Position) -> bool:
    """Say whether a name belongs to what was said, not to the verb of saying: "announced that X has licensed"."""
    between = at.match.line.between(at.match.last, at.index)
    return at.match.trigger.kind == "release" and any(item.text in at.wording.words["that_clause"] for item in between)


def _is_antecedent(at: Position, prepositions: frozenset[str]) -> bool:
    """Say whether a relative clause takes the name up behind one of the prepositions: "X, in which it invested"."""
    line: Line = at.match.line
    after = [item.text for item in line.items[at.index + 1 : at.index + 4] if item.text != ","]
    return len(after) > 1 and after[0] in prepositions and after[1] in at.wording.words["relatives"]
