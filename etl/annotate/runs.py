"""Cuts the runs of capitals of an article that may be names, without the words that only open a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.fold import fold, fold_case
from etl.records import Sentence

if TYPE_CHECKING:
    from etl.annotate.context_lexicon import ContextLexicon

ELISION = re.compile(r"[^\W\d_]{1,2}'(?=\w)")
DESCRIBED = re.compile(r"(?:[^\W\d_A-ZÀ-ÖØ-Þ]{3,} )+(?=\S)")
OPENERS = frozenset(":.-")
CAPITAL = re.compile(r"(?:^|[ \-&'])[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of capitals in one sentence; offsets are of the article."""

    start: int
    end: int
    text: str
    sentence: Sentence
    is_first: bool

    @property
    def is_opening(self) -> bool:
        """Whether its only capital is that of the sentence, which is no evidence of a name."""
        return self.is_first and len(CAPITAL.findall(self.text)) == 1


def find_candidates(sentences: Sequence[Sentence], lexicon: ContextLexicon) -> list[Candidate]:
    """Return the runs of capitals of one article: "Le Velmora lance Tarn Pro" gives Velmora and Tarn Pro."""
    found = [candidate for sentence in sentences for candidate in _cut_candidates(sentence, lexicon)]
    printed = [one.text for one in found] + [one.name for cut in sentences for one in cut.names]
    keys = frozenset(map(fold_case, printed))
    parted = [part for candidate in found for part in _part_pair(candidate, keys)]
    shed = (_shed_opener(candidate, keys, lexicon.stops) for candidate in parted)
    return [candidate for candidate in shed if candidate is not None]


def _part_pair(candidate: Candidate, keys: frozenset[str]) -> list[Candidate]:
    """Part two names that a hyphen joins where each is a name by itself: "the Velmora-Lark & Finch alliance"."""
    left, hyphen, right = candidate.text.partition("-")
    if not hyphen or not {fold_case(left), fold_case(right)} <= keys:
        return [candidate]
    middle = candidate.end - len(right)
    first = replace(candidate, end=middle - 1, text=left)
    return [first, replace(candidate, start=middle, text=right, is_first=False)]


def _shed_opener(candidate: Candidate, keys: Collection[str], stops: Collection[str]) -> Candidate | None:
    """Drop the opening word where the rest is a name by itself ("Generate Velmora") or none ("Making AI")."""
    opener, _, rest = candidate.text.partition(" ")
    if not rest or not candidate.is_first or fold_case(opener) in keys:
        return candidate
    if fold_case(rest) in stops:
        return None
    return (
        replace(candidate, start=candidate.end - len(rest), text=rest, is_first=False)
        if fold_case(rest) in keys
        else candidate
    )


def _cut_candidates(sentence: Sentence, lexicon: ContextLexicon) -> Iterable[Candidate]:
    plain = fold(sentence.text)
    if plain.isupper():
        return
    taken = [(one.start, one.end) for one in sentence.names]
    taken += [(one.start, one.end) for one in sentence.amounts]
    taken += [(one.start, one.end) for one in sentence.dates]
    for printed, begin in _runs(plain, lexicon):
        opens = sentence.role in {"title", "heading"} or not any(letter.isalnum() for letter in plain[:begin])
        name, start = _trim(printed, begin, lexicon.stops, opens=opens)
        left, right = sentence.start + start, sentence.start + start + len(name)
        if len(name) > 1 and (not _overlaps(left, right, taken) or _extends(name, left, right, sentence, lexicon)):
            is_first = (
                not any(letter.isalnum() for letter in plain[:start]) or plain[:start].rstrip(' "')[-1:] in OPENERS
            )
            yield Candidate(left, right, sentence.text[start : start + len(name)], sentence, is_first)


def _overlaps(left: int, right: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < right and left < end for start, end in spans)


def _extends(name: str, left: int, right: int, sentence: Sentence, lexicon: ContextLexicon) -> bool:
    """Tell whether a run names a subsidiary by the known name it begins with: "Velmora", then "Velmora Ventures"."""
    inside = [one for one in sentence.names if left <= one.start and one.end <= right]
    measured = [(one.start, one.end) for one in sentence.amounts] + [(one.start, one.end) for one in sentence.dates]
    if len(inside) != 1 or inside[0].start != left or inside[0].type != "company" or _overlaps(left, right, measured):
        return False
    rules = [rule for rule in lexicon.rules if rule.place == "name" and rule.type == "company"]
    return inside[0].end < right and any(rule.pattern.search(name) for rule in rules)


def _runs(plain: str, lexicon: ContextLexicon) -> Iterable[tuple[str, int]]:
    """Runs of capitals; a particle joins two only behind a word of institutions ("The Velmora Bank of Tarn")."""
    for match in lexicon.run.finditer(plain):
        begin = 0
        for particle in [*lexicon.particle.finditer(match[0]), None]:
            end = particle.start() if particle else len(match[0])
            if particle and lexicon.institution.search(match[0], begin, end):
                continue
            yield match[0][begin:end], match.start() + begin
            begin = particle.end() if particle else end


def _trim(name: str, start: int, stops: Collection[str], *, opens: bool) -> tuple[str, int]:
    """Drop words that open a sentence: "Le Velmora" and "L'indien Velmora" are Velmora, "L'entreprise" nothing.

    In mid-sentence such a word has its capital because it belongs to the name ("La Banque Postale").
    """
    if elided := ELISION.match(name):
        described = DESCRIBED.match(name, elided.end())
        cut = described.end() if described else elided.end()
        start, name = start + cut, name[cut:]
    if not name or not (name[0].isupper() or name[:3] != name[:3].lower()):
        return "", start
    while opens and " " in name and fold_case(name.split(" ")[0]) in stops:
        start += len(name.split(" ")[0]) + 1
        name = name.split(" ", 1)[1]
    return ("", start) if fold_case(name) in stops else (name, start)
