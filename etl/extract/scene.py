"""Lays an article out for the linker: lines, who is named where, and what the rules propose in each line.

An entity is everything that bears one name; its spots are the places where the article names it or refers to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.extract.aliases import find_aliases
from etl.extract.amounts import Reading
from etl.extract.candidate import Candidate, Named, name_of
from etl.extract.items import NAME_KINDS, Item, Line
from etl.extract.naming import fold_name
from etl.extract.relations import Standing, find_standings
from etl.extract.wording import Wording
from etl.records import Article, NameMention

PARTIES = frozenset({"company", "person", "place", "other", "media"})
WORKS = frozenset({"model", "product"})


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where an entity is named: the line's position and the item in it."""

    line: int
    item: Item
    standing: Standing

    @property
    def is_reference(self) -> bool:
        """Say whether a phrase or pronoun stands here for the name."""
        mention = self.item.mention
        return isinstance(mention, NameMention) and mention.source == "reference"


@dataclass(slots=True)
class Entity:
    """Everything the article says under one name; `rank` is its place among the entities by how often it is named.

    `kind` is the one most of its spots have.
    """

    key: str
    named: Named
    spots: list[Spot] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    kind: str = ""
    rank: int = 0

    def spots_in(self, line: int) -> list[Spot]:
        """Return its spots in one line, left to right."""
        return [spot for spot in self.spots if spot.line == line]


@dataclass(slots=True)
class Proposed:
    """What the rules made of each line: readings of its amounts, candidates, the currency its elided money is in.

    `makers` are whose each model is by its name.
    """

    lines: Sequence[Line]
    makers: Mapping[str, Named]
    readings: list[list[Reading]] = field(default_factory=list)
    proposals: list[list[Candidate]] = field(default_factory=list)
    currencies: list[str | None] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """An article's lines with entities, readings of amounts and the rules' proposals, one tuple per line.

    `topics` are what the text before a line was about, `currencies` what its elided money is in, `makers` whose each
    model is by its name, `aliases` the keys of longer names by those of their short forms; `described` keeps what was
    said of an entity seen from a line.
    """

    article: Article
    wording: Wording
    lines: Sequence[Line]
    readings: Sequence[Sequence[Reading]]
    proposals: Sequence[Sequence[Candidate]]
    entities: dict[str, Entity]
    by_line: list[list[Entity]]
    topics: list[Entity | None]
    currencies: Sequence[str | None]
    makers: Mapping[str, Named]
    aliases: Mapping[str, str]
    described: dict[tuple[str, int, str], list[str]] = field(default_factory=dict)

    def key(self, named: Named) -> str:
        """Return the key of the entity a name belongs to."""
        own = key_of(named)
        return self.aliases.get(own, own)

    def entity_of(self, item: Item) -> Entity | None:
        """Return the entity an item names."""
        return self.entities.get(self.key(name_of(item))) if item.kind in NAME_KINDS else None


def key_of(named: Named) -> str:
    """Return what two spellings of one name share."""
    return fold_name(named.name)


def build_scene(article: Article, wording: Wording, proposed: Proposed) -> Scene:
    """Return the scene of an article whose rules have run."""
    lines = proposed.lines
    standings = [find_standings(line, wording) for line in lines]
    names: dict[str, list[tuple[int, Named]]] = {}
    for line, some in zip(lines, standings, strict=True):
        for standing in some:
            named = name_of(standing.item)
            names.setdefault(key_of(named), []).append((line.position, named))
    aliases = find_aliases(lines, names)
    entities: dict[str, Entity] = {}
    by_line: list[list[Entity]] = []
    for line, some in zip(lines, standings, strict=True):
        present: dict[str, Entity] = {}
        for standing in some:
            own = key_of(name_of(standing.item))
            key = aliases.get(own, own)
            entity = entities.setdefault(key, Entity(key, names[key][0][1]))
            entity.spots.append(Spot(line.position, standing.item, standing))
            entity.kinds[standing.item.kind] += 1
            present[entity.key] = entity
        by_line.append(list(present.values()))
    for rank, entity in enumerate(
        sorted(entities.values(), key=lambda one: (-len(one.spots), one.spots[0].item.start))
    ):
        entity.rank = rank
        entity.kind = min(entity.kinds, key=lambda kind: (-entity.kinds[kind], kind))
    return Scene(
        article=article,
        wording=wording,
        lines=lines,
        readings=proposed.readings,
        proposals=proposed.proposals,
        entities=entities,
        by_line=by_line,
        topics=_topics(lines, by_line),
        currencies=proposed.currencies,
        makers=proposed.makers,
        aliases=aliases,
    )


def _topics(lines: Sequence[Line], by_line: Sequence[Sequence[Entity]]) -> list[Entity | None]:
    """Return, for every line, the entity the text before it was last about: the last subject."""
    topics: list[Entity | None] = []
    topic: Entity | None = None
    for line, present in zip(lines, by_line, strict=True):
        topics.append(topic)
        free = [
            spot
            for entity in present
            for spot in entity.spots_in(line.position)
            if not spot.standing.preposition and spot.item.kind in PARTIES | WORKS - {"person", "media", "place"}
        ]
        if free:
            first = min(free, key=lambda spot: spot.item.start)
            topic = next(one for one in present if first in one.spots)
    return topics
