"""Describes an entity that a line does not name: where it was last named, how it stood there, in which rule's role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.candidate import name_of
from etl.extract.windows import stem

if TYPE_CHECKING:
    from etl.extract.items import Line
    from etl.extract.scene import Entity, Scene, Spot

REACH_ON = 2  # lines behind the anchor's that may name who took part


def describe_away(scene: Scene, line: Line, entity: Entity) -> list[str]:
    """Return where an entity was last named before a line, and where next behind it."""
    earlier = [spot for spot in entity.spots if spot.line < line.position]
    later = [spot for spot in entity.spots if spot.line > line.position]
    found = _away(scene, line, later[0], "on") if later else ["notlater"]
    if not earlier:
        return [*found, "later"]
    kinds = {item.kind for item in line.names()}
    found += _away(scene, line, earlier[-1], "back")
    found += ["away", f"backtype={entity.kind}{min(line.position - earlier[-1].line, 3)}"]
    found += [
        f"awaywith={entity.kind in kinds}",
        f"awaycompany={'company' in kinds}",
        f"nth={min(earlier[-1].item.index, 3)}",
    ]
    return [*found, f"awayopen={stem(line.items[0])}"]


def _away(scene: Scene, line: Line, spot: Spot, way: str) -> list[str]:
    """How an entity stands in another line: how far, whether free, beside which words, in which of the rules' roles."""
    other = scene.lines[spot.line]
    gap = min(abs(spot.line - line.position), 5)
    is_near = other.sentence.paragraph == line.sentence.paragraph
    free = "tied" if spot.standing.preposition else "free"
    found = [
        f"{way}={gap}",
        f"{way}free={gap}{free}",
        f"{way}near={gap}{is_near}",
        f"{way}prep={spot.standing.preposition}",
    ]
    if gap > REACH_ON:
        return found
    index = spot.item.index
    found += [f"{way}l{place}={stem(item)}" for place, item in enumerate(other.items[max(0, index - 2) : index][::-1])]
    found += [f"{way}r{place}={stem(item)}" for place, item in enumerate(other.items[index + 1 : index + 3])]
    for candidate in scene.proposals[spot.line]:
        roles = [
            role
            for role, names in candidate.names.items()
            if any(scene.key(one) == scene.key(name_of(spot.item)) for one in names)
        ]
        found += [f"{way}role={gap}{candidate.kind}.{role}" for role in roles]
    return found
