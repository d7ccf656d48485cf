"""Decides what an article claims: learned scores choose among everything its scene offers, and give each a chance.

An amount is one claim at most; a released thing, a pair of partners or a use of a model is one claim of its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.amount_features import describe_amount
from etl.extract.candidate import Candidate
from etl.extract.decide_pairs import decide_pairs, named_in
from etl.extract.items import AMOUNT_KINDS
from etl.extract.opinions import add_opinions
from etl.extract.party_features import Anchor, describe_nobody, describe_party, list_parties
from etl.extract.syntax import read_syntax
from etl.extract.work_features import describe_work, list_works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from etl.extract.items import Item, Line
    from etl.extract.scene import Entity, Scene
    from etl.extract.scorer import Scorer
    from etl.extract.syntax import Syntax

LEAST = 0.05  # chances below this are not worth building a claim
PAYER = 0.4
SECOND = 0.3  # share of the best choice's chance that another needs to be weighed as well
MOST_LABELS, MOST_FILLERS = 2, 2
NO_CLAIM = "none"
RULE = "extract/weights#"
Scorers = "Mapping[str, Scorer]"


@dataclass(slots=True)
class Judge:
    """A scene with the learned scores that decide about it."""

    scene: Scene
    scorers: Mapping[str, Scorer]

    def decide(self) -> list[list[Candidate]]:
        """Return the candidates of every line, each with its chance as `score`."""
        if not self.scene.entities:
            return [[] for _ in self.scene.lines]
        found: list[list[Candidate]] = []
        syntaxes = [read_syntax(line) for line in self.scene.lines]
        for line, syntax in zip(self.scene.lines, syntaxes, strict=True):
            pairs = decide_pairs(self.scene, self.scorers, line, syntax) if self.scene.by_line[line.position] else []
            found.append([*self._amounts(line, syntax), *self._releases(line, syntax), *pairs])
        add_opinions(self.scene, self.scorers, found, syntaxes)
        return found

    def _amounts(self, line: Line, syntax: Syntax) -> list[Candidate]:
        found = []
        for item in line.items:
            if item.kind not in AMOUNT_KINDS:
                continue
            chances = self.scorers["amount"].chances(describe_amount(self.scene, line, item, syntax))
            labels = sorted((one for one in chances if one != NO_CLAIM), key=lambda one: (-chances[one], one))
            for label in labels[:MOST_LABELS]:
                if chances[label] >= max(LEAST, SECOND * chances[labels[0]]):
                    kind, state = label.split(":")
                    build = self._figure if kind == "figure" else self._investment
                    found += build(Anchor(line, item, label), syntax, state, chances[label])
        return found

    def _figure(self, anchor: Anchor, syntax: Syntax, metric: str, chance: float) -> list[Candidate]:
        parties, described = self._describe(anchor, syntax)
        shares = self.scorers["subject"].rank([*described, describe_nobody(self.scene, anchor)])[:-1]
        found = []
        for place in sorted(range(len(shares)), key=lambda place: (-shares[place], place))[:MOST_FILLERS]:
            if shares[place] >= SECOND * max(shares):
                candidate = _candidate("figure", anchor.line, anchor.item, {"metric": metric}, self.scene)
                candidate.names = {"subject": (named_in(parties[place], anchor.line),)}
                candidate.marks = {"label": chance, "subject": shares[place]}
                found.append(candidate)
        return found

    def _investment(self, anchor: Anchor, syntax: Syntax, kind: str, chance: float) -> list[Candidate]:
        parties, described = self._describe(anchor, syntax)
        options = [*described, describe_nobody(self.scene, anchor)]
        receiving, paying = self.scorers["recipient"].rank(options), self.scorers["investor"].rank(options)
        couples = sorted((-receiving[one] * paying[other], one, other) for one, other in _couples(receiving, paying))
        shares = [self.scorers["investors"].chances(one)["True"] for one in described]
        found = []
        for weight, receiver, payer in couples[:MOST_FILLERS]:
            if receiver == payer or -weight < -SECOND * couples[0][0]:
                continue
            candidate = _candidate("investment", anchor.line, anchor.item, {"type": kind}, self.scene)
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

    def _describe(self, anchor: Anchor, syntax: Syntax) -> tuple[list[Entity], list[list[str]]]:
        parties = list_parties(self.scene, anchor.line)
        return parties, [describe_party(self.scene, anchor, entity, syntax) for entity in parties]

    def _releases(self, line: Line, syntax: Syntax) -> list[Candidate]:
        found = []
        for entity, spot in list_works(self.scene, line):
            features = describe_work(self.scene, line, entity, spot, syntax)
            chances = self.scorers["release"].chances(features)
            stage = max((one for one in chances if one != NO_CLAIM), key=lambda one: (chances[one], one))
            chance = 1 - chances[NO_CLAIM]
            if chance < LEAST:
                continue
            candidate = _candidate("release", line, spot.item, {"stage": stage}, self.scene)
            candidate.names["model"] = (named_in(entity, line),)
            capability = self.scorers["capability"].chances(features)
            candidate.terms["capability"] = max(capability, key=lambda one: (capability[one], one))
            developer = self._developer(candidate, Anchor(line, spot.item, "release"), entity, syntax)
            candidate.marks = {"label": chance, "developer": developer}
            found.append(candidate)
        return found

    def _developer(self, candidate: Candidate, anchor: Anchor, work: Entity, syntax: Syntax) -> float:
        parties = [entity for entity in list_parties(self.scene, anchor.line) if entity is not work]
        options = [describe_party(self.scene, anchor, entity, syntax) for entity in parties]
        shares = self.scorers["developer"].rank([*options, describe_nobody(self.scene, anchor)])
        best = max(range(len(shares)), key=lambda place: (shares[place], -place))
        if best < len(parties):
            candidate.names["developer"] = (named_in(parties[best], anchor.line),)
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
