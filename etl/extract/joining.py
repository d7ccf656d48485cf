"""Joins triggers of one line that speak of one event: "closed a round … led by" is one investment, not three.

Two matches of one kind join where they set the same type and stand in one stretch without a second amount or event.
"""

from __future__ import annotations

from etl.extract.candidate import name_of
from etl.extract.items import AMOUNT_KINDS
from etl.extract.roles import Match

FARTHEST_JOIN = 22.0
JOINING = {"investment": "type"}


def join_matches(matches: list[Match]) -> list[Match]:
    """Return the matches with those of one event joined into the earlier one."""
    joined: list[Match] = []
    for match in matches:
        partner = next((other for other in reversed(joined) if _is_one_event(other, match)), None)
        if partner is None:
            joined.append(match)
        else:
            _absorb(partner, match)
    return joined


def _is_one_event(left: Match, right: Match) -> bool:
    slot = JOINING.get(left.trigger.kind)
    if slot is None or left.trigger.kind != right.trigger.kind:
        return False
    if left.trigger.sets.get(slot) != right.trigger.sets.get(slot) or right.trigger.is_certain:
        return False
    if left.line.cost(left.last, right.first) > FARTHEST_JOIN:
        return False
    between = left.line.between(left.last, right.first)
    if any(item.text in {";", ":"} for item in between) or sum(item.kind in AMOUNT_KINDS for item in between) > 1:
        return False
    return not any(
        _names(left, role) and _names(right, role) and not _names(left, role) & _names(right, role)
        for role in ("recipient", "investors")
    )


def _names(match: Match, role: str) -> set[str]:
    return {name_of(item).name for item in match.roles.get(role, ())}


def _absorb(left: Match, right: Match) -> None:
    """Give the earlier match what the later one knows better."""
    taken = {name_of(item).name for items in left.roles.values() for item in items}
    for role, items in right.roles.items():
        fresh = tuple(item for item in items if name_of(item).name not in taken)
        if role not in left.roles and fresh:
            left.roles[role] = fresh
        elif role == "investors" and role in left.roles and len(items) > len(left.roles[role]):
            left.roles[role] = items
    left.last = max(left.last, right.last)
