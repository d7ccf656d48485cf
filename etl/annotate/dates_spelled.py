"""Finds years written in words: "two thousand and fifteen", "dix-neuf cent soixante-douze".

A year in words is read only beside a month, for alone it counts as often as it dates ("two thousand and ten guests").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TWO_DIGITS = 10  # "nineteen" opens a year before "eighty-four", not before "four"
NAMED = "<year>"  # stands for a year in words among the words of the lexicon; no text holds it as one word


@dataclass(frozen=True, slots=True)
class SpelledYears:
    """The numerals that years are written in: a base, then tens and ones, each with its value.

    `paired` are bases that need two digits behind them.
    """

    pattern: re.Pattern[str]
    bases: Mapping[str, int]
    paired: Mapping[str, int]
    tens: Mapping[str, int]
    ones: Mapping[str, int]


def build_spelled_years(tree: Mapping[str, Any]) -> SpelledYears:
    """Compile the [spelled_years] part of a language's dates.toml."""
    parts = {name: tree[name] for name in ("bases", "paired", "tens", "ones")}
    gap = f"(?:[ -](?:{_any_of(tree['links'])}))?[ -]"
    base = _any_of([*parts["bases"], *parts["paired"]])
    tens, ones = _any_of(parts["tens"]), _any_of(parts["ones"])
    pattern = re.compile(rf"\b(?P<base>{base})(?:{gap}(?P<tens>{tens}))?(?:{gap}(?P<ones>{ones}))?\b")
    return SpelledYears(pattern, **parts)


def find_spelled_years(lowered: str, numerals: SpelledYears) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and year of every year in words of a folded text."""
    for match in numerals.pattern.finditer(lowered):
        base, rest = _flatten(match["base"]), numerals.tens.get(_flatten(match["tens"]), 0)
        rest += numerals.ones.get(_flatten(match["ones"]), 0)
        if base in numerals.bases:
            yield match.start(), match.end(), numerals.bases[base] + rest
        elif rest >= TWO_DIGITS:
            yield match.start(), match.end(), numerals.paired[base] + rest


def _flatten(words: str | None) -> str:
    return (words or "").replace("-", " ")


def _any_of(words: Mapping[str, int] | list[str]) -> str:
    """Return an expression of any of some words, the longest first, with spaces or hyphens between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(words, key=len, reverse=True))
