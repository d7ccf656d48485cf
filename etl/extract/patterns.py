"""Compiles a pattern of wording into what finds it in a line of items, and tells cheaply where it cannot be found.

A pattern is words separated by spaces: `word`, `stem*`, `one|other`, `word?` (may be missing), `<company>` and the
other kinds of items, `<name>` and `<amount>` for any of theirs, `..` for up to four words, `...` for up to nine,
`role=<kind>` to bind a role. A date may stand between any two words: "entered on Monday into", "est entré mardi au".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

NAMES = "<(?:company|model|product|person|media|place|other)> "
AMOUNTS = "<(?:money|percent|quantity)> "
DATE = "(?:<date> )?"
GAP = "(?:[^ ;:.!?()]+ ){0,4}"
LONG_GAP = "(?:[^ ;:.!?()]+ ){0,9}?"
CLASSES = {
    "<name>": NAMES,
    "<amount>": AMOUNTS,
    "<party>": "<(?:company|person|place|media|other)> ",
    "..": GAP,
    "...": LONG_GAP,
    "<work>": "<(?:model|product)> ",
}
ANYWHERE = ("",)  # the clue of a pattern of which no word is sure
MOST_WORDS = 100_000  # whose clues are remembered; what a language uses comes to fewer


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern; a line that holds none of its `clues` need not be searched for it."""

    regex: re.Pattern[str]
    clues: tuple[str, ...]


@dataclass(slots=True)
class ClueIndex:
    """The clues of many patterns: whole words (" word ") and beginnings of words (" stem")."""

    clues: frozenset[str]
    of_words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, encoded: str) -> frozenset[str]:
        """Return the clues that an encoded line holds."""
        found = set(ANYWHERE)
        for word in set(encoded.split(" ")):
            if word not in self.of_words:
                if len(self.of_words) >= MOST_WORDS:
                    self.of_words.clear()
                forms = (f" {word} ", *(f" {word[:size]}" for size in range(1, len(word) + 1)))
                self.of_words[word] = tuple(form for form in forms if form in self.clues)
            found.update(self.of_words[word])
        return frozenset(found)


def compile_pattern(pattern: str) -> Pattern:
    """Return a pattern over encoded lines."""
    words = DATE.join(_compile_word(word) for word in pattern.split())
    return Pattern(re.compile(f"(?<= ){words}"), find_clues(pattern))


def index_clues(patterns: Iterable[Pattern]) -> ClueIndex:
    """Return what finds the clues of all these patterns in one pass over a line."""
    return ClueIndex(frozenset(clue for pattern in patterns for clue in pattern.clues))


def find_clues(pattern: str) -> tuple[str, ...]:
    """Return texts of which an encoded line holds one wherever `pattern` can match: its most telling word's forms."""
    options = [
        tuple(" " + form.removesuffix("*") + ("" if form.endswith("*") else " ") for form in word.split("|"))
        for word in pattern.split()
        if word not in CLASSES and not word.endswith("?") and not set("<=") & set(word) and _begins_plainly(word)
    ]
    return max(options, key=lambda forms: min(map(len, forms)), default=ANYWHERE)


def _begins_plainly(word: str) -> bool:
    return not any("*" in form[:-1] or form == "*" for form in word.split("|"))


def _compile_word(word: str) -> str:
    optional = word.endswith("?") and len(word) > 1
    if optional:
        word = word[:-1]
    role, _, kind = word.rpartition("=")
    body = CLASSES.get(kind) or "(?:" + "|".join(_compile_form(form) for form in kind.split("|")) + ") "
    if role:
        body = f"(?P<{role}>{body})"
    return f"(?:{body})?" if optional else body


def _compile_form(form: str) -> str:
    return re.escape(form).replace(r"\*", "[^ <>]*")
