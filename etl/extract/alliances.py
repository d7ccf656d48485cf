"""Turns the wordings of a line that say how companies stand to each other into candidates with their partners.

Partners stand between, with, beside or behind the wording; the side that a sentence leaves out is its topic, and where
it leaves out both ("the alliance ended") they are the pair that the text spoke of last.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.candidate import Candidate, Discourse, Named, name_of
from etl.extract.items import Item, Line
from etl.extract.parties import find_parties
from etl.extract.relations import Standing
from etl.extract.roles import Match, score_ways
from etl.extract.trace import Trace
from etl.extract.wording import Wording

NEAR_PAIR = 4  # lines after which an alliance without names is no longer that of the pair before
LEAST_SCORE = 0.6
WEAKEST = "announced"  # what the mere word for an alliance says; any other wording beside it knows better
UNNAMED_REACH = 4  # items behind a wording in which a preposition would bring in the other side
SHARING = 24.0  # how far apart two wordings may stand and still speak of one alliance


def find_alliances(
    line: Line, matches: Sequence[Match], wording: Wording, discourse: Discourse, trace: Trace
) -> list[Candidate]:
    """Return the candidates of the alliance wordings of a line, one for each pair or group and status."""
    found: list[Candidate] = []
    for match in matches:
        groups = [some for some in _partners(match, wording, discourse) if len({one.name for one in some}) > 1]
        if not groups:
            trace.refuse(line, match.trigger.rule, "missing partners")
        found += [_candidate(match, partners, discourse) for partners in groups]
    kept = _drop_weaker(found)
    if kept:
        discourse.pair, discourse.pair_line = kept[-1].names["partners"], line.position
    return kept


def _candidate(match: Match, partners: tuple[Named, ...], discourse: Discourse) -> Candidate:
    return Candidate(
        "partnership",
        match.line,
        match.first,
        match.last,
        match.trigger.rule,
        {"partners": partners},
        dict(match.trigger.sets),
        modality=match.trigger.modality,
        topic=discourse.topic(),
    )


def _drop_weaker(found: list[Candidate]) -> list[Candidate]:
    """Of the wordings of one alliance keep the last that says more than that there is one."""
    kept: list[Candidate] = []
    for candidate in found:
        own = {named.name for named in candidate.names["partners"]}
        twin = next((one for one in kept if {named.name for named in one.names["partners"]} == own), None)
        if twin is None or candidate.line.cost(twin.last, candidate.first) > SHARING or _is_dated(twin, candidate):
            kept.append(candidate)
        elif twin.terms["status"] in {WEAKEST, candidate.terms["status"]}:
            kept[kept.index(twin)] = candidate
        elif candidate.terms["status"] != WEAKEST:
            kept.append(candidate)
    return kept


def _is_dated(left: Candidate, right: Candidate) -> bool:
    """Say whether a date between two wordings tells them apart as two steps: "signed in 2019 and ended in 2021"."""
    dates = [item.index for item in left.line.dates()]
    is_step = left.terms["status"] != right.terms["status"]
    return is_step and any(left.last < date < right.first for date in dates) and any(d > right.last for d in dates)


def _sides(match: Match, wording: Wording) -> tuple[list[Item], list[Item]]:
    """Return the names on the wording's own side and on the other; members of a group are all on one side."""
    bound = set(match.slots.values())
    standings = find_parties(match.line, wording, frozenset({match.first, match.last}) - bound)
    ways = {way.role: way.ways for way in match.trigger.roles}
    group = _best(match, ways.get("both", ()), standings, wording, set())
    if len(group) > 1:
        return group, []
    others = [item for one in standings if one.item.index in bound and not one.is_owner for item in one.group]
    if bound and not others:
        return [], []
    others = others or _best(
        match, ways.get("other", ()), [one for one in standings if not one.is_owner], wording, set()
    )
    own = _best(match, ways.get("partners", ()), standings, wording, {item.index for item in others})
    return own, others


def _partners(match: Match, wording: Wording, discourse: Discourse) -> list[tuple[Named, ...]]:
    """Return the groups of partners: all of a new alliance in one, else one pair for each name of a listed side."""
    own, others = _sides(match, wording)
    if not own and not others:
        return _pair_before(match, discourse)
    if not others:
        return [_named(own)] if len(own) > 1 else [_known_pair(match, name_of(own[0]), discourse)]
    names = _named(own) or tuple(filter(None, [discourse.partner_of({name_of(item).name for item in others})]))
    if match.trigger.sets.get("status") == WEAKEST:
        return [(*names, *_named(others))]
    return [(one, other) for one in names for other in _named(others)]


def _pair_before(match: Match, discourse: Discourse) -> list[tuple[Named, ...]]:
    """Return the pair the text spoke of last, for a wording that says what became of it."""
    is_known = match.trigger.sets.get("status") != WEAKEST and not match.slots and not _has_unnamed(match)
    return [discourse.pair] if is_known and _is_recent(match, discourse) else []


def _is_recent(match: Match, discourse: Discourse) -> bool:
    return match.line.position - discourse.pair_line <= NEAR_PAIR


def _known_pair(match: Match, own: Named, discourse: Discourse) -> tuple[Named, ...]:
    """Return one side with the partner the text gave it before; a partner without a name cannot be told."""
    if _has_unnamed(match):
        return ()
    if own.name in {one.name for one in discourse.pair} and _is_recent(match, discourse):
        return discourse.pair
    topic = discourse.partner_of({own.name})
    return (own, topic) if topic and match.trigger.sets.get("status") != WEAKEST else ()


def _has_unnamed(match: Match) -> bool:
    """Say whether a preposition behind the wording governs somebody that no name stands for."""
    ways = {way for role in match.trigger.roles if role.role in {"other", "both"} for way in role.ways}
    after = match.line.items[match.last + 1 : match.last + 1 + UNNAMED_REACH]
    return any(item.text in ways for item in after)


def _best(
    match: Match, ways: tuple[str, ...], standings: Sequence[Standing], wording: Wording, used: set[int]
) -> list[Item]:
    """Return the names that stand best in one of the ways, with those listed beside them."""
    scored = [
        (score, -one.item.index, one)
        for one in standings
        if one.item.index not in used and (score := score_ways(match, ways, one, wording)) >= LEAST_SCORE
    ]
    if not scored:
        return []
    best = max(scored, key=lambda some: some[:2])[2]
    return [item for item in best.group if item.index not in used]


def _named(items: Sequence[Item]) -> tuple[Named, ...]:
    named = {name_of(item).name: name_of(item) for item in items}
    return tuple(named.values())
