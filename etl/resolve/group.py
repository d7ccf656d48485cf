"""Groups the claims of one bucket into events, whatever their order of arrival.

Claims are taken from the most definite to the vaguest. A claim joins the one group with all of whose members it agrees.
Where several would have it, the one that is as certain as the claim takes it, else it stays alone. Two claims of one
article, which its reader kept apart, never meet, unless one denies what the other tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from etl.bonds import Bond, connect, find_parted
from etl.events import Event, Statement
from etl.knowledge_files import Frame
from etl.records import Modality
from etl.resolve.agree import find_dispute, find_ground
from etl.resolve.amounts import compare_amounts
from etl.resolve.profile import Profile, make_profile
from etl.resolve.shelf import Group, Shelf

STRENGTH: tuple[Modality, ...] = ("asserted", "planned", "rumored", "hypothetical", "denied")
HEDGES = ("exact", "about", "range", "at_least", "at_most")
ALONE, AMBIGUOUS, CORRECTED = "alone", "ambiguous", "corrected"


def group_claims(statements: Iterable[Statement], frame: Frame, bonds: Collection[Bond] = ()) -> tuple[Event, ...]:
    """Return the events of a bucket, or of several that a person's bonds connect, sorted by id."""
    buckets: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        buckets[statement.bucket].append(statement)
    parted = find_parted(bonds)
    groups = [group for bucket in sorted(buckets) for group in _group_bucket(buckets[bucket], frame, parted)]
    events = map(_make_event, _join_bonded(groups, bonds))
    return tuple(sorted(events, key=lambda event: event.event_id))


def _group_bucket(
    statements: Iterable[Statement], frame: Frame, parted: Mapping[str, frozenset[str]]
) -> Sequence[Group]:
    shelf = Shelf()
    for statement in sorted(statements, key=_definiteness):
        profile = make_profile(statement, frame, parted.get(statement.claim.claim_id, frozenset()))
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
    return _join_disputes(shelf, frame)


def _prefer_as_certain(profile: Profile, grounds: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """Return the groups that hold a claim of the same modality: a fact is not the rumour told beside it."""
    modality = profile.statement.claim.modality
    return [one for one in grounds if modality in {other.statement.claim.modality for other, _ in one[0].members}]


def _ground(profile: Profile, group: Group, frame: Frame) -> str | None:
    if profile.voices & group.voices or profile.parted & group.ids:
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
    if left.voices & right.voices or left.parted & right.ids:
        return None
    return _find_common(find_dispute, left.likes.values(), right.likes.values(), frame)


def _contradict(groups: Sequence[Group], reason: str) -> Group:
    first = groups[0]
    for other in groups[1:]:
        for profile, _ in other.members:
            first.add(profile, reason)
    first.is_contradictory = len(groups) > 1
    return first


def _join_bonded(groups: Sequence[Group], bonds: Collection[Bond]) -> Sequence[Group]:
    """Join the groups of claims that a person called one event; sums that differ are a dispute as ever."""
    places = {claim_id: str(place) for place, group in enumerate(groups) for claim_id in group.ids}
    pairs = [
        (places[bond.left_id], places[bond.right_id])
        for bond in bonds
        if bond.verb == "join" and bond.left_id in places and bond.right_id in places
    ]
    if not pairs:
        return groups
    return [_unite([groups[int(place)] for place in places]) for places in connect(places.values(), pairs)]


def _unite(groups: Sequence[Group]) -> Group:
    first = groups[0]
    sums = [one.statement for group in groups for one in group.likes.values()]
    is_contradictory = any(group.is_contradictory for group in groups) or (
        len(groups) > 1 and any(compare_amounts(sums[0], other) == "contradiction" for other in sums[1:])
    )
    for group in groups[1:]:
        for profile, _ in group.members:
            first.add(profile, CORRECTED)
    first.is_contradictory = is_contradictory
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
