"""Groups the claims of one bucket into events, whatever their order of arrival.

Claims are taken from the most definite to the vaguest. A claim joins the one group with all of whose members it agrees.
Where several would have it, the one that is as certain as the claim takes it, else it stays alone. Two claims of one
article, which its reader kept apart, never meet, unless one denies what the other tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.knowledge_files import Frame
from etl.records import Event, Modality, Statement
from etl.resolve.agree import find_dispute, find_ground
from etl.resolve.profile import Profile, Voice, make_profile

STRENGTH: tuple[Modality, ...] = ("asserted", "planned", "rumored", "hypothetical", "denied")
HEDGES = ("exact", "about", "range", "at_least", "at_most")
ALONE, AMBIGUOUS = "alone", "ambiguous"


@dataclass(slots=True)
class Group:
    """The claims of an event to be, each with the ground on which it was joined; claims that look alike stand once."""

    members: list[tuple[Profile, str]] = field(default_factory=list)
    voices: set[Voice] = field(default_factory=set)
    likes: dict[object, Profile] = field(default_factory=dict)
    is_contradictory: bool = False

    def add(self, profile: Profile, ground: str) -> None:
        """Add a claim."""
        self.members.append((profile, ground))
        self.voices |= profile.voices
        self.likes.setdefault(profile.likeness(), profile)


@dataclass(slots=True)
class Shelf:
    """Groups by the months of their first claim, whose days all others share: only near ones need comparing."""

    groups: list[Group] = field(default_factory=list)
    by_month: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    undated: list[int] = field(default_factory=list)

    def add(self, group: Group) -> None:
        """Add a group that holds one claim."""
        months = group.members[0][0].months
        for month in months:
            self.by_month[month].append(len(self.groups))
        if not months:
            self.undated.append(len(self.groups))
        self.groups.append(group)

    def find_near(self, profile: Profile) -> list[int]:
        """Return the places of the groups that a claim may belong to: all of them where it is undated."""
        if profile.window is None:
            return list(range(len(self.groups)))
        return sorted({place for month in profile.months for place in self.by_month[month]}.union(self.undated))


def group_claims(statements: Iterable[Statement], frame: Frame) -> tuple[Event, ...]:
    """Return the events of one bucket, sorted by id."""
    shelf = Shelf()
    for statement in sorted(statements, key=_definiteness):
        profile = make_profile(statement, frame)
        near = [shelf.groups[place] for place in shelf.find_near(profile)]
        grounds = [(group, ground) for group in near if (ground := _ground(profile, group, frame))]
        if len(grounds) > 1:
            grounds = _prefer_as_certain(profile, grounds) or grounds
        if len(grounds) == 1:
            grounds[0][0].add(profile, grounds[0][1])
        else:
            group = Group()
            group.add(profile, AMBIGUOUS if grounds else ALONE)
            shelf.add(group)
    return tuple(sorted(map(_make_event, _join_disputes(shelf, frame)), key=lambda event: event.event_id))


def _prefer_as_certain(profile: Profile, grounds: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """Return the groups that hold a claim of the same modality: a fact is not the rumour told beside it."""
    modality = profile.statement.claim.modality
    return [one for one in grounds if modality in {other.statement.claim.modality for other, _ in one[0].members}]


def _ground(profile: Profile, group: Group, frame: Frame) -> str | None:
    if profile.voices & group.voices:
        return None
    return _find_common(find_ground, [profile], group.likes.values(), frame)


def _find_common(
    find: Callable[[Profile, Profile, Frame], str | None],
    left: Iterable[Profile],
    right: Collection[Profile],
    frame: Frame,
) -> str | None:
    """Return the first reason, if every pair has one."""
    found = None
    for one in left:
        for other in right:
            reason = find(one, other, frame)
            if reason is None:
                return None
            found = found or reason
    return found


def _join_disputes(shelf: Shelf, frame: Frame) -> list[Group]:
    """Join groups that contradict each other in the amount alone, unless a third contradicts only one of them."""
    groups = shelf.groups
    rivals: dict[int, set[int]] = {place: {place} for place in range(len(groups))}
    reasons: dict[int, str] = {}
    for place, group in enumerate(groups):
        first = group.members[0][0]
        near = [] if first.window is None else [other for other in shelf.find_near(first) if other > place]
        for other in near:
            reason = _dispute(group, groups[other], frame)
            if reason:
                rivals[place].add(other)
                rivals[other].add(place)
                reasons[other] = reason
    joined: list[Group] = []
    for place, group in enumerate(groups):
        clique = sorted(rivals[place])
        is_clique = all(rivals[other] == rivals[place] for other in clique)
        if not is_clique:
            joined.append(group)
        elif place == clique[0]:
            joined.append(_contradict([groups[other] for other in clique], reasons.get(clique[-1], "")))
    return joined


def _dispute(left: Group, right: Group, frame: Frame) -> str | None:
    if left.voices & right.voices:
        return None
    return _find_common(find_dispute, left.likes.values(), right.likes.values(), frame)


def _contradict(groups: Sequence[Group], reason: str) -> Group:
    first = groups[0]
    for other in groups[1:]:
        for profile, _ in other.members:
            first.add(profile, reason)
    first.is_contradictory = len(groups) > 1
    return first


def _make_event(group: Group) -> Event:
    members = sorted(((one.statement, reason) for one, reason in group.members), key=lambda member: _arrival(member[0]))
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


def _arrival(statement: Statement) -> tuple[date, str]:
    return statement.known_on or date.max, statement.claim.claim_id


def _definiteness(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    interval = claim.date
    return (
        (interval.end - interval.start).days if interval else date.max.toordinal(),
        claim.date_basis == "publication",
        min((HEDGES.index(value.amount.hedge) for value in claim.values), default=len(HEDGES)),
        -len(claim.parties),
        *_arrival(statement),
    )
