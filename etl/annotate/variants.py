"""Lengthens known names by the words that name a variant or a unit: "Claude Cowork Legal", "Whisper large-v3".

A known name alone would be cut short there. Headings, where every word may have a capital, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from etl.fold import fold, fold_case

if TYPE_CHECKING:
    from etl.records import NameMention, Sentence

RUNNING_TEXT = frozenset({"body", "item"})
WORKS = frozenset({"model", "product"})
CAPITALS = re.compile(r"(?: [A-ZÀ-ÖØ-Þ][a-zà-ÿ]+){1,2}(?![\w'-])")


@dataclass(frozen=True, slots=True)
class VariantLexicon:
    """What may stand behind a known work and a known company, and folded words that never belong to a name."""

    tiers: re.Pattern[str]
    units: re.Pattern[str]
    stops: frozenset[str]


def build_variant_lexicon(tree: Mapping[str, Any]) -> VariantLexicon:
    """Compile the [variants] part of a language's names.toml."""
    part = tree["variants"]
    stops = frozenset(fold_case(word) for word in (*part["stops"], *tree["context"]["stops"]))
    return VariantLexicon(re.compile(part["tiers"]), re.compile(part["units"]), stops)


def lengthen_known(sentence: Sentence, lexicon: VariantLexicon) -> Sentence:
    """Return the sentence with its known names as long as the text prints them; what they take in is dropped."""
    if sentence.role not in RUNNING_TEXT:
        return sentence
    plain = fold(sentence.text)
    names: list[NameMention] = []
    for name in sentence.names:
        if names and name.start < names[-1].end:
            continue
        later = [one.start - sentence.start for one in sentence.names if one.start >= name.end]
        names.append(_lengthen(name, sentence, plain, lexicon, min(later, default=len(plain))))
    return replace(sentence, names=tuple(names))


def _lengthen(name: NameMention, sentence: Sentence, plain: str, lexicon: VariantLexicon, limit: int) -> NameMention:
    if name.entity_id is None:
        return name
    end = name.end - sentence.start
    ends = [
        match.end() for match in _matches(name, plain, end, lexicon) if match and _is_part(match, lexicon.stops, limit)
    ]
    if not ends:
        return name
    text = plain[name.start - sentence.start : max(ends)]
    return replace(name, end=sentence.start + max(ends), name=text, entity_id=None, source="shape")


def _matches(name: NameMention, plain: str, end: int, lexicon: VariantLexicon) -> Sequence[re.Match[str] | None]:
    if name.type in WORKS:
        return (lexicon.tiers.match(plain, end), CAPITALS.match(plain, end))
    return (lexicon.units.match(plain, end),) if name.type == "company" else ()


def _is_part(match: re.Match[str], stops: Collection[str], limit: int) -> bool:
    """Tell whether the words behind a name belong to it: none is another name's or of the language."""
    return match.end() <= limit and not any(fold_case(word) in stops for word in match[0].split())
