"""Keeps what the scores say of a scene's amounts, parties, releases and pairs, so that each is described once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.extract.amount_features import describe_amount
from etl.extract.pair_features import describe_line, describe_pair
from etl.extract.party_features import describe_nobody, describe_party, list_parties
from etl.extract.scorer import Described
from etl.extract.work_features import describe_work

if TYPE_CHECKING:
    from etl.extract.items import Item, Line
    from etl.extract.pair_features import Pair
    from etl.extract.party_features import Anchor
    from etl.extract.scene import Entity, Scene, Spot
    from etl.extract.scorer import Scorer
    from etl.extract.syntax import Syntax

Chances = Mapping[str, float]


@dataclass(slots=True)
class Views:
    """A scene with its parses and the learned scores, and everything these were asked so far."""

    scene: Scene
    scorers: Mapping[str, Scorer]
    syntaxes: Sequence[Syntax]
    amounts: dict[int, Chances] = field(default_factory=dict)
    parties: dict[int, tuple[list[Entity], list[list[str]]]] = field(default_factory=dict)
    releases: dict[int, tuple[Chances, list[str]]] = field(default_factory=dict)
    lines: dict[int, list[str]] = field(default_factory=dict)
    pairs: dict[tuple[str, int, str, str], Chances] = field(default_factory=dict)

    def view_amount(self, line: Line, item: Item) -> Chances:
        """Return the chance of everything an amount may be."""
        if item.start not in self.amounts:
            features = describe_amount(self.scene, line, item, self.syntaxes[line.position])
            self.amounts[item.start] = self.scorers["amount"].chances(features)
        return self.amounts[item.start]

    def view_parties(self, anchor: Anchor) -> tuple[list[Entity], list[Described]]:
        """Return who could stand in a role beside an anchor, and how each is described; the last is nobody."""
        if anchor.item.start not in self.parties:
            entities = list_parties(self.scene, anchor.line)
            syntax = self.syntaxes[anchor.line.position]
            described = [describe_party(self.scene, anchor, entity, syntax) for entity in entities]
            self.parties[anchor.item.start] = entities, [*described, describe_nobody(self.scene, anchor)]
        entities, lists = self.parties[anchor.item.start]
        return entities, [Described(features, anchor.label) for features in lists]

    def view_release(self, line: Line, entity: Entity, spot: Spot) -> tuple[Chances, list[str]]:
        """Return the chance of every stage of a named thing, and its features."""
        if spot.item.start not in self.releases:
            features = describe_work(self.scene, line, entity, spot, self.syntaxes[line.position])
            self.releases[spot.item.start] = self.scorers["release"].chances(features), features
        return self.releases[spot.item.start]

    def view_line(self, line: Line) -> list[str]:
        """Return the features of a line as a whole."""
        if line.position not in self.lines:
            self.lines[line.position] = describe_line(self.scene, line)
        return self.lines[line.position]

    def view_pair(self, decision: str, line: Line, pair: Pair) -> Chances:
        """Return the chance of every state of a pair."""
        key = (decision, line.position, pair[0].key, pair[1].key)
        if key not in self.pairs:
            whole = self.view_line(line)
            features = describe_pair(self.scene, line, pair, self.syntaxes[line.position], whole)
            self.pairs[key] = self.scorers[decision].chances(features)
        return self.pairs[key]
