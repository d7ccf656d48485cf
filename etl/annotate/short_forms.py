"""Gives a short form the full name that the same article prints: "Tidewell Energy", then "Tidewell".

Only names that nobody knows are joined; a person goes by the last word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.fold import fold_case

if TYPE_CHECKING:
    from etl.records import NameMention, Sentence

BODY = frozenset({"body", "item"})
ORGANISATIONS = frozenset({"company", "other"})
ACRONYM = 3  # letters: "Velmora AI" may be Velmora's product: too little to tell
LONGEST_TAIL = 3  # words a full name may have beyond its short form: "Velm", then "Velm Advanced Energy Systems"


def join_short_forms(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of one article; a short form carries the name and the type of its full form.

    The body must print the full form first: in "Velmora sells Velmora Fibre" the two are not the same.
    """
    full = _full_names([name for sentence in sentences if sentence.role in BODY for name in sentence.names])
    return [replace(one, names=tuple(_lengthen(name, full) for name in one.names)) for one in sentences]


def _full_names(names: Sequence[NameMention]) -> Mapping[str, NameMention]:
    """The first full form of the body behind every short one that does not stand before it."""
    forms: dict[str, NameMention] = {}
    for name in names:
        forms.setdefault(fold_case(name.name), name)
        for short in _short_forms(name):
            forms.setdefault(short, name)
    return {short: name for short, name in forms.items() if short != fold_case(name.name)}


def _short_forms(name: NameMention) -> list[str]:
    """The words that may stand for a name of several words: its beginnings, or a person's last word."""
    words = fold_case(name.name).split(" ")
    if name.entity_id is not None or len(words) < 2:  # noqa: PLR2004 - a name of one word has no short form
        return []
    if name.type == "person":
        return [words[-1]]
    if name.type != "company":
        return []
    tail = name.name.split(" ")[1:]
    counts = range(max(1, len(words) - LONGEST_TAIL), len(words))
    return (
        [] if all(word.isupper() and len(word) <= ACRONYM for word in tail) else [" ".join(words[:n]) for n in counts]
    )


def _lengthen(name: NameMention, full: Mapping[str, NameMention]) -> NameMention:
    longer = full.get(fold_case(name.name))
    if longer is None or name.entity_id is not None or name.source == "reference":
        return name
    fits = name.type in ORGANISATIONS or name.type == longer.type
    return replace(name, name=longer.name, type=longer.type, score=max(name.score, longer.score)) if fits else name
