"""Compiles the claim lexicon of one language into triggers, cues and word lists that match lines of items.

A pattern is words separated by spaces: `word`, `stem*`, `one|other`, `word?` (may be missing), `<company>` and the
other kinds of items, `<name>` and `<amount>` for any of theirs, `..` for up to four words, `...` for up to nine,
`role=<kind>` to bind a role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from etl.knowledge import Knowledge

NAMES = "<(?:company|model|product|person|media|place|other)> "
AMOUNTS = "<(?:money|percent|quantity)> "
GAP = "(?:[^ ;:.!?()]+ ){0,4}"
LONG_GAP = "(?:[^ ;:.!?()]+ ){0,9}?"
CLASSES = {
    "<name>": NAMES,
    "<amount>": AMOUNTS,
    "<party>": "<(?:company|person|place|media|other)> ",
    "..": GAP,
    "...": LONG_GAP,
    "<work>": "<(?:model|product)> ",
}


@dataclass(frozen=True, slots=True)
class RoleWay:
    """The ways a role is tied to its trigger: "subject", "object", "agent", "near", "'s" or a preposition."""

    role: str
    ways: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A wording that makes a claim: its patterns, what it sets, its roles and those it cannot do without.

    `clues` are, for each pattern, texts without which a line need not be searched for it.
    """

    trigger_id: str
    kind: str
    patterns: tuple[re.Pattern[str], ...]
    clues: tuple[tuple[str, ...], ...]
    unless: tuple[re.Pattern[str], ...]
    sets: Mapping[str, str]
    roles: tuple[RoleWay, ...]
    needs: tuple[frozenset[str], ...]
    rule: str
    is_noun: bool
    modality: str | None
    reach: float
    completes: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """A kind of figure: units that imply it and cue words that tell it."""

    metric: str
    units: frozenset[str]
    cues: tuple[re.Pattern[str], ...]
    fits: frozenset[str]
    unit: str | None
    holder: bool
    subjects: tuple[str, ...]
    most: Decimal | None
    least: Decimal | None
    rule: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All claim wording of a language; `makers` are the ids of companies known for models, `able` of known models."""

    triggers: tuple[Trigger, ...]
    metrics: tuple[Metric, ...]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, tuple[re.Pattern[str], ...]]
    makers: frozenset[str]
    able: frozenset[str]


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern over an encoded line."""
    return re.compile("(?<= )" + "".join(_compile_word(word) for word in pattern.split()))


def find_clues(pattern: str) -> tuple[str, ...]:
    """Return texts of which an encoded line holds one wherever `pattern` can match: its most telling word's forms."""
    options = [
        tuple(" " + form.removesuffix("*") + ("" if form.endswith("*") else " ") for form in word.split("|"))
        for word in pattern.split()
        if word not in CLASSES and not word.endswith("?") and not set("<=") & set(word) and "*" not in word[:1]
    ]
    return max(options, key=lambda forms: min(map(len, forms)), default=("",))


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
    return Wording(tuple(triggers), metrics, words, cues, makers, able)


def _trigger(key: str, kind: str, block: Mapping[str, Any], file: Mapping[str, Any], lang: str) -> Trigger:
    shape = {**file["shape"][block["shape"]], **block.get("roles", {})}
    kinds = file["kinds"]
    return Trigger(
        trigger_id=key,
        kind=kind,
        patterns=_patterns(block["say"]),
        clues=tuple(find_clues(pattern) for pattern in block["say"]),
        unless=_patterns(block.get("unless", [])),
        sets=block.get("set", {}),
        roles=tuple(RoleWay(role, tuple(ways), frozenset(kinds[role])) for role, ways in shape.items() if ways),
        needs=tuple(frozenset(need.split("|")) for need in block.get("needs", file["needs"])),
        rule=f"lexicon/{lang}/claims/{kind}.toml#{key}",
        is_noun=block.get("noun", False),
        modality=block.get("modality"),
        reach=block.get("reach", 18.0),
        completes=block.get("completes", False),
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


def _patterns(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(pattern) for pattern in patterns)


def _compile_word(word: str) -> str:
    optional = word.endswith("?") and len(word) > 1
    if optional:
        word = word[:-1]
    role, _, kind = word.rpartition("=")
    body = CLASSES.get(kind) or "(?:" + "|".join(_compile_form(form) for form in kind.split("|")) + ") "
    if role:
        body = f"(?P<{role}>{body})"
    return f"(?:{body})?" if optional else body


def _compile_form(form: str) -> str:
    return re.escape(form).replace(r"\*", "[^ <>]*")
