"""Decides what an article claims: learned scores choose among everything its scene offers, and give each a chance.

An amount is one claim at most; a released thing, a pair of partners or a use of a model is one claim of its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.candidate import Candidate
from etl.extract.crowds import MOST_AMOUNTS
from etl.extract.decide_pairs import decide_pairs, named_in
from etl.extract.items import AMOUNT_KINDS
from etl.extract.opinions import add_opinions
from etl.extract.party_features import Anchor
from etl.extract.work_features import list_works

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.extract.items import Item, Line
    from etl.extract.scene import Entity, Scene
    from etl.extract.views import Views

LEAST = 0.05  # chances below this are not worth building a claim
PAYER = 0.4
SECOND = 0.3  # share of the best choice's chance that another needs to be weighed as well
MOST_LABELS, MOST_FILLERS = 2, 2
NO_CLAIM = "none"
RULE = "extract/weights#"
Scorers = "Mapping[str, Scorer]"


@dataclass(slots=True)
class Judge:
    """Decides by what the scores say of a scene."""

    views: Views

    def decide(self) -> list[list[Candidate]]:
        """Return the candidates of every line, with the chances of their parts as `marks`."""
        scene = self.views.scene
        if not scene.entities:
            return [[] for _ in scene.lines]
        found: list[list[Candidate]] = []
        for line in scene.lines:
            pairs = decide_pairs(self.views, line) if scene.by_line[line.position] else []
            found.append([*self._amounts(line), *self._releases(line), *pairs])
        add_opinions(self.views, found)
        return found

    def _amounts(self, line: Line) -> list[Candidate]:
        found = []
        for item in line.amounts()[:MOST_AMOUNTS]:
            chances = self.views.view_amount(line, item)
            labels = sorted((one for one in chances if one != NO_CLAIM), key=lambda one: (-chances[one], one))
            for label in labels[:MOST_LABELS]:
                if chances[label] >= max(LEAST, SECOND * chances[labels[0]]):
                    kind, state = label.split(":")
                    build = self._figure if kind == "figure" else self._investment
                    found += build(Anchor(line, item, label), state, chances[label])
        return found

    def _figure(self, anchor: Anchor, metric: str, chance: float) -> list[Candidate]:
        parties, options = self.views.view_parties(anchor)
        shares = self.views.scorers["subject"].rank(options)[:-1]
        found = []
        for place in sorted(range(len(shares)), key=lambda place: (-shares[place], place))[:MOST_FILLERS]:
            if shares[place] >= SECOND * max(shares):
                candidate = _candidate("figure", anchor.line, anchor.item, {"metric": metric}, self.views.scene)
                candidate.names = {"subject": (named_in(parties[place], anchor.line),)}
                candidate.marks = {"label": chance, "subject": shares[place]}
                found.append(candidate)
        return found

    def _investment(self, anchor: Anchor, kind: str, chance: float) -> list[Candidate]:
        parties, options = self.views.view_parties(anchor)
        scorers = self.views.scorers
        receiving, paying = scorers["recipient"].rank(options), scorers["investor"].rank(options)
        couples = sorted((-receiving[one] * paying[other], one, other) for one, other in _couples(receiving, paying))
        shares = [scorers["investors"].chances(one)["True"] for one in options[:-1]]
        found = []
        for weight, receiver, payer in couples[:MOST_FILLERS]:
            if receiver == payer or -weight < -SECOND * couples[0][0]:
                continue
            candidate = _candidate("investment", anchor.line, anchor.item, {"type": kind}, self.views.scene)
            if receiver < len(parties):
                candidate.names["recipient"] = (named_in(parties[receiver], anchor.line),)
            if payer < len(parties):
                chosen = [
                    place
                    for place, share in enumerate(shares)
                    if place == payer or (share >= PAYER and place != receiver)
                ]
                candidate.names["investors"] = tuple(named_in(parties[place], anchor.line) for place in chosen)
            candidate.marks = {"label": chance, "recipient": receiving[receiver], "investor": paying[payer]}
            found.append(candidate)
        return found

    def _releases(self, line: Line) -> list[Candidate]:
        found = []
        for entity, spot in list_works(self.views.scene, line):
            chances, features = self.views.view_release(line, entity, spot)
            stage = max((one for one in chances if one != NO_CLAIM), key=lambda one: (chances[one], one))
            chance = 1 - chances[NO_CLAIM]
            if chance < LEAST:
                continue
            candidate = _candidate("release", line, spot.item, {"stage": stage}, self.views.scene)
            candidate.names["model"] = (named_in(entity, line),)
            capability = self.views.scorers["capability"].chances(features)
            candidate.terms["capability"] = max(capability, key=lambda one: (capability[one], one))
            developer = self._developer(candidate, Anchor(line, spot.item, "release"), entity)
            candidate.marks = {"label": chance, "developer": developer}
            found.append(candidate)
        return found

    def _developer(self, candidate: Candidate, anchor: Anchor, work: Entity) -> float:
        parties, options = self.views.view_parties(anchor)
        own = [place for place, entity in enumerate(parties) if entity is not work] + [len(parties)]
        shares = self.views.scorers["developer"].rank([options[place] for place in own])
        best = max(range(len(shares)), key=lambda place: (shares[place], -place))
        if own[best] < len(parties):
            candidate.names["developer"] = (named_in(parties[own[best]], anchor.line),)
        return shares[best]


def _couples(receiving: Sequence[float], paying: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Every receiver with every payer, never the same entity twice; the last of each is nobody."""
    nobody = len(receiving) - 1
    for one in range(len(receiving)):
        for other in range(len(paying)):
            if one != other or one == nobody:
                yield one, other


def _candidate(kind: str, line: Line, item: Item, terms: dict[str, str], scene: Scene) -> Candidate:
    amount = item if item.kind in AMOUNT_KINDS else None
    state = next(iter(terms.values()))
    return Candidate(
        kind,
        line,
        item.index,
        item.index,
        f"{RULE}{kind}:{state}",
        {},
        terms,
        amount,
        currency=scene.currencies[line.position],
    )
