"""Describes how an entity stands in the flow of the text before an anchor: nearest on its side, topic, title, author.

What the line leaves open ("it", "we", "the company", no name at all) is crossed with what the entity is in the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.items import NAME_KINDS
from etl.extract.windows import idea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.items import Item, Line
    from etl.extract.scene import Entity, Scene

WORKS = frozenset({"model", "product"})
OPEN_CONCEPTS = frozenset({"it", "self", "company"})
BREAKS = frozenset({";", ":", "(", ")", '"', "|"})
TURN = "but"
MOST = 3


def describe_discourse(scene: Scene, line: Line, anchor: Item, entity: Entity) -> list[str]:
    """Return the features of an entity in the flow of the text before `anchor`."""
    key = ("traits", line.position, entity.key)
    if key not in scene.described:
        scene.described[key] = _traits(scene, line, entity)
    traits = scene.described[key]
    found = [*traits, *_nearness(line, anchor, entity)]
    return found + [f"{cue}&{trait}" for cue in _open_cues(line, anchor) for trait in traits]


def _open_cues(line: Line, anchor: Item) -> list[str]:
    """What the line leaves open before the anchor: a pronoun, an author's "we", a company not named, no name at all."""
    before = line.items[: anchor.index]
    cues = sorted({f"open-{idea(line, item)}" for item in before if idea(line, item) in OPEN_CONCEPTS})
    first = next((idea(line, item) for item in line.items if item.text[0].isalnum()), "")
    cues += [f"starts-{first}"] if first in OPEN_CONCEPTS else []
    named = [item for item in line.names() if not _is_reference(item)]
    cues.append("names-none" if not named else "names-left" if named[0].index < anchor.index else "names-right")
    return [*cues, f"role-{line.sentence.role}"]


def _traits(scene: Scene, line: Line, entity: Entity) -> list[str]:
    """What an entity is in the article up to this line."""
    place = "here" if any(not spot.is_reference for spot in entity.spots_in(line.position)) else "away"
    place = "ref" if place == "away" and entity.spots_in(line.position) else place
    found = [f"in-{place}", f"rank-{min(entity.rank, MOST)}", f"kind-{entity.kind}"]
    found += ["in-title"] if any(scene.lines[spot.line].sentence.role == "title" for spot in entity.spots) else []
    found += ["topic"] if scene.topics[line.position] is entity else []
    found += ["top-company"] if entity is _top(scene, frozenset({"company"})) else []
    found += ["top-work"] if entity is _top(scene, WORKS) else []
    found += ["only-earlier"] if _is_last_before(scene, line, entity) else []
    earlier = [spot for spot in entity.spots if spot.line == line.position - 1]
    found += [f"before-{'free' if not earlier[0].standing.preposition else 'tied'}"] if earlier else []
    return [f"d.{one}" for one in [*found, f"{place}-{entity.kind}"]]


def _top(scene: Scene, kinds: frozenset[str]) -> Entity | None:
    some = [entity for entity in scene.entities.values() if entity.kind in kinds]
    return min(some, key=lambda entity: entity.rank, default=None)


def _is_last_before(scene: Scene, line: Line, entity: Entity) -> bool:
    """Say whether no other entity of its kind was named between the entity's last spot and this line."""
    own = max((spot.line for spot in entity.spots if spot.line < line.position), default=-1)
    if own < 0:
        return False
    later = (one for position in range(own + 1, line.position) for one in scene.by_line[position])
    return all(one.kind != entity.kind for one in later)


def _nearness(line: Line, anchor: Item, entity: Entity) -> list[str]:
    """Which nearest name of the line it is on its side of the anchor, among all and among its kind."""
    spots = [spot.item for spot in entity.spots_in(line.position) if not spot.is_reference]
    if not spots:
        return []
    item = min(spots, key=lambda one: (abs(one.index - anchor.index), one.index))
    side = "l" if item.index < anchor.index else "r"
    between = line.between(item.index, anchor.index)
    names = [one for one in between if one.kind in NAME_KINDS and not _is_reference(one)]
    kin = [one for one in names if (one.kind in WORKS) == (item.kind in WORKS)]
    is_broken = any(one.text in BREAKS or idea(line, one) == TURN for one in between)
    near, own = f"{side}{min(len(names), MOST)}", f"{side}{min(len(kin), MOST)}"
    found = [
        f"near={near}",
        f"kin={own}",
        f"kin={own}{item.kind}",
        f"broken={side}{is_broken}",
        f"kinb={own}{is_broken}",
    ]
    return [f"d.{one}" for one in [*found, *_order(line.names(), item)]]


def _order(names: Sequence[Item], item: Item) -> list[str]:
    named = [one for one in names if not _is_reference(one)]
    return [f"first={named[0] is item}", f"first={named[0] is item}{item.kind}"]


def _is_reference(item: Item) -> bool:
    return getattr(item.mention, "source", "") == "reference"
