"""Finds the names that the project knows: one Aho-Corasick pass over folded text, then the longest match wins.

Apostrophes and hyphens bound a word. A name that is also a word of the language counts only with its own capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ahocorasick

from etl.fold import fold, fold_case
from etl.records import NameMention, NameType

if TYPE_CHECKING:
    from etl.knowledge import Knowledge

CAPITALIZED = re.compile(r" [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+")
WORD = re.compile(r"[^\W\d_]{4,}")
TITLED = 0.6  # share of a line's longer words with a capital from which its capitals say nothing
VERSION = re.compile(r"[ -]?[vV]?\d+(?:\.\d+)*(?![\w%,.]*\s?(?:%|[a-z\u20ac$\u00a3]))")
TYPES: Mapping[str, NameType] = {"media": "media", "person": "person", "state": "place"}
CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class Surface:
    """One spelling of one entity, as printed in the knowledge; `is_short`: the beginning of its full name."""

    text: str
    entity_id: str
    name: str
    type: NameType
    is_exact: bool
    is_short: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All surfaces by folded spelling; `heads` are the folded words that a version turns into a model."""

    automaton: Any
    heads: Mapping[str, str] = field(default_factory=dict)

    def find(self, text: str) -> tuple[NameMention, ...]:
        """Return the known names of a text, left to right, the longest at each place: "d'OpenAI" gives OpenAI."""
        if not len(self.automaton):
            return ()
        plain = fold(text)
        hits = [hit for hit in self._hits(plain) if _fits(plain, hit)]
        found: list[NameMention] = []
        for start, end, surface in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if not found or start >= found[-1].end:
                found.append(_mention(start, end, surface))
        return tuple(found)

    def _hits(self, plain: str) -> Iterator[tuple[int, int, Surface]]:
        for last, surfaces in self.automaton.iter(fold_case(plain)):
            for surface in surfaces:
                yield last + 1 - len(surface.text), last + 1, surface


def build_gazetteer(knowledge: Knowledge) -> Gazetteer:
    """Compile companies, models and products; the same spelling of several entities keeps them all, in order of id."""
    spellings: dict[str, list[Surface]] = {}
    for surface in _surfaces(knowledge):
        spellings.setdefault(fold_case(surface.text), []).append(surface)
    automaton = ahocorasick.Automaton()
    for spelling, surfaces in spellings.items():
        automaton.add_word(spelling, tuple(surfaces))
    automaton.make_automaton()
    heads = {fold_case(head): model.id for model in knowledge.models.values() for head in (*model.heads, model.name)}
    return Gazetteer(automaton, heads)


def _surfaces(knowledge: Knowledge) -> Iterator[Surface]:
    for model in knowledge.models.values():
        yield from _spellings(model.surfaces(), model.id, model.name, model.type, model.case_sensitive)
    for company in knowledge.companies.values():
        kind = TYPES.get(company.kind, "company")
        yield from _spellings(company.surfaces(), company.id, company.name, kind, company.case_sensitive)


def _spellings(
    texts: Iterable[str], entity: str, name: str, kind: NameType, exact: tuple[str, ...]
) -> Iterator[Surface]:
    full = fold_case(name)
    return (Surface(text, entity, name, kind, text in exact, full.startswith(f"{fold_case(text)} ")) for text in texts)


def _fits(plain: str, hit: tuple[int, int, Surface]) -> bool:
    """Check word boundaries, capitals, and that no version follows a company's name.

    A short name that goes on with another word is somebody else's: "Mistral Vins" is not Mistral AI.
    """
    start, end, surface = hit
    if (start and plain[start - 1].isalnum()) or (end < len(plain) and plain[end].isalnum()):
        return False
    printed = plain[start:end]
    if surface.is_exact and printed not in {fold(surface.text), surface.text.upper()}:
        return False
    if any(letter.isupper() for letter in surface.text) and not any(letter.isupper() for letter in printed):
        return False
    if surface.is_short and CAPITALIZED.match(plain, end) and not _is_titled(plain):
        return False
    return surface.type not in {"company", "media"} or VERSION.match(plain, end) is None


def _is_titled(plain: str) -> bool:
    """Tell whether a line is written with capitals throughout, as English headlines are."""
    words: list[str] = WORD.findall(plain)
    return sum(word[0].isupper() for word in words) >= TITLED * len(words)


def _mention(start: int, end: int, surface: Surface) -> NameMention:
    return NameMention(start, end, surface.type, surface.name, surface.entity_id, CERTAIN, "gazetteer")
