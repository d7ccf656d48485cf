"""Reads what a line's words say about when, how surely and by whom: verbs with their tense, cues, quotes, concepts.

Everything is worked out once per line; the judging of each claim only looks it up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.extract.syntax import VERBS, read_syntax

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.extract.items import Line
    from etl.extract.syntax import Syntax
    from etl.extract.wording import Wording

MOST_VERBS = 3  # upwards from an item: the verb of its clause, then those that report or plan it
TENSES = ("conditional", "possible", "future", "pluperfect", "perfect", "passive")  # of two helpers the first decides
FORMS = (
    ("Mood=Cnd", "conditional"),
    ("Tense=Fut", "future"),
    ("Tense=Imp", "imperfect"),
    ("VerbForm=Part", "participle"),
    ("VerbForm=Inf", "infinitive"),
    ("Tense=Past", "past"),
    ("Tense=Pres", "present"),
)
FINITE = frozenset(
    {"conditional", "possible", "future", "pluperfect", "perfect", "imperfect", "past", "present", "passive"}
)
MOODS = frozenset({"Mood", "Tense", "VerbForm"})
HELPERS = frozenset({"aux", "aux:pass", "aux:tense", "auxpass", "neg", "cop"})
QUOTES = frozenset({'"', "«", "»", "“", "”"})
CUES = (
    "denied",
    "rumored",
    "hypothetical",
    "planned",
    "conditional",
    "future",
    "unnamed",
    "attribution",
    "news",
    "background",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb above an item: its stem and concept, its mood, tense and auxiliaries, how it hangs on the next.

    `tense` is one of the ids of the lexicon's tenses ("future", "perfect") or a form ("present", "infinitive").
    """

    token: int
    stem: str
    concept: str
    forms: tuple[str, ...]
    tense: str
    dep: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A line with its syntax, the concept of each item, where cues stand, which items are sources, which quoted."""

    line: Line
    syntax: Syntax
    concepts: tuple[str, ...]
    cues: Mapping[str, tuple[tuple[int, int], ...]]
    sources: frozenset[int]
    quoted: frozenset[int]
    tenses: Mapping[str, frozenset[str]]
    children: tuple[tuple[int, ...], ...]
    item_of: tuple[int, ...]
    found: dict[int, list[Verb]] = field(default_factory=dict, repr=False, compare=False)

    def verbs(self, item: int) -> list[Verb]:
        """Return the verbs above an item, the nearest first."""
        if item not in self.found:
            tokens = [token for token in self.syntax.chain(item) if self.syntax.tokens[token].pos in VERBS]
            self.found[item] = [self._verb(token) for token in tokens[:MOST_VERBS]]
        return self.found[item]

    def concept(self, token: int) -> str:
        """Return the concept of a token, "" where it has none."""
        item = self.item_of[token]
        return self.concepts[item] if item >= 0 else ""

    def _verb(self, token: int) -> Verb:
        tokens = self.syntax.tokens
        helpers = sorted(tokens[child].text.lower() for child in self.children[token] if tokens[child].dep in HELPERS)
        own = sorted(part for part in tokens[token].morph.split("|") if part.partition("=")[0] in MOODS)
        forms = (*helpers, *(part.partition("=")[2] for part in own))
        tense = next((key for key in TENSES if self.tenses[key].intersection(helpers)), None) or _form(own)
        return Verb(token, self.syntax.stem(token), self.concept(token), forms, tense, tokens[token].dep)


def read_passage(line: Line, wording: Wording) -> Passage:
    """Return the passage of a line."""
    syntax = read_syntax(line)
    children: list[list[int]] = [[] for _ in syntax.tokens]
    for index, token in enumerate(syntax.tokens):
        if token.head != index:
            children[token.head].append(index)
    cues = {
        key: tuple((first, last) for pattern in wording.cues[key] for first, last, _ in line.find(pattern))
        for key in CUES
    }
    return Passage(
        line,
        syntax,
        line.concepts,
        cues,
        _sources(line, wording),
        _quoted(line),
        {key: wording.words[f"tense_{key}"] for key in TENSES},
        tuple(map(tuple, children)),
        _items_of(line, syntax),
    )


def _sources(line: Line, wording: Wording) -> frozenset[int]:
    """Return the items that a cue of attribution names as its source."""
    found = [slots for pattern in wording.cues["attribution"] for _, _, slots in line.find(pattern)]
    return frozenset(slots["by"] for slots in found if "by" in slots)


def _quoted(line: Line) -> frozenset[int]:
    """Return the items between quotation marks; a mark that nothing closes quotes the rest."""
    inside, is_open = [], False
    for item in line.items:
        if item.text in QUOTES:
            is_open = not is_open
        elif is_open:
            inside.append(item.index)
    return frozenset(inside)


def _items_of(line: Line, syntax: Syntax) -> tuple[int, ...]:
    """Return the item that each token begins in, -1 for none."""
    found, cursor = [], 0
    for token in syntax.tokens:
        while cursor < len(line.items) and line.items[cursor].end <= token.start:
            cursor += 1
        is_inside = cursor < len(line.items) and line.items[cursor].start <= token.start
        found.append(cursor if is_inside else -1)
    return tuple(found)


def describe_verbs(passage: Passage, item: int, prefix: str = "v") -> list[str]:
    """Return the features of the verbs above an item."""
    verbs = passage.verbs(item)
    if not verbs:
        return [f"{prefix}=none"]
    found = []
    for place, verb in enumerate(verbs):
        key = f"{prefix}{place}"
        found += [f"{key}={verb.stem}", f"{key}c={verb.concept}", f"{key}t={verb.tense}", f"{key}d={verb.dep}"]
        found += [f"{key}ct={verb.concept}&{verb.tense}"]
        found += [f"{key}p={form}" for form in verb.forms]
    return found


def tense_of(passage: Passage, item: int) -> str:
    """Return the tense of the nearest finite verb above an item, that of any where none is finite, "-" for no verb."""
    tenses = [verb.tense for verb in passage.verbs(item)]
    return next((tense for tense in tenses if tense in FINITE), tenses[0] if tenses else "-")


def _form(morph: Sequence[str]) -> str:
    return next((form for part, form in FORMS if part in morph), "-")


def describe_cues(passage: Passage, item: int, edges: Sequence[float] = (3, 8, 14)) -> list[str]:
    """Return, for every cue in the line, on which side of an item it stands and how far away."""
    found = []
    for key, spans in passage.cues.items():
        for first, last in spans:
            side = "before" if last < item else "after"
            cost = passage.line.cost(last, item) if last < item else passage.line.cost(item, first)
            found += [f"cue.{key}", f"cue.{key}.{side}{sum(cost > edge for edge in edges)}"]
    return sorted(set(found))
