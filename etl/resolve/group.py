"""Groups the claims of one bucket into events, whatever their order of arrival.

Claims are taken from the most definite to the vaguest. A claim joins the one group with all of whose members it agrees;
where two groups would have it, it stays alone, and so do two claims of one article, which its reader kept apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.knowledge_files import Frame
from etl.records import Event, Modality, Statement
from etl.resolve.agree import find_dispute, find_ground

STRENGTH: tuple[Modality, ...] = ("asserted", "planned", "rumored", "hypothetical", "denied")
HEDGES = ("exact", "about", "range", "at_least", "at_most")
ALONE, AMBIGUOUS = "alone", "ambiguous"


@dataclass(slots=True)
class Group:
    """The claims of an event to be, each with the ground on which it was joined."""

    members: list[tuple[Statement, str]]
    articles: set[str]
    is_contradictory: bool = False
    likes: dict[object, Statement] = field(default_factory=dict)

    def add(self, statement: Statement, ground: str) -> None:
        """Add a claim; claims that look alike are compared only once."""
        self.members.append((statement, ground))
        self.articles.add(statement.claim.article_id)
        self.likes.setdefault(_likeness(statement), statement)


def group_claims(statements: Iterable[Statement], frame: Frame) -> tuple[Event, ...]:
    """Return the events of one bucket, sorted by id."""
    groups: list[Group] = []
    for statement in sorted(statements, key=_definiteness):
        grounds = [(group, ground) for group in groups if (ground := _ground(statement, group, frame))]
        if len(grounds) == 1:
            grounds[0][0].add(statement, grounds[0][1])
        else:
            group = Group([], set())
            group.add(statement, AMBIGUOUS if grounds else ALONE)
            groups.append(group)
    return tuple(sorted(map(_make_event, _join_disputes(groups, frame)), key=lambda event: event.event_id))


def _ground(statement: Statement, group: Group, frame: Frame) -> str | None:
    if statement.claim.article_id in group.articles:
        return None
    grounds = [find_ground(statement, like, frame) for like in group.likes.values()]
    return grounds[0] if all(grounds) else None


def _join_disputes(groups: list[Group], frame: Frame) -> list[Group]:
    """Join groups that contradict each other in the amount alone, unless a third contradicts only one of them."""
    rivals: dict[int, set[int]] = {position: {position} for position in range(len(groups))}
    reasons: dict[int, str] = {}
    for left in range(len(groups)):
        for right in range(left + 1, len(groups)):
            reason = _dispute(groups[left], groups[right], frame)
            if reason:
                rivals[left].add(right)
                rivals[right].add(left)
                reasons[right] = reason
    joined: list[Group] = []
    for position, group in enumerate(groups):
        clique = rivals[position]
        if all(rivals[other] == clique for other in clique):
            if position == min(clique):
                joined.append(_contradict([groups[other] for other in sorted(clique)], reasons.get(max(clique), "")))
        else:
            joined.append(group)
    return joined


def _dispute(left: Group, right: Group, frame: Frame) -> str | None:
    if left.articles & right.articles:
        return None
    reasons = [find_dispute(one, other, frame) for one in left.likes.values() for other in right.likes.values()]
    return reasons[0] if all(reasons) else None


def _contradict(groups: Sequence[Group], reason: str) -> Group:
    first = groups[0]
    for other in groups[1:]:
        for statement, _ in other.members:
            first.add(statement, reason)
    first.is_contradictory = len(groups) > 1
    return first


def _make_event(group: Group) -> Event:
    members = sorted(group.members, key=lambda member: (member[0].known_on or date.max, member[0].claim.claim_id))
    claims = [statement.claim for statement, _ in members]
    modalities = {claim.modality for claim in claims}
    return Event(
        event_id=claims[0].claim_id,
        kind=claims[0].kind,
        claim_ids=tuple(claim.claim_id for claim in claims),
        modality=min(modalities, key=STRENGTH.index),
        is_disputed=group.is_contradictory or "denied" in modalities,
        reasons=tuple(reason for _, reason in members),
    )


def _definiteness(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    interval = claim.date
    return (
        (interval.end - interval.start).days if interval else date.max.toordinal(),
        claim.date_basis == "publication",
        min((HEDGES.index(value.amount.hedge) for value in claim.values), default=len(HEDGES)),
        -len(claim.parties),
        statement.known_on or date.max,
        claim.claim_id,
    )


def _likeness(statement: Statement) -> object:
    """Everything of a claim that a comparison looks at."""
    claim = statement.claim
    return (
        frozenset((party.role, party.company_id) for party in claim.parties),
        frozenset((term.role, term.value) for term in claim.terms),
        frozenset(
            (value.amount.low, value.amount.high, value.amount.currency, value.amount.unit, value.amount.hedge)
            for value in claim.values
        ),
        claim.date,
        claim.date_basis,
        statement.dollars,
        statement.known_on if claim.date is None else None,
    )
