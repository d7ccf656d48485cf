"""Finds names that are only partly capitals: "ministère des Armées", "the Korean government", "Caisse des dépôts".

Their wording is that of the language's names.toml. A name found once is sought in the whole article; a plural names
each member of its list: "les universités de Velmar et Tesson" are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.fold import fold
from etl.records import NameMention

SCORE = 0.8  # surer than context, less so than a known name


@dataclass(frozen=True, slots=True)
class Plural:
    """A head before a list of places, and how the name of one of them begins."""

    head: re.Pattern[str]
    begins: str


@dataclass(frozen=True, slots=True)
class InstitutionLexicon:
    """Patterns of whole names, of those that must come twice, plurals, and the members of a plural's list."""

    patterns: tuple[re.Pattern[str], ...]
    repeated: tuple[re.Pattern[str], ...]
    plurals: tuple[Plural, ...]
    member: re.Pattern[str]
    between: re.Pattern[str]


def build_institution_lexicon(tree: Mapping[str, Any]) -> InstitutionLexicon:
    """Compile the [institutions] part of a language's names.toml."""
    part = tree["institutions"]
    return InstitutionLexicon(
        tuple(re.compile(pattern) for pattern in part["patterns"]),
        tuple(re.compile(pattern) for pattern in part["repeated"]),
        tuple(Plural(re.compile(one["head"]), one["begins"]) for one in part["plurals"]),
        re.compile(part["member"]),
        re.compile(part["between"]),
    )


def find_institutions(texts: Sequence[str], lexicon: InstitutionLexicon) -> list[tuple[NameMention, ...]]:
    """Return the institutions of each text of one article, offsets within the text; some may overlap."""
    plain = [fold(text) for text in texts]
    names = {match[0] for pattern in lexicon.patterns for text in plain for match in pattern.finditer(text)}
    once = {match[0] for pattern in lexicon.repeated for text in plain for match in pattern.finditer(text)}
    names |= {name for name in once if sum(text.count(name) for text in plain) > 1}
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=_longest)))})(?!\w)") if names else None
    return [
        (
            *(_mention(match.start(), match.end(), match[0]) for match in (found.finditer(text) if found else ())),
            *_members(text, lexicon),
        )
        for text in plain
    ]


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _members(text: str, lexicon: InstitutionLexicon) -> Iterator[NameMention]:
    """The members of the lists behind a plural head, each with its full name."""
    for plural in lexicon.plurals:
        for head in plural.head.finditer(text):
            member = lexicon.member.match(text, head.end())
            while member is not None:
                yield _mention(member.start(), member.end(), plural.begins + member[0])
                link = lexicon.between.match(text, member.end())
                member = lexicon.member.match(text, link.end()) if link else None


def _mention(start: int, end: int, name: str) -> NameMention:
    return NameMention(start, end, "company", name, None, SCORE, "shape")
