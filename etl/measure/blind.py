"""Renames every company, model and product in annotated articles, text and claims alike, to invented names.

What the extractor knows by heart no longer helps it. Metonyms ("the Redmond firm") stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from etl.fold import fold
from etl.knowledge import Knowledge
from etl.measure.edits import Span, make_edits
from etl.measure.invent import WORD, Inventor
from etl.measure.names import load_name_rules
from etl.records import AnnotatedArticle, NameMention

RENAMED = frozenset({"company", "model", "product"})
UNTOUCHED = frozenset({"media", "person"})
LISTS = ("investors", "partners")
NAMES = ("recipient", "developer", "model", "product", "owner", "provider", "subject")
WORDS = ("purpose", "attribution")
NOTHING = r"\b\B"  # matches nowhere


@dataclass(frozen=True, slots=True)
class Blinder:
    """Renames names; an alias that shares no word with its entity's name gets the entity's invented name."""

    inventor: Inventor
    names: Mapping[str, str]
    metonyms: frozenset[str]

    def knows(self, name: NameMention, text: str) -> bool:
        """Return whether a mention is a name to be renamed, and no phrase or place that stands for one."""
        is_name = name.type in RENAMED and name.source != "reference"
        return is_name and _key(text[name.start : name.end]) not in self.metonyms

    def rename(self, name: str) -> str:
        """Return the invented name of a name as it is printed."""
        full = self.names.get(_key(name), name)
        is_part = self.inventor.telling_words(name) & self.inventor.telling_words(full)
        return self.inventor.rename(name if is_part else full)


@dataclass(frozen=True, slots=True)
class Printed:
    """The names of one article as they are printed in it or in its claims."""

    blinder: Blinder
    pattern: re.Pattern[str]

    def find(self, words: str) -> list[Span]:
        """Return where names are printed."""
        return [match.span() for match in self.pattern.finditer(fold(words))]

    def rename(self, words: str) -> str:
        """Return some words with the names in them renamed; the words may be a name that the article does not print."""
        if _key(words) in self.blinder.names:
            return self.blinder.rename(words)
        return make_edits(words, self.find(words), self.blinder.rename).apply(words)


def blind_articles(
    gold: Mapping[str, Mapping[str, Any]], annotated: Iterable[AnnotatedArticle], knowledge: Knowledge
) -> dict[str, Mapping[str, Any]]:
    """Return the annotated articles renamed; `annotated` are the same articles as the extractor sees their names."""
    blinder = build_blinder(knowledge)
    seen = {one.article.article_id: one for one in annotated}
    return {key: _blind_article(article, seen[key], blinder) for key, article in gold.items() if key in seen}


def build_blinder(knowledge: Knowledge) -> Blinder:
    """Return a blinder that invents no word of a known name."""
    companies = [company for company in knowledge.companies.values() if company.kind not in UNTOUCHED]
    entries = [*knowledge.models.values(), *companies]
    surfaces = [(surface, entry.name) for entry in entries for surface in entry.surfaces()]
    known = {word.casefold() for surface, _ in surfaces for word in WORD.findall(surface)}
    metonyms = frozenset(_key(metonym) for entry in entries for metonym in entry.metonyms)
    return Blinder(
        Inventor(known, load_name_rules().suffixes), {_key(surface): name for surface, name in surfaces}, metonyms
    )


def _blind_article(article: Mapping[str, Any], annotated: AnnotatedArticle, blinder: Blinder) -> Mapping[str, Any]:
    text: str = article["text"]
    mentions = [name for sentence in annotated.sentences for name in sentence.names if blinder.knows(name, text)]
    seen = {text[name.start : name.end] for name in mentions}
    printed = Printed(blinder, _pattern(seen | set(_slot_names(article))))
    edits = make_edits(text, [(name.start, name.end) for name in mentions] + printed.find(text), blinder.rename)
    blinded = edits.apply(text)

    def quote(evidence: str) -> str:
        start = text.find(evidence)
        return printed.rename(evidence) if start < 0 else blinded[edits.move(start) : edits.move(start + len(evidence))]

    claims = [{**_blind_claim(claim, printed), "evidence": quote(claim["evidence"])} for claim in article["claims"]]
    return {**article, "text": blinded, "title": printed.rename(article.get("title") or "") or None, "claims": claims}


def _blind_claim(claim: Mapping[str, Any], printed: Printed) -> dict[str, Any]:
    renamed = dict(claim)
    renamed |= {slot: [printed.blinder.rename(name) for name in claim[slot]] for slot in LISTS if claim.get(slot)}
    renamed |= {slot: printed.blinder.rename(claim[slot]) for slot in NAMES if claim.get(slot)}
    return renamed | {slot: printed.rename(claim[slot]) for slot in WORDS if claim.get(slot)}


def _slot_names(article: Mapping[str, Any]) -> Iterator[str]:
    for claim in article["claims"]:
        for slot in LISTS:
            yield from claim.get(slot) or []
        yield from (claim[slot] for slot in NAMES if claim.get(slot))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Match any of the names as printed, as whole words."""
    words = sorted({fold(name) for name in names if name.strip()}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or NOTHING})(?!\w)")


def _key(name: str) -> str:
    return fold(name).casefold()
