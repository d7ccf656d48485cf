"""Fills the roles of a trigger with the names of its line: every pairing is scored by added evidence, the best win.

Evidence is linear (side, order, distance, governing preposition, list) and, where the sentence was parsed, the
dependency between a name and the trigger. Passives swap subject and object.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.items import Item, Line
from etl.extract.relations import Standing, find_standings, is_aside
from etl.extract.unsure import fits_kinds, is_said_work
from etl.extract.ways import score_way
from etl.extract.wording import RoleWay, Trigger, Wording

ASIDES = frozenset({"place", "other"})  # kinds of names that may only qualify another or date a report
LEAST_SCORE = 0.6
FARTHEST_MODEL = 12.0
WORK_ROLES = frozenset({"model", "product"})
UNSURE_COST = 0.8  # a name of another kind fills a role only where it stands better than those of its kinds
PARTICIPLE_REACH = 3  # items between a bare participle and its agent ("acquired last year by")


@dataclass(slots=True)
class Match:
    """A trigger found in a line, with the names that fill its roles."""

    trigger: Trigger
    line: Line
    first: int
    last: int
    roles: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    is_passive: bool = False
    score: float = 0.0


def open_match(line: Line, trigger: Trigger, span: tuple[int, int], slots: dict[str, int], wording: Wording) -> Match:
    """Return the match of a trigger at `span`, its roles not filled yet; `slots` are what its pattern binds."""
    match = Match(trigger, line, span[0], span[1], slots=slots)
    match.is_passive = not trigger.is_noun and _is_passive(line, span, wording)
    return match


def fill_roles(line: Line, trigger: Trigger, span: tuple[int, int], slots: dict[str, int], wording: Wording) -> Match:
    """Return the match of a trigger at `span` with its best names; a role nobody fits stays away."""
    match = open_match(line, trigger, span, slots, wording)
    standings = find_standings(line, wording, frozenset(span) - set(slots.values()))
    by_index = {standing.item.index: standing for standing in standings}
    used: set[int] = set()
    for role, index in slots.items():
        if index in by_index:
            match.roles[role] = by_index[index].group
            used |= {item.index for item in by_index[index].group}
    pairings = [
        (score, way.role, standing)
        for way in trigger.roles
        for standing in standings
        if fits_kinds(standing.item, way.kinds)
        and not (standing.item.kind in ASIDES and is_aside(line, standing.item, wording))
        and _is_said(line, standing.item, way, wording)
        and (score := score_ways(match, way.ways, standing, wording) - _doubt(standing.item, way)) >= LEAST_SCORE
    ]
    for score, role, standing in sorted(pairings, key=lambda pairing: (-pairing[0], pairing[2].item.index)):
        if role in match.roles or standing.item.index in used:
            continue
        kinds = next(way.kinds for way in trigger.roles if way.role == role)
        group = tuple(item for item in standing.group if fits_kinds(item, kinds) and item.index not in used)
        match.roles[role] = group
        match.score += score
        used |= {item.index for item in group}
    if trigger.kind == "release" and "model" in match.roles:
        match.roles["model"] = _all_models(match, standings)
    return match


def _is_said(line: Line, item: Item, way: RoleWay, wording: Wording) -> bool:
    """Say whether a name of another kind than its role takes is called what the role wants."""
    return item.kind in way.kinds or is_said_work(line, item, wording) == (way.role in WORK_ROLES)


def _doubt(item: Item, way: RoleWay) -> float:
    return 0.0 if item.kind in way.kinds else UNSURE_COST


def _all_models(match: Match, standings: list[Standing]) -> tuple[Item, ...]:
    """Return the models of a release and those its sentence goes on to: "published X in April and Y in May"."""
    own = match.roles["model"]
    taken = {item.index for items in match.roles.values() for item in items}
    more = [
        one.item
        for one in standings
        if one.item.kind == own[0].kind
        and not one.preposition
        and one.item.index > max(own[-1].index, match.last)
        and one.item.index not in taken
        and match.line.cost(own[-1].index, one.item.index) <= FARTHEST_MODEL
    ]
    return (*own, *more)


def score_ways(match: Match, ways: tuple[str, ...], standing: Standing, wording: Wording) -> float:
    """Return how well a name stands in the best of the ways, 0 where it stands in none."""
    scores = [score_way(match, one, standing, wording) for one in _turned(match, ways)]
    return max(scores, default=0.0)


def _turned(match: Match, ways: tuple[str, ...]) -> tuple[str, ...]:
    """In a passive the object stands where a subject would, and the subject behind "by"."""
    if not match.is_passive:
        return ways
    turn = {"subject": "agent", "object": "subject"}
    return tuple(turn.get(way, way) for way in ways)


def _is_passive(line: Line, span: tuple[int, int], wording: Wording) -> bool:
    first, last = span
    words = [item.text for item in line.items[max(0, first - 3) : first]]
    head = line.items[first].text
    if any(head.endswith(ending) for ending in wording.words["active_endings"]):
        return False
    if any(word in wording.words["reflexives"] for word in words):
        return False
    if words and any(word in wording.words["passives"] for word in words):
        return True
    if not any(head.endswith(ending) for ending in wording.words["participle_endings"]):
        return False
    if any(word in wording.words["perfects"] for word in words):
        return False
    after = line.items[last + 1 : last + 1 + PARTICIPLE_REACH]
    return any(item.text in wording.words["agents"] for item in after)
