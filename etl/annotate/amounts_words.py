"""Cuts a folded text into words for the amounts finder, and looks phrases up in it, forwards and backwards.

A number is one word with its separators ("12,34,567.89", "1 200"); letters that touch it are the next word ("10bn").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from etl.fold import fold_case

WORD = re.compile(
    r"(?<![\w.,])\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d\w])"  # 1 200,5: a group glued to letters is a version
    r"|(?<![\w.,])\d{1,3}(?: \d{3})+(?=[^\W\d])"
    r"|\d+(?:[.,]\d+)*|\.\d+|[^\W\d_]+'?|\S"
)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, with their offsets in it."""

    text: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def is_glued(self, index: int) -> bool:
        """Say whether the word touches the one before it."""
        return 0 < index < len(self.texts) and self.starts[index] == self.ends[index - 1]

    def at(self, index: int) -> str:
        """Return the word at `index`, or "" beyond the ends."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def is_capital(self, index: int) -> bool:
        """Say whether the word at `index` is printed with a capital."""
        return 0 <= index < len(self.texts) and self.text[self.starts[index]].isupper()


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """A table of phrases; the longest that fits wins."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]

    def follow(self, words: Words, index: int) -> tuple[int, Value] | None:
        """Return the index after the phrase that begins at `index`, and its value."""
        if not 0 <= index < len(words.texts):
            return None
        for phrase, value in self.by_first.get(words.texts[index], ()):
            if len(phrase) == 1 or words.texts[index : index + len(phrase)] == phrase:
                return index + len(phrase), value
        return None

    def precede(self, words: Words, index: int) -> tuple[int, Value] | None:
        """Return the index of the first word of the phrase that ends before `index`, and its value."""
        return next(self.precede_each(words, index), None)

    def precede_each(self, words: Words, index: int) -> Iterator[tuple[int, Value]]:
        """Yield every phrase that ends before `index`, as `precede` does, the longest first."""
        if not 0 < index <= len(words.texts):
            return
        for phrase, value in self.by_last.get(words.texts[index - 1], ()):
            first = index - len(phrase)
            if first >= 0 and words.texts[first:index] == phrase:
                yield first, value


def cut_words(text: str, folded: str | None = None) -> Words:
    """Return the words of a text, given folded where that is done: "10 Md$" is "10", "md" and "$"."""
    matches = list(WORD.finditer(fold_case(text) if folded is None else folded))
    return Words(
        text,
        tuple(match[0] for match in matches),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


def gather_phrases(entries: Iterable[tuple[str, Value]]) -> Phrases[Value]:
    """Build a table of phrases from (words as printed, value)."""
    firsts: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
    lasts: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
    for printed, value in entries:
        phrase = cut_words(printed).texts
        firsts.setdefault(phrase[0], []).append((phrase, value))
        lasts.setdefault(phrase[-1], []).append((phrase, value))
    return Phrases(_longest_first(firsts), _longest_first(lasts))


def _longest_first(
    table: Mapping[str, list[tuple[tuple[str, ...], Value]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Value], ...]]:
    return {key: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for key, found in table.items()}
