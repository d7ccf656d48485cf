"""Reads a line's parse for the linker: paths between items, the verb that governs an item, as short strings.

An unparsed line has no paths; nothing is invented for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.labels import label_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.items import Line
    from etl.records import Token

STEM = 5  # letters that tell words of one family ("invest-ment") without a lemmatizer
LONGEST_PATH = 6
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """The tokens of a line and, for each item, its head token (-1 where nothing was parsed)."""

    tokens: tuple[Token, ...]
    of_item: tuple[int, ...]
    chains: tuple[tuple[int, ...], ...]
    concepts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def chain(self, item: int) -> tuple[int, ...]:
        """Return the tokens from an item up to the root."""
        token = self.of_item[item]
        return self.chains[token] if token >= 0 else ()

    def verb(self, item: int) -> int:
        """Return the verb that governs an item, the nearest upwards, else -1."""
        return next((token for token in self.chain(item) if self.tokens[token].pos in VERBS), -1)

    def stem(self, token: int) -> str:
        """Return the first letters of a token in lower case, or of what it is where it is no word."""
        return self.tokens[token].text[:STEM].lower() if token >= 0 else "-"

    def path(self, left: int, right: int) -> str:
        """Return the labels from one item up and down to another: "nsubj^verb_obj"; "" where there is no parse."""
        up, down = self.chain(left), self.chain(right)
        if not up or not down:
            return ""
        meeting = next((token for token in up if token in down), None)
        if meeting is None:
            return "apart"
        rise = [self.tokens[token].dep for token in up[: up.index(meeting)]]
        fall = [self.tokens[token].dep for token in reversed(down[: down.index(meeting)])]
        if len(rise) + len(fall) > LONGEST_PATH:
            return "far"
        return ">".join(rise) + "^" + self.tokens[meeting].pos + "<" + "<".join(fall)

    def concept(self, token: int) -> str:
        """Return the concept of a token, "" where it has none."""
        return self.concepts[token] if token >= 0 and self.concepts else ""

    def way(self, left: int, right: int) -> str:
        """Return the labels between two items in one scheme for both languages, prepositions folded into them."""
        meeting = self.meeting(left, right)
        if meeting < 0:
            return "apart"
        sides = []
        for item in (left, right):
            chain = self.chain(item)
            sides.append([self.labels[token] for token in chain[: chain.index(meeting)] if self.labels[token]])
        rise, fall = sides
        if len(rise) + len(fall) > LONGEST_PATH:
            return "far"
        return ">".join(rise) + "^" + self.concept(meeting) + "<" + "<".join(reversed(fall))

    def meeting(self, left: int, right: int) -> int:
        """Return the token that governs both items, or -1."""
        down = self.chain(right)
        return next((token for token in self.chain(left) if token in down), -1)


def read_syntax(line: Line) -> Syntax:
    """Return the syntax of a line; the token of an item is the one of its span whose head lies outside."""
    if line.syntax is None:
        line.syntax = _read_syntax(line)
    return line.syntax


def _read_syntax(line: Line) -> Syntax:
    tokens = line.sentence.tokens
    chains = tuple(_chain(tokens, index) for index in range(len(tokens)))
    of_item: list[int] = []
    cursor = 0
    for item in line.items:
        while cursor < len(tokens) and tokens[cursor].end <= item.start:
            cursor += 1
        inside = []
        probe = cursor
        while probe < len(tokens) and tokens[probe].start < item.end:
            inside.append(probe)
            probe += 1
        outside = [one for one in inside if tokens[one].head not in inside or tokens[one].head == one]
        of_item.append((outside or inside or [-1])[0])
    concepts = _spread(line, tokens)
    return Syntax(tokens, tuple(of_item), chains, concepts, label_tokens(tokens, concepts))


def _spread(line: Line, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give every token the concept of the item it lies in."""
    found = [""] * len(tokens)
    place = 0
    for number, token in enumerate(tokens):
        while place < len(line.items) and line.items[place].end <= token.start:
            place += 1
        if place < len(line.items) and line.concepts and line.items[place].start < token.end:
            found[number] = line.concepts[place]
    return tuple(found)


def _chain(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    chain = [index]
    while tokens[chain[-1]].head != chain[-1] and tokens[chain[-1]].head not in chain:
        chain.append(tokens[chain[-1]].head)
    return tuple(chain)
