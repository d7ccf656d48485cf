"""The tables that a language's amounts.toml is compiled into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from etl.annotate.amounts_words import Phrases
from etl.records import Hedge

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers: digits, number words, magnitudes, fractions, vague quantities."""

    decimal: str
    values: Phrases[Decimal]
    hundreds: frozenset[str]
    joining: frozenset[str]
    ones: Phrases[None]
    standing: frozenset[str]
    dozens: Phrases[Decimal]
    about_dozens: Phrases[Decimal]
    magnitudes: Phrases[Decimal]
    letters: Mapping[str, Decimal]
    alone: frozenset[str]
    fractions: Phrases[Decimal]
    shares: Phrases[Decimal]
    after_shares: Phrases[None]
    before_no_shares: frozenset[str]
    halves_between: Phrases[Decimal]
    halves_after: Phrases[Decimal]
    groups: Phrases[Bounds]
    vague_magnitudes: Phrases[Bounds]
    vague_before: Phrases[None]
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class RangeWords:
    """How a language joins two numbers into a range, a list or a comparison."""

    open_and: Phrases[None]
    ands: Phrases[None]
    open_to: Phrases[None]
    tos: Phrases[None]
    lists: Phrases[None]
    parts: Phrases[None]
    among: Phrases[None]
    against: Phrases[None]
    change: frozenset[str]
    choices: frozenset[str]
    then: frozenset[str]


@dataclass(frozen=True, slots=True)
class RateWords:
    """How a language says "per": the words before a rate's noun, the nouns, and what makes it a date instead."""

    per: Phrases[None]
    nouns: Phrases[str]
    adverbs: Phrases[str]
    magnitudes: Phrases[str]
    articles: Phrases[str]
    sides: Phrases[str]
    strict: frozenset[str]
    loose: frozenset[str]
    not_before: Phrases[None]


@dataclass(frozen=True, slots=True)
class NoiseWords:
    """Words around a number that say what it is not, or that are passed over on the way to its unit.

    `unit_reach` is how many words after a number its unit is looked for in; a small number in words before one of
    `small_units` refers or recounts rather than measures ("the two companies", "five times").
    """

    joiners: frozenset[str]
    stops: frozenset[str]
    linking: Phrases[None]
    unit_reach: int
    never_units: frozenset[str]
    small_units: frozenset[str]
    never_small: frozenset[str]
    references: frozenset[str]
    sources: frozenset[str]
    negations: frozenset[str]
    money_nouns: frozenset[str]
    plural_endings: tuple[str, ...]
    labels: Phrases[None]
    introducers: Phrases[str]
    ordinals: frozenset[str]
    determiners: Phrases[None]


@dataclass(frozen=True, slots=True)
class AmountLexicon:
    """All that a language knows of amounts, compiled. `cue` finds what no sentence with an amount lacks.

    `starts` are the words that can begin a number, `wary` the currencies whose words mean other things too,
    `letter` the magnitude that alone says parameters ("70B"), whose unit is `letter_unit`,
    also before the units `letter_nouns` ("a 70B model").
    """

    cue: re.Pattern[str]
    starts: frozenset[str]
    numbers: NumberWords
    before: Phrases[str]
    after: Phrases[str]
    scaled: Mapping[str, tuple[Decimal, str]]
    subunits: Phrases[str]
    wary: frozenset[str]
    letter: str
    letter_unit: str
    letter_nouns: frozenset[str]
    hedges_before: Phrases[Hedge]
    hedges_after: Phrases[Hedge]
    ranges: RangeWords
    rates: RateWords
    units: Phrases[str]
    shares: frozenset[str]
    share_unit: str
    unit_names: frozenset[str]
    beats: frozenset[tuple[str, str]]
    counts_directly: bool
    noise: NoiseWords
