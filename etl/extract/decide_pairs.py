"""Decides which companies of a line are partners, what runs on whose model, and who moves money without an amount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from etl.extract.candidate import Candidate, Named
from etl.extract.pair_features import list_pairs

if TYPE_CHECKING:
    from etl.extract.items import Line
    from etl.extract.pair_features import Pair
    from etl.extract.scene import Entity
    from etl.extract.views import Views

OPEN_LINE = 0.06  # a line less likely to state any claim of two parties is not looked into
LEAST = 0.05
TOGETHER = 0.3
NO_CLAIM = "none"
RULE = "extract/weights#"
Chosen = tuple["Pair", str, float]


def decide_pairs(views: Views, line: Line) -> list[Candidate]:
    """Return the candidates of two parties in a line, each with its chance as `score`."""
    scene, scorers = views.scene, views.scorers
    described = views.view_line(line)
    found: list[Candidate] = []
    for decision, build in BUILDERS.items():
        if scorers[f"line.{decision}"].chances(described)["True"] < OPEN_LINE:
            continue
        chosen: list[Chosen] = []
        for pair in list_pairs(scene, line, decision):
            chances = views.view_pair(decision, line, pair)
            state = max((one for one in chances if one != NO_CLAIM), key=lambda one: (chances[one], one))
            if 1 - chances[NO_CLAIM] >= LEAST:
                chosen.append((pair, state, 1 - chances[NO_CLAIM]))
        found += build(line, chosen)
    return found


def _partnerships(line: Line, chosen: list[Chosen]) -> list[Candidate]:
    """Join pairs whose members are all partners of each other; other pairs stand alone."""
    chances = {frozenset((one.key, other.key)): chance for (one, other), _, chance in chosen}
    groups: list[tuple[dict[str, Entity], str, float]] = []
    for (one, other), state, chance in sorted(
        chosen, key=lambda choice: (-choice[2], choice[0][0].key, choice[0][1].key)
    ):
        members = {one.key: one, other.key: other}
        home = next((group for group in groups if _is_clique(group[0], members, chances)), None)
        if home is None:
            groups.append((members, state, chance))
        else:
            home[0].update(members)
    return [
        _candidate("partnership", line, {"status": state}, {"partners": tuple(members.values())}, chance)
        for members, state, chance in groups
    ]


def _is_clique(
    group: Mapping[str, Entity], members: Mapping[str, Entity], chances: Mapping[frozenset[str], float]
) -> bool:
    if not group.keys() & members.keys():
        return False
    joined = sorted(group.keys() | members.keys())
    ties = [frozenset((one, other)) for place, one in enumerate(joined) for other in joined[place + 1 :]]
    return all(chances.get(tie, 0.0) >= TOGETHER for tie in ties)


def _integrations(line: Line, chosen: list[Chosen]) -> list[Candidate]:
    found = []
    for (product, used), state, chance in chosen:
        role = "model" if used.kinds.keys() & {"model", "product"} else "provider"
        found.append(_candidate("integration", line, {"status": state}, {"product": (product,), role: (used,)}, chance))
    return found


def _moves(line: Line, chosen: list[Chosen]) -> list[Candidate]:
    """Join the payers of one recipient."""
    by_recipient: dict[str, list[Chosen]] = {}
    for choice in chosen:
        by_recipient.setdefault(choice[0][1].key, []).append(choice)
    found = []
    for choices in by_recipient.values():
        best = max(choices, key=lambda choice: (choice[2], choice[0][0].key))
        payers = tuple(pair[0] for pair, _, chance in choices if chance >= best[2] / 2)
        names = {"investors": payers, "recipient": (best[0][1],)}
        found.append(_candidate("investment", line, {"type": best[1]}, names, best[2]))
    return found


BUILDERS = {"partnership": _partnerships, "integration": _integrations, "move": _moves}


def _candidate(
    kind: str, line: Line, terms: dict[str, str], names: Mapping[str, tuple[Entity, ...]], chance: float
) -> Candidate:
    spots = [spot for entities in names.values() for entity in entities for spot in entity.spots_in(line.position)]
    indices = sorted(spot.item.index for spot in spots)
    state = next(iter(terms.values()))
    parties = {role: tuple(named_in(entity, line) for entity in entities) for role, entities in names.items()}
    return Candidate(
        kind, line, indices[0], indices[-1], f"{RULE}{kind}:{state}", parties, terms, marks={"label": chance}
    )


def named_in(entity: Entity, line: Line) -> Named:
    """Return the name of an entity with its place in the line, else where it was last named."""
    earlier = [spot for spot in entity.spots if spot.line < line.position]
    spot = [*entity.spots_in(line.position), *earlier[::-1], entity.spots[0]][0]
    own = entity.named
    return Named(own.name, own.entity_id, entity.kind, spot.item.start, spot.item.end)
