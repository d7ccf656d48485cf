"""Describes a named thing in a line as a possible release: what is said to be launched, shown, delayed or pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.crowds import MOST_WORKS
from etl.extract.party_features import describe_standing
from etl.extract.windows import bucket, cross, describe_clause, describe_sentence, describe_window

if TYPE_CHECKING:
    from etl.extract.items import Line
    from etl.extract.scene import Entity, Scene, Spot
    from etl.extract.syntax import Syntax

RELEASABLE = frozenset({"model", "product", "other", "company"})


def list_works(scene: Scene, line: Line) -> list[tuple[Entity, Spot]]:
    """Return what could be released in a line, each with its first spot; a phrase that stands for a company cannot."""
    found = []
    for entity in scene.by_line[line.position]:
        spots = [spot for spot in entity.spots_in(line.position) if spot.item.kind in RELEASABLE]
        spots = [spot for spot in spots if not (spot.is_reference and spot.item.kind == "company")]
        if spots:
            found.append((entity, spots[0]))
    return found[:MOST_WORKS]


def describe_work(scene: Scene, line: Line, entity: Entity, spot: Spot, syntax: Syntax) -> list[str]:
    """Return the features of a named thing that a line may release."""
    index = spot.item.index
    text = spot.item.text
    shape = f"{any(letter.isdigit() for letter in text)}{min(text.count(' '), 3)}"
    found = [
        "bias",
        f"shape={shape}",
        f"kindshape={spot.item.kind}{shape}",
        f"role={line.sentence.role}",
        f"first={min(line.position, 2)}",
    ]
    found += describe_standing(scene, entity, line)
    found += [
        f"spottype={spot.item.kind}",
        f"new={entity.spots[0].line == line.position}",
        f"prep={spot.standing.preposition}",
    ]
    found += [f"own={spot.standing.is_owner}", f"group={min(len(spot.standing.group), 3)}", f"ref={spot.is_reference}"]
    found += [f"has={kind}" for kind in sorted({item.kind for item in line.items if item.mention is not None})]
    found += describe_window(line, index)
    found += cross(spot.item.kind, [*describe_window(line, index), *_heads(index, syntax)])
    found += [
        *describe_clause(line, index),
        *describe_sentence(line),
        *_heads(index, syntax),
        *_rules(scene, line, entity),
    ]
    return [*found, f"long={bucket(len(line.items))}"]


def _heads(index: int, syntax: Syntax) -> list[str]:
    chain = syntax.chain(index)
    if not chain:
        return ["unparsed"]
    verb = syntax.verb(index)
    dep = syntax.tokens[chain[0]].dep
    found = [f"dep={dep}", f"verb={syntax.stem(verb)}", f"verbdep={syntax.stem(verb)}{dep}"]
    label = syntax.labels[chain[0]]
    found += [f"label={label}", f"verbc={syntax.concept(verb)}&{label}", f"verbcc={syntax.concept(verb)}"]
    found += [f"hc{step}={syntax.concept(token)}" for step, token in enumerate(chain[1:3])]
    return found + [f"h{step}={syntax.stem(token)}" for step, token in enumerate(chain[1:3])]


def _rules(scene: Scene, line: Line, entity: Entity) -> list[str]:
    """What the rules make of the entity in this line, and of the line otherwise."""
    found = []
    for candidate in scene.proposals[line.position]:
        state = candidate.terms.get("stage") or candidate.terms.get("status") or candidate.terms.get("metric", "")
        roles = [
            role for role, names in candidate.names.items() if any(scene.key(named) == entity.key for named in names)
        ]
        found += [f"rule={candidate.kind}.{role}:{state}" for role in roles]
        found += [f"by={candidate.rule}:{role}" for role in roles]
        if not roles and candidate.kind in {"release", "integration"}:
            found.append(f"other={candidate.kind}:{state}")
    return found
