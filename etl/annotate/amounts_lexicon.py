"""Compiles a language's amounts.toml into phrase tables for the amounts finder.

Refuses a lexicon that lacks a table or a key, naming it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from etl.annotate.amounts_tables import AmountLexicon, Bounds, NoiseWords, NumberWords, RangeWords, RateWords
from etl.annotate.amounts_words import Phrases, cut_words, gather_phrases
from etl.errors import KnowledgeError
from etl.fold import fold_case


def build_amount_lexicon(tree: Mapping[str, Any]) -> AmountLexicon:
    """Compile the tree of an amounts.toml; raises KnowledgeError where a table or a key is missing."""
    try:
        return _build(tree)
    except KeyError as error:
        reason = f"amounts.toml: {error.args[0]} is missing"
        raise KnowledgeError(reason, "add it, as in the other language's amounts.toml") from error


def _build(tree: Mapping[str, Any]) -> AmountLexicon:
    numbers = _numbers(tree)
    currencies, units = tree["currencies"], tree["units"]
    return AmountLexicon(
        cue=_cue(tree),
        starts=_starts(numbers),
        numbers=numbers,
        before=gather_phrases((word, block["code"]) for block in currencies for word in block["before"]),
        after=gather_phrases((word, block["code"]) for block in currencies for word in block["after"]),
        scaled=_scaled(tree, numbers),
        subunits=gather_phrases((word, block["code"]) for block in tree["subunits"] for word in block["words"]),
        wary=frozenset(word for block in currencies for word in block.get("wary", ())),
        letter=tree["parameters"]["letter"],
        letter_unit=tree["parameters"]["unit"],
        letter_nouns=frozenset(tree["parameters"]["unless"]),
        hedges_before=gather_phrases((word, block["hedge"]) for block in tree["hedges"] for word in block["before"]),
        hedges_after=gather_phrases((word, block["hedge"]) for block in tree["hedges"] for word in block["after"]),
        ranges=_ranges(tree["ranges"]),
        rates=RateWords(
            per=_words(tree["rates"]["per"]),
            nouns=gather_phrases(tree["rates"]["nouns"].items()),
            adverbs=gather_phrases(tree["rates"]["adverbs"].items()),
            magnitudes=gather_phrases(tree["rates"]["magnitudes"].items()),
            articles=gather_phrases(tree["rates"]["articles"].items()),
            strict=frozenset(tree["rates"]["strict"]),
            loose=frozenset(tree["rates"]["loose"]),
            sides=gather_phrases(tree["rates"]["sides"].items()),
            not_before=_words(tree["rates"]["not_before"]),
        ),
        units=gather_phrases((word, block["unit"]) for block in units for word in block["words"]),
        shares=frozenset(block["unit"] for block in units if block.get("is_share")),
        share_unit=next(block["unit"] for block in units if block.get("is_share")),
        unit_names=frozenset(block["unit"] for block in units),
        beats=frozenset((block["unit"], loser) for block in units for loser in block.get("beats", ())),
        counts_directly=tree["noise"]["counts_directly"],
        noise=_noise(tree["noise"]),
    )


def _numbers(tree: Mapping[str, Any]) -> NumberWords:
    words, magnitudes, fractions, vague = (tree[name] for name in ("numbers", "magnitudes", "fractions", "vague"))
    return NumberWords(
        decimal=tree["digits"]["decimal"],
        values=_values(words["values"]),
        hundreds=frozenset(words["hundred"]),
        joining=frozenset(words["joining"]),
        ones=_words(words["ones"]),
        standing=frozenset(words["standing"]),
        dozens=_values(words["dozens"]),
        about_dozens=_values(words["about_dozens"]),
        magnitudes=_values(magnitudes["values"]),
        letters={letter: Decimal(value) for letter, value in magnitudes["letters"].items()},
        alone=frozenset(magnitudes["alone"]),
        fractions=_values(fractions["before"]),
        shares=_values(fractions["shares"]),
        after_shares=_words(fractions["after_shares"]),
        before_no_shares=frozenset(fractions["before_no_shares"]),
        halves_between=_values(fractions["between"]),
        halves_after=_values(fractions["after"]),
        groups=_bounds(vague["groups"]),
        vague_magnitudes=_bounds(vague["magnitudes"]),
        vague_before=_words(vague["before"]),
        of=frozenset(tree["noise"]["of"]),
    )


def _ranges(tree: Mapping[str, Any]) -> RangeWords:
    return RangeWords(
        open_and=_words(tree["open_and"]),
        ands=_words(tree["ands"]),
        open_to=_words(tree["open_to"]),
        tos=_words(tree["tos"]),
        lists=_words(tree["lists"]),
        parts=_words(tree["parts"]),
        among=_words(tree["among"]),
        against=_words(tree["against"]),
        change=frozenset(tree["change"]),
        choices=frozenset(tree["choices"]),
        then=frozenset(tree["then"]),
    )


def _starts(numbers: NumberWords) -> frozenset[str]:
    """Return the words that can begin a number written in words."""
    tables = (
        numbers.values, numbers.ones, numbers.dozens, numbers.about_dozens, numbers.fractions, numbers.shares,
        numbers.groups,
        numbers.vague_magnitudes, numbers.vague_before,
    )  # fmt: skip
    return numbers.hundreds.union(numbers.standing, *(table.by_first for table in tables))


def _noise(tree: Mapping[str, Any]) -> NoiseWords:
    sets = (
        "joiners",
        "stops",
        "never_units",
        "money_nouns",
        "small_units",
        "never_small",
        "references",
        "sources",
        "negations",
        "ordinals",
    )
    return NoiseWords(
        linking=_words(tree["linking"]),
        determiners=_words(tree["determiners"]),
        labels=_words(tree["labels"]),
        introducers=gather_phrases(tree["introducers"].items()),
        unit_reach=tree["unit_reach"],
        plural_endings=tuple(tree["plural_endings"]),
        **{name: frozenset(tree[name]) for name in sets},
    )


def _words(printed: Iterable[str]) -> Phrases[None]:
    return gather_phrases((word, None) for word in printed)


def _values(printed: Mapping[str, Any]) -> Phrases[Decimal]:
    return gather_phrases((word, Decimal(value)) for word, value in printed.items())


def _bounds(printed: Mapping[str, Any]) -> Phrases[Bounds]:
    return gather_phrases((word, (Decimal(low), Decimal(high))) for word, (low, high) in printed.items())


def _scaled(tree: Mapping[str, Any], numbers: NumberWords) -> dict[str, tuple[Decimal, str]]:
    """Return the one-word marriages of a magnitude and a currency code: "musd" is (1e6, USD)."""
    short = {word: Decimal(value) for word, value in tree["magnitudes"]["values"].items() if len(word) < len("000")}
    scales = {**numbers.letters, **short}
    codes = {block["code"]: block["code"].lower() for block in tree["currencies"]}
    return {scale + printed: (value, code) for scale, value in scales.items() for code, printed in codes.items()}


def _cue(tree: Mapping[str, Any]) -> re.Pattern[str]:
    """Return what finds a digit or a word that can begin, or be all of, a number."""
    numbers = [
        *tree["numbers"]["values"],
        *tree["numbers"]["hundred"],
        *tree["numbers"]["about_dozens"],
    ]
    numbers += [
        *tree["numbers"]["dozens"],
        *tree["magnitudes"]["values"],
        *tree["vague"]["groups"],
    ]
    numbers += [*tree["vague"]["magnitudes"], *tree["fractions"]["before"], *tree["fractions"]["shares"]]
    longest = {max(cut_words(printed).texts, key=len) for printed in numbers}
    words = sorted(fold_case(word) for word in longest if word.isalpha())
    return re.compile(rf"\d|\b(?:{'|'.join(map(re.escape, words))})\b")
