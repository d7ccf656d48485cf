"""Fills the roles of a wording that says what runs on whose model: the model or its maker, and the one replaced.

"X runs on B's M", "X moved from M to N", "M powers X": the trigger says on which side the model stands, or behind
which preposition. A maker alone counts where the text speaks of models or the maker is known for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.hosts import find_host
from etl.extract.relations import find_groups
from etl.extract.roles import Match
from etl.extract.used import Place, find_used

if TYPE_CHECKING:
    from etl.extract.candidate import Discourse
    from etl.extract.items import Item, Line
    from etl.extract.wording import Trigger, Wording

Found = tuple["Trigger", tuple[int, int], dict[str, int]]
NONE: frozenset[str] = frozenset()
SHARED = frozenset({"testing", "planned"})
LEAD = 4  # items before a trigger in which a cue of the future governs it


def fill_uses(line: Line, found: Found, wording: Wording, discourse: Discourse) -> list[Match]:
    """Return a match for what is used, and one for what it replaces; none where nothing stands in either role."""
    trigger, span, slots = found
    first, last = span
    ways = {way.role: way.ways for way in trigger.roles}
    ends = {"old": frozenset(ways.get("model", ()))}
    used = {
        role: one
        for role in ("old", "model")
        if role in ways
        and (one := find_used(Place(line, span, slots.get(role), ends.get(role, NONE)), ways[role], wording))
    }
    if not used:
        return []
    edge = max([last, *(one.last for one in used.values())])
    host = find_host(Place(line, (first, edge), slots.get("product")), ways["product"], wording, discourse)
    is_to_come = trigger.sets.get("status") != "dropped" and _is_to_come(line, span, wording)
    timed = _with_status(trigger, "planned") if is_to_come else trigger
    matches: list[Match] = []
    for role, one in used.items():
        match = Match(
            _with_status(trigger, "dropped") if role == "old" else timed,
            line,
            min(first, one.first),
            max(last, one.last),
        )
        match.score = 2.0
        if one.models:
            match.roles["model"] = one.models
        if one.provider:
            match.roles["provider"] = (one.provider,)
        for place, item in host.items():
            if item.index not in {other.index for other in (*one.models, one.provider) if other}:
                match.roles[place] = _listed(line, item, wording) if place == "product" else (item,)
        matches.append(match)
    return matches


def _listed(line: Line, item: Item, wording: Wording) -> tuple[Item, ...]:
    """Return a product with those listed behind it: "available in Desk, Board and Mail"."""
    group = next((group for group in find_groups(line, wording) if item in group), (item,))
    return tuple(one for one in group[group.index(item) :] if one.kind == item.kind)


def settle_uses(matches: list[Match]) -> list[Match]:
    """Keep, of wordings that share a model, the one nearest to it; it takes over that the use is a test or a plan."""
    kept: dict[int, Match] = {}
    for match in matches:
        place = _place(match)
        other = kept.get(place)
        if other is None:
            kept[place] = match
            continue
        near, far = sorted((other, match), key=lambda one: (one.last - one.first, one.first))
        status = far.trigger.sets.get("status", "")
        is_taken = status in SHARED and near.trigger.sets.get("status") == "in_use"
        near.trigger = _with_status(near.trigger, status) if is_taken else near.trigger
        kept[place] = near
    return list(kept.values())


def _place(match: Match) -> int:
    items = match.roles.get("model") or match.roles.get("provider") or ()
    return items[0].index if items else -1


def _with_status(trigger: Trigger, status: str) -> Trigger:
    return replace(trigger, sets={"status": status})


def _is_to_come(line: Line, span: tuple[int, int], wording: Wording) -> bool:
    """Say whether a cue of the future or of a plan stands at a trigger or right before it."""
    cues = [*wording.cues["future"], *wording.cues["planned"]]
    return any(span[0] - LEAD <= last and first <= span[1] for cue in cues for first, last, _ in line.find(cue))
