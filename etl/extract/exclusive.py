"""Says which uses of models exclude each other: a line names the model it speaks of, and means one product or a list.

"X is tested to strengthen Y, be it in Z" makes Y run on X, not Z, nor Z on Y.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.extract.candidate import Candidate, Named
    from etl.extract.scene import Scene

USE = "integration"


def is_possible(scene: Scene, candidate: Candidate) -> bool:
    """Say whether a use names its model or the model's maker in its line, and is more than a company's own name.

    Other kinds are always possible.
    """
    if candidate.kind != USE:
        return True
    model, provider, owner = (candidate.first_name(role) for role in ("model", "provider", "owner"))
    used = model or provider
    if used is None or not _is_named(scene, candidate, used):
        return False
    is_own = provider is not None and owner is not None and scene.key(provider) == scene.key(owner)
    return not is_own or (model is not None and model.kind != "product")


def find_exclusive(scene: Scene, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return the numbers of the candidates of one line that stand beside each other, likelier ones first."""
    kept: list[int] = []
    for number in sorted(range(len(candidates)), key=lambda place: (-candidates[place].score, place)):
        if candidates[number].kind != USE or not any(
            _excludes(scene, candidates[other], candidates[number]) for other in kept
        ):
            kept.append(number)
    return frozenset(kept)


def _excludes(scene: Scene, likelier: Candidate, other: Candidate) -> bool:
    """Say whether two uses of a line cannot both be meant: roles swapped, or products and models of no one list."""
    if likelier.kind != USE:
        return False
    one, two = ((each.first_name("product"), each.first_name("model")) for each in (likelier, other))
    if _is_same(scene, one[0], two[1]) or _is_same(scene, one[1], two[0]):
        return True
    if likelier.terms.get("status") != other.terms.get("status"):
        return False
    is_other_product = _is_same(scene, one[1], two[1]) and not _are_listed(scene, likelier, one[0], two[0])
    is_other_model = _is_same(scene, one[0], two[0]) and not _are_listed(scene, likelier, one[1], two[1])
    return is_other_product or is_other_model


def _is_named(scene: Scene, candidate: Candidate, named: Named) -> bool:
    entity = scene.entities.get(scene.key(named))
    return entity is not None and any(not spot.is_reference for spot in entity.spots_in(candidate.line.position))


def _is_same(scene: Scene, one: Named | None, two: Named | None) -> bool:
    return one is not None and two is not None and scene.key(one) == scene.key(two)


def _are_listed(scene: Scene, candidate: Candidate, one: Named | None, two: Named | None) -> bool:
    """Say whether two names stand in one list of the line."""
    if one is None or two is None:
        return False
    entities = [scene.entities.get(scene.key(named)) for named in (one, two)]
    spots = [entity.spots_in(candidate.line.position) if entity else [] for entity in entities]
    return any(other.item in spot.standing.group for spot in spots[0] for other in spots[1])
