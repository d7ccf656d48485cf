"""Compiles the [context] part of a language's names.toml: what stands in and around a name and what it says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.fold import fold_case
from etl.records import NameType


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on the text left of a name, right of it or on the name itself, and what it says of the type."""

    pattern: re.Pattern[str]
    place: str
    type: NameType
    weight: float


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Rules, words that are never names (`stops`), the shape of a run of capitals, the tags of a name that opens."""

    rules: tuple[Rule, ...]
    stops: frozenset[str]
    lists: Mapping[NameType, frozenset[str]]
    run: re.Pattern[str]
    between: re.Pattern[str]
    institution: re.Pattern[str]
    particle: re.Pattern[str]
    proper: frozenset[str]
    bare: frozenset[str]


def build_context_lexicon(tree: Mapping[str, Any]) -> ContextLexicon:
    """Compile the [context] part of a language's names.toml."""
    part = tree["context"]
    rules = tuple(
        Rule(re.compile(rule["pattern"]), rule["place"], rule["type"], rule["weight"]) for rule in part["rules"]
    )
    lists: dict[NameType, frozenset[str]] = {
        kind: frozenset(map(fold_case, words)) for kind, words in part["lists"].items()
    }
    parts: dict[str, Any] = {name: re.compile(part[name]) for name in ("run", "between", "institution", "particle")}
    parts |= {name: frozenset(part["opening"][name]) for name in ("proper", "bare")}
    return ContextLexicon(rules, frozenset(map(fold_case, part["stops"])), lists, **parts)
