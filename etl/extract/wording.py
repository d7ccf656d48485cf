"""Compiles the claim lexicon of one language into triggers, cues and word lists that match lines of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from etl.extract.items import Line
from etl.extract.patterns import ClueIndex, Pattern, compile_pattern, index_clues
from etl.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class RoleWay:
    """The ways a role is tied to its trigger: "subject", "object", "agent", "near", "'s" or a preposition."""

    role: str
    ways: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A wording that makes a claim: its patterns, what it sets, its roles and those it cannot do without.

    What a trigger that `is_certain` makes stands by the form of its words, whatever its chance. One that `continues`
    speaks of the parties of the move before it.
    """

    trigger_id: str
    kind: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    sets: Mapping[str, str]
    roles: tuple[RoleWay, ...]
    needs: tuple[frozenset[str], ...]
    rule: str
    is_noun: bool
    modality: str | None
    reach: float
    completes: bool
    is_certain: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """A kind of figure: units that imply it and cue words that tell it."""

    metric: str
    units: frozenset[str]
    cues: tuple[Pattern, ...]
    fits: frozenset[str]
    unit: str | None
    holder: bool
    subjects: tuple[str, ...]
    most: Decimal | None
    least: Decimal | None
    rule: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All claim wording of a language; `makers` are the ids of companies known for models, `able` of known models.

    `said` gives, for each clue, the places of triggers and of those of their patterns that a line with it may hold.
    """

    triggers: tuple[Trigger, ...]
    metrics: tuple[Metric, ...]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, tuple[Pattern, ...]]
    makers: frozenset[str]
    able: frozenset[str]
    clues: ClueIndex
    said: Mapping[str, tuple[tuple[int, int], ...]]

    def find_said(self, line: Line) -> Iterator[tuple[Trigger, Pattern]]:
        """Yield the triggers whose patterns a line may hold, each with the pattern, in the order of the lexicon."""
        places = {place for clue in line.clues or () for place in self.said.get(clue, ())}
        for trigger, pattern in sorted(places):
            yield self.triggers[trigger], self.triggers[trigger].patterns[pattern]


@lru_cache(maxsize=8)
def load_wording(knowledge: Knowledge, lang: str) -> Wording:
    """Return the compiled claim wording of a language, compiled once for a knowledge object."""
    tree = knowledge.lexicon(lang)
    triggers = [
        _trigger(key, kind, block, tree[f"claims/{kind}"], lang)
        for kind in ("investment", "release", "partnership", "integration")
        for key, block in tree[f"claims/{kind}"].get("trigger", {}).items()
    ]
    figure, grammar = tree["claims/figure"], tree["claims/grammar"]
    cues = {key: _patterns(value) for key, value in grammar["cues"].items()}
    cues |= {f"figure-{key}": _patterns(value) for key, value in figure["refuse"].items()}
    metrics = tuple(_metric(key, block, lang) for key, block in figure["metric"].items())
    words = {key: frozenset(value) for key, value in grammar["words"].items()}
    able = frozenset(model.id for model in knowledge.models.values() if model.capability)
    makers = frozenset(model.maker for model in knowledge.models.values())
    searched = [
        *(pattern for trigger in triggers for pattern in (*trigger.patterns, *trigger.unless)),
        *(pattern for metric in metrics for pattern in metric.cues),
        *(pattern for patterns in cues.values() for pattern in patterns),
    ]
    return Wording(tuple(triggers), metrics, words, cues, makers, able, index_clues(searched), _index_said(triggers))


def _index_said(triggers: Sequence[Trigger]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    said: dict[str, list[tuple[int, int]]] = {}
    for place, trigger in enumerate(triggers):
        for number, pattern in enumerate(trigger.patterns):
            for clue in pattern.clues:
                said.setdefault(clue, []).append((place, number))
    return {clue: tuple(places) for clue, places in said.items()}


def _trigger(key: str, kind: str, block: Mapping[str, Any], file: Mapping[str, Any], lang: str) -> Trigger:
    shape = {**file["shape"][block["shape"]], **block.get("roles", {})}
    kinds = file["kinds"]
    return Trigger(
        trigger_id=key,
        kind=kind,
        patterns=_patterns(block["say"]),
        unless=_patterns(block.get("unless", [])),
        sets=block.get("set", {}),
        roles=tuple(RoleWay(role, tuple(ways), frozenset(kinds[role])) for role, ways in shape.items() if ways),
        needs=tuple(frozenset(need.split("|")) for need in block.get("needs", file["needs"])),
        rule=f"lexicon/{lang}/claims/{kind}.toml#{key}",
        is_noun=block.get("noun", False),
        modality=block.get("modality"),
        reach=block.get("reach", 18.0),
        completes=block.get("completes", False),
        is_certain=block.get("certain", False),
        continues=block.get("continues", False),
    )


def _metric(key: str, block: Mapping[str, Any], lang: str) -> Metric:
    return Metric(
        metric=block.get("metric", key),
        units=frozenset(block.get("units", [])),
        cues=_patterns(block.get("cues", [])),
        fits=frozenset(block.get("fits", [])),
        unit=block.get("unit"),
        holder=block.get("holder", False),
        subjects=tuple(block.get("subjects", ["company", "product", "model"])),
        most=Decimal(block["most"]) if "most" in block else None,
        least=Decimal(block["least"]) if "least" in block else None,
        rule=f"lexicon/{lang}/claims/figure.toml#{key}",
    )


def _patterns(patterns: list[str]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(pattern) for pattern in patterns)
