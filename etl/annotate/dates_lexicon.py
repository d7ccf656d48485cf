"""Compiles a language's wording of dates into a tree of word classes.

A text is read as a string with one character per word (its class: month, day number, "ago"…) and "_" where two
words touch; a template such as "{day} {month}[ {year}]" becomes a branch of the tree.
Refuses a template with an unknown slot or reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.annotate.dates_cues import Joint, Leaning, gather_leaning
from etl.annotate.dates_spelled import NAMED, SpelledYears, build_spelled_years
from etl.annotate.dates_templates import Piece, expand_template
from etl.annotate.dates_tree import GLUE, Alphabet, Branch, Form, Value, plant
from etl.errors import KnowledgeError

WORD, NUMBER, MARK = "w", "n", "p"
FIRST_CHARACTER = 0xE000  # Unicode's private use area: no such character is special in an expression
NUMBERS: dict[str, tuple[int, int, int]] = {  # slot: lowest, highest, digits it must have (0: any, no leading zero)
    "day": (1, 31, 0), "number": (1, 12, 0), "quarter": (1, 4, 1), "half": (1, 2, 1), "count": (1, 120, 0),
    "year": (1900, 2099, 4), "yy": (0, 99, 2), "late_day": (13, 31, 2), "decade": (1900, 2090, 4),
}  # fmt: skip
DESCRIBING = frozenset({"id", "read", "example", "forms"})
LISTS = (
    "before_year", "veto_before", "veto_after", "function_words", "before_figures", "after_fractions",
)  # fmt: skip
PADDED = frozenset({"day", "number"})


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """All that a language knows of dates, compiled.

    `cased` classes need a capital, short of which they may have a class in `small`. `openings` maps a class to the
    ways a date can begin with it.
    """

    classes: Mapping[str, str]
    cased: frozenset[str]
    small: Mapping[str, str]
    values: Mapping[tuple[str, str], Value]
    alphabet: Alphabet
    openings: Mapping[str, tuple[Branch, ...]]
    starts: re.Pattern[str]
    joints: tuple[Joint, ...]
    leaning: Leaning
    before_year: frozenset[str]
    veto_before: frozenset[str]
    veto_after: frozenset[str]
    function_words: frozenset[str]
    before_figures: frozenset[str]
    after_fractions: frozenset[str]
    before_day: tuple[str, ...]
    before_season: tuple[str, ...]
    before_half: tuple[str, ...]
    chains: Mapping[str, frozenset[str]]
    spelled_years: SpelledYears


def build_date_lexicon(tree: Mapping[str, Any]) -> DateLexicon:
    """Compile the tree of a `dates.toml`; raises KnowledgeError where a template names an unknown slot."""
    members = _members(tree)
    sequences = _expand(tree)
    filled = frozenset().union(*members.values())
    for piece in {piece for sequence, _ in sequences for piece in sequence}:
        _admit(piece, members, filled)
    signatures = {word: frozenset(classes) for word, classes in members.items()}
    small = _small_signatures(tree, signatures)
    known = sorted({*signatures.values(), *small.values()}, key=sorted)
    letters = {signature: chr(FIRST_CHARACTER + i) for i, signature in enumerate(known)}
    alphabet: dict[str, str] = {}
    for signature, letter in letters.items():
        for name in signature:
            alphabet[name] = alphabet.get(name, "") + letter
    bounded = _bound(alphabet)
    openings = plant(sequences, bounded)
    return DateLexicon(
        classes={word: letters[signature] for word, signature in signatures.items()},
        cased=frozenset(letter for signature, letter in letters.items() if "cased" in signature),
        small={letters[signature]: letters[bare] for signature, bare in small.items()},
        values=_values(tree),
        alphabet=bounded,
        openings=openings,
        starts=re.compile(f"[{''.join(sorted(openings))}]"),
        joints=tuple(
            Joint(frozenset(block.get("before", ())), frozenset(block["middle"]), block["is_range"])
            for block in tree["joints"]
        ),
        leaning=gather_leaning(tree["leaning"]),
        before_day=_phrases(tree, "before_day"),
        before_season=_phrases(tree, "before_season"),
        before_half=_phrases(tree, "before_half"),
        chains={block["id"]: frozenset(block["middle"]) for block in tree["chains"]},
        spelled_years=build_spelled_years(tree["spelled_years"]),
        **{name: _listed(tree, name) for name in LISTS},
    )


def _expand(tree: Mapping[str, Any]) -> list[tuple[tuple[Piece, ...], Form]]:
    """Return every plain sequence of every template with the form that it has."""
    return [
        (sequence, Form(block["read"], {key: block[key] for key in block if key not in DESCRIBING}))
        for block in tree["templates"]
        for form in block["forms"]
        for sequence in expand_template(form)
    ]


def _small_signatures(
    tree: Mapping[str, Any], signatures: Mapping[str, frozenset[str]]
) -> dict[frozenset[str], frozenset[str]]:
    """Map the slots of a word that needs a capital to those it can fill without one: "third of march"."""
    slots = {block["slot"] for block in tree["words"] if block.get("small")}
    return {
        signature: signature & slots for signature in signatures.values() if "cased" in signature and signature & slots
    }


def _phrases(tree: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(f" {words} " for words in tree["years"][name]["words"])


def _listed(tree: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(tree["years"][name]["words"])


def _values(tree: Mapping[str, Any]) -> dict[tuple[str, str], Value]:
    return {
        (block["slot"], word.removesuffix(".")): value
        for block in tree["words"]
        for word, value in block["values"].items()
    }


def _members(tree: Mapping[str, Any]) -> dict[str, set[str]]:
    """Map every known word and number to the slots that it can fill."""
    members: dict[str, set[str]] = {NAMED: {"spelled_year"}}
    for slot, (low, high, digits) in NUMBERS.items():
        for number in range(low, high + 1):
            forms = {str(number)} | ({f"{number:02}"} if slot in PADDED else set())
            for form in {f"{number:0{digits}}"} if digits else forms:
                if slot != "decade" or form.endswith("0"):
                    members.setdefault(form, set()).add(slot)
    for mark in ".-/,'\"":
        members.setdefault(mark, set()).add(f"={mark}")
        members[mark].add("mark")
    for block in tree["words"]:
        for word in block["values"]:
            bare = word.removesuffix(".")
            slots = members.setdefault(bare, set())
            slots.add(block["slot"])
            slots.update(
                {"dotted"} if bare != word else (),
                {"cased"} if block.get("cased") else (),
            )
    return members


def _admit(piece: Piece, members: dict[str, set[str]], filled: frozenset[str]) -> None:
    """Give a literal word of a template its own class; refuse a slot that no word can fill."""
    if piece.slot is None:
        members.setdefault(piece.text, set()).update({piece.name} if piece.text.isalnum() else {piece.name, "mark"})
    elif piece.slot not in filled:
        reason = f"dates.toml: no word fills the slot {{{piece.slot}}}"
        raise KnowledgeError(reason, "add a [[words]] block with that slot, or correct the template")


def _bound(alphabet: Mapping[str, str]) -> Alphabet:
    """Return the classes with what must not stand beside a date: a touching word, a decimal, a hyphened word."""
    marks = f"{alphabet['mark']}{MARK}{GLUE}"
    dating = marks + "".join(letter for slot in ("month", "weekday", "year") for letter in alphabet[slot])
    hyphen, dot, comma = alphabet["=-"], alphabet["=."], alphabet["=,"]
    numbers = "".join(letter for slot in NUMBERS for letter in alphabet[slot]) + NUMBER
    left = f"(?<![^{marks}]{GLUE})(?<![^{dating}]{GLUE}{hyphen}{GLUE})(?<![{numbers}]{GLUE}[{dot}{comma}]{GLUE})"
    right = f"(?!{GLUE}(?:[^{marks}]|{hyphen}{GLUE}[^{dating}]|[{dot}{comma}]{GLUE}[{numbers}]))"
    return Alphabet(alphabet, re.compile(left), re.compile(right), frozenset(alphabet.get("dotted", "")), dot)
