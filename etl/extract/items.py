"""Turns a sentence into a line of items: words and mentions, each mention one item.

The line is also written as one folded string ("<company> invests <money> in <company>"), so that wording can be
found by patterns. Offsets stay those of the article; overlapping mentions keep the longest,
but two names on the same words ("both companies") stand side by side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.extract.patterns import Pattern
from etl.records import AmountMention, DateMention, NameMention, Sentence

if TYPE_CHECKING:
    from etl.extract.syntax import Syntax

Mention = NameMention | AmountMention | DateMention
Found = tuple[int, int, dict[str, int]]

WORD = re.compile(r"'s\b|[^\W_]+(?:[-.&][^\W_]+)*'?(?!s\b)|[^\W_]+|\S")
NAME_KINDS = frozenset({"company", "model", "product", "person", "media", "place", "other"})
AMOUNT_KINDS = frozenset({"money", "percent", "quantity"})
HARD_STOPS = frozenset({";", ":", "-", "(", ")", '"', "!", "?", "|"})
PUNCTUATION_COST = {",": 2.0, ";": 9.0, ":": 5.0, "(": 3.0, ")": 3.0, "-": 3.0, "!": 9.0, "?": 9.0, ".": 9.0}
AMOUNT_COST = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """One word or one mention of a sentence."""

    index: int
    start: int
    end: int
    text: str
    kind: str
    mention: Mention | None = None


@dataclass(slots=True)
class Line:
    """A sentence as items. `encoded` has a space before and after every item; `places` are their offsets in it.

    `concepts` are those of the items and `clues` those of all patterns, where they were read; `found` is what patterns
    found so far, `syntax` what was read of its parse.
    """

    sentence: Sentence
    position: int
    items: tuple[Item, ...]
    encoded: str
    places: tuple[int, ...]
    costs: tuple[float, ...] = field(default=())
    concepts: tuple[str, ...] = field(default=())
    clues: frozenset[str] | None = None
    found: dict[Pattern, list[Found]] = field(default_factory=dict)
    syntax: Syntax | None = None

    def between(self, left: int, right: int) -> tuple[Item, ...]:
        """Return the items strictly between two indices, in either order."""
        low, high = sorted((left, right))
        return self.items[low + 1 : high]

    def cost(self, left: int, right: int) -> float:
        """Return how far apart two items stand, punctuation and amounts counting more than words."""
        low, high = sorted((left, right))
        return self.costs[high] - self.costs[low + 1] if high > low else 0.0

    def find(self, pattern: Pattern) -> list[Found]:
        """Return (first item, last item, named slots) of every match of `pattern` in the line."""
        if self.clues is not None and self.clues.isdisjoint(pattern.clues):
            return []
        if pattern not in self.found:
            self.found[pattern] = self._search(pattern)
        return self.found[pattern]

    def _search(self, pattern: Pattern) -> list[Found]:
        found = []
        for match in pattern.regex.finditer(self.encoded):
            first, last = self._item(match.start()), self._item(max(match.start(), match.end() - 2))
            slots = {name: self._item(match.start(name)) for name, text in match.groupdict().items() if text}
            found.append((first, last, slots))
        return found

    def names(self) -> list[Item]:
        """Return the items that are names, in order."""
        return [item for item in self.items if item.kind in NAME_KINDS]

    def amounts(self) -> list[Item]:
        """Return the items that are amounts, in order."""
        return [item for item in self.items if item.kind in AMOUNT_KINDS]

    def dates(self) -> list[Item]:
        """Return the items that are dates, in order."""
        return [item for item in self.items if item.kind == "date"]

    def _item(self, place: int) -> int:
        index = bisect_left(self.places, place + 1) - 1
        return max(index, 0)


def build_line(sentence: Sentence, position: int) -> Line:
    """Cut a sentence into items; what a mention covers is one item."""
    items: list[Item] = []
    cursor = 0
    for mention in _longest([*sentence.names, *sentence.amounts, *sentence.dates]):
        begin, end = mention.start - sentence.start, mention.end - sentence.start
        _add_words(items, sentence, cursor, begin)
        items.append(Item(len(items), mention.start, mention.end, sentence.folded[begin:end], _kind(mention), mention))
        cursor = end
    _add_words(items, sentence, cursor, len(sentence.folded))
    encoded, places = " ", []
    for item in items:
        places.append(len(encoded))
        encoded += f"<{item.kind}> " if item.mention else f"{item.text} "
    costs = [0.0]
    for item in items:
        costs.append(costs[-1] + _item_cost(item))
    return Line(sentence, position, tuple(items), encoded, tuple(places), tuple(costs))


def _item_cost(item: Item) -> float:
    if item.kind in AMOUNT_KINDS:
        return 1.0 + AMOUNT_COST
    return PUNCTUATION_COST.get(item.text, 1.0) if item.kind == "word" else 1.0


def _add_words(items: list[Item], sentence: Sentence, begin: int, end: int) -> None:
    for match in WORD.finditer(sentence.folded, begin, end):
        start, stop = sentence.start + match.start(), sentence.start + match.end()
        items.append(Item(len(items), start, stop, match.group(), "word"))


def _longest(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        is_twin = bool(kept) and (mention.start, mention.end) == (kept[-1].start, kept[-1].end)
        if not kept or mention.start >= kept[-1].end or (is_twin and isinstance(mention, NameMention)):
            kept.append(mention)
    return kept


def _kind(mention: Mention) -> str:
    if isinstance(mention, NameMention):
        return mention.type
    if isinstance(mention, DateMention):
        return "date"
    if mention.is_money:
        return "money"
    return "percent" if mention.amount.unit == "%" else "quantity"
