"""Describes an entity as the possible filler of a role beside an anchor (an amount, a model): who is whose subject.

The name itself never counts, only its type, where it stands, what stands between, and what the rules say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.away_features import REACH_ON, describe_away
from etl.extract.crowds import MOST_PARTIES
from etl.extract.discourse_features import describe_discourse
from etl.extract.items import AMOUNT_KINDS, NAME_KINDS
from etl.extract.tied import describe_tie
from etl.extract.windows import bucket, cross, describe_between, idea, mask, stem
from etl.records import NameMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.candidate import Candidate
    from etl.extract.items import Item, Line
    from etl.extract.scene import Entity, Scene, Spot
    from etl.extract.syntax import Syntax

REACH_BACK = 4  # lines before the anchor's in which an entity may still be meant
COMMON = 3  # entities that are named most often are always candidates
NONE = ("none",)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a role is filled beside: an item of a line, and what was decided about it ("revenue", "funding")."""

    line: Line
    item: Item
    label: str


def list_parties(scene: Scene, line: Line) -> list[Entity]:
    """Return the entities that could fill a role of a claim in a line: present, just named, or the article's own."""
    found = {entity.key: entity for entity in scene.by_line[line.position]}
    for position in range(line.position - 1, max(-1, line.position - 1 - REACH_BACK), -1):
        found |= {entity.key: entity for entity in scene.by_line[position] if entity.key not in found}
    for position in range(line.position + 1, min(len(scene.lines), line.position + 1 + REACH_ON)):
        found |= {entity.key: entity for entity in scene.by_line[position] if entity.key not in found}
    opening = [entity for present in scene.by_line[:2] for entity in present]
    common = [entity for entity in scene.entities.values() if entity.rank < COMMON]
    topic = scene.topics[line.position]
    for entity in [*opening, *common, *([topic] if topic else [])]:
        found.setdefault(entity.key, entity)
    return list(found.values())[:MOST_PARTIES]


def describe_party(scene: Scene, anchor: Anchor, entity: Entity, syntax: Syntax) -> list[str]:
    """Return the features of an entity beside an anchor, whatever the anchor's label; they count under it as well."""
    line = anchor.line
    spots = entity.spots_in(line.position)
    found = ["bias", *describe_standing(scene, entity, line), *_proposed(scene, anchor, entity)]
    found += describe_discourse(scene, line, anchor.item, entity)
    found += describe_tie(scene, line, anchor.item, entity.key)
    if spots:
        spot = min(spots, key=lambda one: (abs(one.item.index - anchor.item.index), one.item.index))
        found += _beside(anchor, spot, syntax)
        if len(spots) > 1:
            found += cross("also", _place(anchor, spots[0]))
    else:
        found += describe_away(scene, line, entity)
    return found


def describe_nobody(scene: Scene, anchor: Anchor) -> list[str]:
    """Return the features of leaving the role empty."""
    line = anchor.line
    kinds = sorted({item.kind for item in line.names()})
    found = ["nobody", f"nobody-in={'+'.join(kinds)}"]
    found += [f"nobody-l={stem(item)}" for item in line.items[max(0, anchor.item.index - 4) : anchor.item.index]]
    found += [f"nobody-r={stem(item)}" for item in line.items[anchor.item.index + 1 : anchor.item.index + 5]]
    for candidate in _own(scene, anchor):
        found += [f"nobody-has={role}" for role, names in candidate.names.items() if names]
        found.append(f"nobody-rule={candidate.kind}")
    return found


def describe_standing(scene: Scene, entity: Entity, line: Line) -> list[str]:
    """Return what an entity is in the whole article: its type, how often and how early it is named."""
    key = ("standing", line.position, entity.key)
    if key not in scene.described:
        scene.described[key] = _describe_standing(scene, entity, line)
    return scene.described[key]


def _describe_standing(scene: Scene, entity: Entity, line: Line) -> list[str]:
    kinds = sorted(entity.kinds)
    mention = entity.spots[0].item.mention
    score = round(mention.score, 1) if isinstance(mention, NameMention) else 0
    known = not entity.named.entity_id.startswith("~")
    first = entity.spots[0].line
    topic = scene.topics[line.position]
    found = [f"type={entity.kind}", f"types={'+'.join(kinds)}", f"score={entity.kind}{score}", f"known={known}"]
    found += [f"rank={min(entity.rank, 4)}", f"spots={bucket(len(entity.spots))}", f"opens={min(first, 2)}"]
    found.append(f"typerank={entity.kind}{min(entity.rank, 4)}")
    return [*found, f"topic={topic is entity}", f"topictype={entity.kind}{topic is entity}"]


def _place(anchor: Anchor, spot: Spot) -> list[str]:
    side = "l" if spot.item.index < anchor.item.index else "r"
    apart = bucket(abs(spot.item.index - anchor.item.index))
    return [f"side={side}", f"apart={side}{apart}", f"prep={side}{spot.standing.preposition}"]


def _beside(anchor: Anchor, spot: Spot, syntax: Syntax) -> list[str]:
    """Where the entity stands in the anchor's own line."""
    line, index = anchor.line, spot.item.index
    side = "l" if index < anchor.item.index else "r"
    mention = spot.item.mention
    source = mention.source if isinstance(mention, NameMention) else "-"
    between = line.between(index, anchor.item.index)
    rivals = sum(item.kind in NAME_KINDS for item in between)
    same = sum(item.kind == spot.item.kind for item in between)
    others = [item for item in line.names() if item.kind == spot.item.kind]
    found = ["here", f"spottype={spot.item.kind}", f"source={source}", *_place(anchor, spot)]
    found += [
        f"rivals={side}{min(rivals, 3)}",
        f"same={side}{min(same, 3)}",
        f"only={len(others) == 1}{spot.item.kind}",
    ]
    found += [f"amounts={side}{min(sum(item.kind in AMOUNT_KINDS for item in between), 2)}"]
    found += [
        f"own={spot.standing.is_owner}{side}",
        f"group={min(len(spot.standing.group), 3)}",
        f"nth={min(others.index(spot.item), 3)}",
    ]
    found += cross(side, describe_between(line, index, anchor.item.index))
    before, after = line.items[max(0, index - 2) : index][::-1], line.items[index + 1 : index + 3]
    found += [f"{side}wl{place}={mask(item)}" for place, item in enumerate(before)]
    found += [f"{side}cl{place}={idea(line, item)}" for place, item in enumerate(before)]
    found += [f"{side}cr{place}={idea(line, item)}" for place, item in enumerate(after)]
    found += [f"{side}wr{place}={mask(item)}" for place, item in enumerate(after)]
    return [*found, *_parsed(anchor, spot, syntax, side)]


def _parsed(anchor: Anchor, spot: Spot, syntax: Syntax, side: str) -> list[str]:
    left, right = spot.item.index, anchor.item.index
    chain = syntax.chain(left)
    if not chain or not syntax.chain(right):
        return ["unparsed"]
    path, meeting = syntax.path(left, right), syntax.meeting(left, right)
    verb, own = syntax.verb(right), syntax.verb(left)
    dep = syntax.tokens[chain[0]].dep
    found = [
        f"path={path}",
        f"meet={syntax.stem(meeting)}",
        f"dep={dep}",
        f"sdep={side}{dep}",
        f"oneverb={verb == own}",
    ]
    found += [f"verbdep={syntax.stem(own)}{dep}", f"root={len(chain)}"]
    way = syntax.way(left, right)
    found += [f"way={way}", f"meetc={syntax.concept(meeting)}", f"verbc={syntax.concept(verb)}{dep}"]
    found += [f"ownc={syntax.concept(own)}&{syntax.labels[chain[0]]}", f"label={side}{syntax.labels[chain[0]]}"]
    return [*found, f"pathmeet={path}{syntax.stem(meeting)}"]


def _own(scene: Scene, anchor: Anchor) -> Sequence[Candidate]:
    return [
        candidate
        for candidate in scene.proposals[anchor.line.position]
        if (candidate.amount is not None and candidate.amount.index == anchor.item.index)
        or any(named.start == anchor.item.start for names in candidate.names.values() for named in names)
    ]


def _proposed(scene: Scene, anchor: Anchor, entity: Entity) -> list[str]:
    """Which roles the rules give the entity beside this anchor, and elsewhere in the line."""
    found = []
    own = {id(candidate) for candidate in _own(scene, anchor)}
    for candidate in scene.proposals[anchor.line.position]:
        is_own = id(candidate) in own
        for role, names in candidate.names.items():
            if any(scene.key(named) == entity.key for named in names):
                place = "rule" if is_own else "elsewhere"
                found.append(f"{place}={candidate.kind}.{role}")
    if own and not any(one.startswith("rule=") for one in found):
        found.append("rule=no")
    return found
