"""Weighs what only the rules propose by the learned scores, so that it stands beside what those chose themselves.

A candidate of the rules that the scores made as well is left out; one without any learned opinion keeps none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.party_features import Anchor
from etl.extract.verify import find_parties

if TYPE_CHECKING:
    from etl.extract.candidate import Candidate
    from etl.extract.scene import Entity, Scene
    from etl.extract.views import Views

NO_CLAIM = "none"
UNKNOWN = 0.5  # the mark of what no score speaks of
SLOTS = ("metric", "type", "status", "stage")
RANKED = {"subject": "subject", "recipient": "recipient", "investors": "investor", "developer": "developer"}
PAIRED = {
    "partnership": ("partners", "partners"),
    "integration": ("product", "model"),
    "investment": ("investors", "recipient"),
}
DECISIONS = {"partnership": "partnership", "integration": "integration", "investment": "move"}


def add_opinions(views: Views, found: Sequence[list[Candidate]]) -> None:
    """Add the rules' own candidates to those of every line, with marks."""
    scene = views.scene
    for position, candidates in enumerate(found):
        known = {_key(scene, candidate) for candidate in candidates}
        for proposal in scene.proposals[position]:
            key = _key(scene, proposal)
            if key not in known and find_parties(scene, proposal):
                known.add(key)
                state = next(slot for slot in SLOTS if slot in proposal.terms)
                terms = {state: proposal.terms[state], **proposal.terms}
                marks = _weigh(views, proposal)
                candidates.append(replace(proposal, terms=terms, marks=marks, names=dict(proposal.names)))


def _key(scene: Scene, candidate: Candidate) -> tuple[object, ...]:
    state = candidate.terms.get("metric")
    return candidate.kind, state, candidate.amount and candidate.amount.start, find_parties(scene, candidate)


def _weigh(views: Views, candidate: Candidate) -> dict[str, float]:
    """Return the chance of the candidate's label, and of each of its names in its role."""
    line = candidate.line
    if candidate.amount is not None and not candidate.foreign:
        label = f"{candidate.kind}:{candidate.terms.get('metric') or candidate.terms.get('type')}"
        chance = views.view_amount(line, candidate.amount).get(label, 0.0)
        return {"label": chance, **_roles(views, candidate, Anchor(line, candidate.amount, label))}
    if candidate.kind == "release":
        return _weigh_release(views, candidate)
    left, right = (_entities(views.scene, candidate, role) for role in PAIRED.get(candidate.kind, ("", "")))
    pairs = [(one, other) for one in left for other in right if one is not other]
    pairs = [pair for pair in pairs if any(one.spots_in(line.position) for one in pair)]
    if not pairs:
        return {"label": UNKNOWN}
    return {"label": 1 - views.view_pair(DECISIONS[candidate.kind], line, pairs[0])[NO_CLAIM]}


def _weigh_release(views: Views, candidate: Candidate) -> dict[str, float]:
    works = [one for one in _entities(views.scene, candidate, "model") if one.spots_in(candidate.line.position)]
    if not works:
        return {"label": UNKNOWN}
    spot = works[0].spots_in(candidate.line.position)[0]
    chances, _ = views.view_release(candidate.line, works[0], spot)
    anchor = Anchor(candidate.line, spot.item, "release")
    return {"label": 1 - chances[NO_CLAIM], **_roles(views, candidate, anchor)}


def _roles(views: Views, candidate: Candidate, anchor: Anchor) -> dict[str, float]:
    """Return the chance of the first name of each role, and of nobody where a role is empty."""
    parties, options = views.view_parties(anchor)
    wanted = {"figure": ("subject",), "investment": ("recipient", "investors"), "release": ("developer",)}[
        candidate.kind
    ]
    marks = {}
    for role in wanted:
        shares = views.scorers[RANKED[role]].rank(options)
        named = _entities(views.scene, candidate, role)
        places = [place for place, entity in enumerate(parties) if entity in named] if named else [len(parties)]
        marks[RANKED[role]] = max((shares[place] for place in places), default=0.0)
    return marks


def _entities(scene: Scene, candidate: Candidate, role: str) -> list[Entity]:
    keys = [scene.key(named) for named in candidate.names.get(role, ())]
    return [scene.entities[key] for key in keys if key in scene.entities]
