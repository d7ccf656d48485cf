"""Turns triggers into candidates of the four kinds that a wording states: money moved, releases, alliances, uses.

A trigger takes the nearest free amount where its kind has one; listed recipients, models or amounts make one
candidate each. What a needed role lacks comes from the discourse, else the trigger is refused.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.alliances import find_alliances
from etl.extract.amounts import Reading
from etl.extract.candidate import Candidate, Discourse, Named, name_of
from etl.extract.inheriting import inherit_parties, refine_type, take_over
from etl.extract.items import Item, Line
from etl.extract.joining import join_matches
from etl.extract.roles import Match, fill_roles, open_match
from etl.extract.trace import Trace
from etl.extract.uses import Found, fill_uses, settle_uses
from etl.extract.wording import Wording

FARTHEST_AMOUNT = 20.0
AMOUNT_BEFORE = 1.4  # an amount before its trigger counts as farther than one behind it
NAMING = frozenset({"release", "integration"})  # kinds that cannot be without a name in the line
SPREAD = {"investment": "recipient", "release": "model", "integration": "model"}


def find_moves(
    line: Line, readings: list[Reading], wording: Wording, discourse: Discourse, trace: Trace
) -> list[Candidate]:
    """Return the candidates of all triggers of a line; each amount serves the trigger nearest to it."""
    matches = _matches(line, wording, discourse, trace)
    alliances = [match for match in matches if match.trigger.kind == "partnership"]
    matches = join_matches([match for match in matches if match.trigger.kind != "partnership"])
    amounts = _share_amounts(matches, readings, line)
    found = find_alliances(line, alliances, wording, discourse, trace)
    for number, match in enumerate(matches):
        for candidate in _candidates(match, amounts.get(number, []), discourse, wording):
            if match.trigger.continues:
                take_over(candidate, discourse.move)
            missing = [need for need in match.trigger.needs if not any(_has(candidate, role) for role in need)]
            if missing and not (candidate.completes and (candidate.names or candidate.amount)):
                trace.refuse(line, match.trigger.rule, "missing " + ", ".join("/".join(sorted(m)) for m in missing))
            else:
                found.append(candidate)
                discourse.move = candidate if candidate.names.get("recipient") else discourse.move
    return found


def _has(candidate: Candidate, role: str) -> bool:
    if role == "amount":
        return candidate.amount is not None
    return bool(candidate.names.get(role))


def _matches(line: Line, wording: Wording, discourse: Discourse, trace: Trace) -> list[Match]:
    found: list[Match] = []
    used: list[Found] = []
    is_named = bool(line.names())
    for trigger, pattern in wording.find_said(line):
        if trigger.kind in NAMING and not is_named:
            continue
        for first, last, slots in line.find(pattern):
            if any(line.find(ban) for ban in trigger.unless):
                trace.refuse(line, trigger.rule, "unless")
                continue
            if trigger.kind == "integration":
                used.append((trigger, (first, last), slots))
            else:
                fill = open_match if trigger.kind == "partnership" else fill_roles
                found.append(fill(line, trigger, (first, last), slots, wording))
    return _drop_covered(found) + _uses(line, used, wording, discourse, trace)


def _uses(line: Line, found: list[Found], wording: Wording, discourse: Discourse, trace: Trace) -> list[Match]:
    """Fill the triggers of use that stand; of overlapping ones the longest."""
    kept: list[Found] = []
    if line.items and line.items[-1].text == "?":
        return []
    for one in sorted(found, key=lambda one: (one[1][0] - one[1][1], one[1][0])):
        if not any(other[1][0] <= one[1][1] and one[1][0] <= other[1][1] for other in kept):
            kept.append(one)
    matches = []
    for one in sorted(kept, key=lambda one: one[1]):
        filled = fill_uses(line, one, wording, discourse)
        matches += filled
        if not filled:
            trace.refuse(line, one[0].rule, "nothing used")
    return settle_uses(matches)


def _drop_covered(found: list[Match]) -> list[Match]:
    """Of matches of one kind that overlap, keep the longest wording."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        clash = any(
            other.trigger.kind == match.trigger.kind and other.first <= match.last and match.first <= other.last
            for other in kept
        )
        if not clash:
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _share_amounts(matches: list[Match], readings: list[Reading], line: Line) -> dict[int, list[Item]]:
    free = [
        reading.item
        for reading in readings
        if reading.item.kind == "money" and not reading.is_strong and reading.refusal in {None, "no-metric"}
    ]
    pairs = []
    for number, match in enumerate(matches):
        if match.trigger.kind != "investment":
            continue
        for item in free:
            cost = _amount_cost(line, match, item)
            if cost <= FARTHEST_AMOUNT:
                pairs.append((cost, number, item))
    shared: dict[int, list[Item]] = {}
    taken: set[int] = set()
    for _, number, item in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].index)):
        if item.index not in taken:
            taken.add(item.index)
            shared.setdefault(number, []).append(item)
    return {number: sorted(items, key=lambda item: item.index) for number, items in shared.items()}


def _amount_cost(line: Line, match: Match, item: Item) -> float:
    if match.first <= item.index <= match.last:
        return 0.0
    if item.index > match.last:
        return line.cost(match.last, item.index)
    return AMOUNT_BEFORE * line.cost(item.index, match.first)


def _candidates(match: Match, amounts: list[Item], discourse: Discourse, wording: Wording) -> list[Candidate]:
    trigger = match.trigger
    names = {role: tuple(name_of(item) for item in items) for role, items in match.roles.items()}
    base = Candidate(
        trigger.kind,
        match.line,
        match.first,
        match.last,
        trigger.rule,
        names,
        dict(trigger.sets),
        modality=trigger.modality,
        score=match.score,
        completes=trigger.completes,
        is_certain=trigger.is_certain,
    )
    base.topic = discourse.topic()
    inherit_parties(base, trigger, discourse, wording)
    refine_type(base, wording)
    spread = _spread(base)
    if not amounts:
        return spread
    if any(item.text in wording.words["respective"] for item in match.line.items):
        return _paired(base, amounts)
    found = [replace(candidate, amount=amounts[0]) for candidate in spread]
    return [*found, *(_gapped(base, match, item) for item in amounts[1:])]


def _paired(base: Candidate, amounts: list[Item]) -> list[Candidate]:
    """Return "A and B will put in 3 and 5 respectively" as two moves, each with its own party."""
    role = next((role for role, names in base.names.items() if len(names) == len(amounts)), None)
    found = []
    for position, item in enumerate(amounts):
        names = dict(base.names)
        if role is not None:
            names[role] = (names[role][position],)
        found.append(replace(base, names=names, terms=dict(base.terms), amount=item))
    return found


def _gapped(base: Candidate, match: Match, item: Item) -> Candidate:
    """Return the same move with another amount: "A will invest 10 and B 5" has a new payer, "and 8 in 2024" none."""
    nearby = [one for one in match.line.items[max(0, item.index - 4) : item.index] if one.kind in {"company", "person"}]
    names = dict(base.names)
    subject = next((way.role for way in match.trigger.roles if "subject" in way.ways), "investors")
    if (
        nearby
        and nearby[-1].index > match.last
        and not any(one.kind == "money" for one in match.line.between(nearby[-1].index, item.index))
    ):
        names[subject] = (name_of(nearby[-1]),)
    return replace(base, amount=item, names=names, terms=dict(base.terms))


def _spread(base: Candidate) -> list[Candidate]:
    """Return one candidate for each listed recipient or model."""
    role = SPREAD.get(base.kind)
    listed: tuple[Named, ...] = base.names.get(role, ()) if role else ()
    if len(listed) <= 1:
        return [base]
    return [replace(base, names={**base.names, str(role): (named,)}, terms=dict(base.terms)) for named in listed]
