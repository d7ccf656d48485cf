"""Tells the concept of every item of a line ("invest", "lead", "from"), the same ids in every language.

Two-word entries win over single words, longer entries over shorter ones; a mention has no concept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.extract.items import Item, Line
from etl.knowledge import Knowledge

NO_CONCEPT = ""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Folded words by concept: whole words, beginnings of words, and pairs of both (first word, second word)."""

    words: Mapping[str, str]
    stems: Mapping[str, str]
    pairs: Mapping[str, tuple[tuple[str, str, str], ...]]

    def of_word(self, word: str) -> str:
        """Return the concept of one folded word: its own, else that of its longest stem."""
        if word in self.words:
            return self.words[word]
        return next(
            (self.stems[word[:size]] for size in range(len(word), 1, -1) if word[:size] in self.stems), NO_CONCEPT
        )

    def of_pair(self, first: str, second: str) -> str:
        """Return the concept of two neighbouring words, "" where they have none together."""
        for size in range(len(first), 0, -1):
            for start, follower, concept in self.pairs.get(first[:size], ()):
                is_first = first == start.removesuffix("*") or (start.endswith("*") and first.startswith(start[:-1]))
                if is_first and (second == follower or (follower.endswith("*") and second.startswith(follower[:-1]))):
                    return concept
        return NO_CONCEPT


@lru_cache(maxsize=8)
def load_concepts(knowledge: Knowledge, lang: str) -> Concepts:
    """Compile a language's concepts.toml, once for a knowledge object; of two equal entries the first stands."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    pairs: dict[str, list[tuple[str, str, str]]] = {}
    for concept, entries in knowledge.lexicon(lang)["concepts"]["concepts"].items():
        for entry in entries:
            first, _, second = entry.partition(" ")
            if second:
                pairs.setdefault(first.removesuffix("*"), []).append((first, second, concept))
            elif entry.endswith("*"):
                stems.setdefault(entry[:-1], concept)
            else:
                words.setdefault(entry, concept)
    return Concepts(words, stems, {key: tuple(some) for key, some in pairs.items()})


def read_concepts(line: Line, concepts: Concepts) -> tuple[str, ...]:
    """Return the concept of every item of a line: "led by" gives both words that of the pair where it has one."""
    found = [NO_CONCEPT if item.mention is not None else concepts.of_word(item.text) for item in line.items]
    for place, (first, second) in enumerate(zip(line.items, line.items[1:], strict=False)):
        if _is_word(first) and _is_word(second) and (concept := concepts.of_pair(first.text, second.text)):
            found[place : place + 2] = [concept, concept]
    return tuple(found)


def _is_word(item: Item) -> bool:
    return item.mention is None


def list_concepts(found: Sequence[str]) -> list[str]:
    """Return the distinct concepts among some items, sorted."""
    return sorted({concept for concept in found if concept})
