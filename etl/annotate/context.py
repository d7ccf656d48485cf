"""Finds names never heard of: runs of capitalised words, typed by adding up what stands inside and around them.

Evidence of all occurrences in the article counts together, so that a name accepted once is accepted everywhere.
A capital that opens a sentence is no evidence by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from etl.annotate.kinship import add_short_forms, add_siblings
from etl.fold import fold, fold_case
from etl.records import NameMention, NameType, Sentence

# Chosen on the open gold: one strong sign or two weak ones make a type.
ACCEPTED = 0.6
CAMEL, REPEATED, NAMED, OTHER = 0.35, 0.2, 0.4, 0.3
DOUBTFUL = 0.1  # a lone capital that opens a sentence: a name only where the parse says so (etl/annotate/openers.py)
REACH = 60  # characters of context that a rule may read on either side
OFTEN = 2  # occurrences in mid-sentence that tell a name of the article's subject
ELISION = re.compile(r"[^\W\d_]{1,2}'(?=\w)")
OPENERS = frozenset(":.-")
CAPITAL = re.compile(r"(?:^|[ \-&'])[A-ZÀ-ÖØ-Þ]")
MIXED = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]|[a-z]\.(?:ai|io|com)\b|\d")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern on the text left of a name, right of it or on the name itself, and what it says of the type."""

    pattern: re.Pattern[str]
    place: str
    type: NameType
    weight: float


@dataclass(frozen=True, slots=True)
class ContextLexicon:
    """Rules, words that are never names (`stops`), the shape of a run of capitals, the tags of a name that opens."""

    rules: tuple[Rule, ...]
    stops: frozenset[str]
    lists: Mapping[NameType, frozenset[str]]
    run: re.Pattern[str]
    between: re.Pattern[str]
    institution: re.Pattern[str]
    particle: re.Pattern[str]
    proper: frozenset[str]
    bare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of capitals in one sentence; offsets are of the article."""

    start: int
    end: int
    text: str
    sentence: Sentence
    is_opening: bool


def build_context_lexicon(tree: Mapping[str, Any]) -> ContextLexicon:
    """Compile the [context] part of a language's names.toml."""
    part = tree["context"]
    rules = tuple(
        Rule(re.compile(rule["pattern"]), rule["place"], rule["type"], rule["weight"]) for rule in part["rules"]
    )
    lists: dict[NameType, frozenset[str]] = {
        kind: frozenset(map(fold_case, words)) for kind, words in part["lists"].items()
    }
    parts: dict[str, Any] = {name: re.compile(part[name]) for name in ("run", "between", "institution", "particle")}
    parts |= {name: frozenset(part["opening"][name]) for name in ("proper", "bare")}
    return ContextLexicon(rules, frozenset(map(fold_case, part["stops"])), lists, **parts)


def find_unknown(sentences: Sequence[Sentence], lexicon: ContextLexicon) -> list[NameMention]:
    """Return names that are neither known nor of a model's shape, with the type that the article as a whole supports.

    "La start-up Velmora lève 3 millions. Velmora emploie dix personnes." gives a company twice.
    """
    candidates = [found for sentence in sentences for found in _candidates(sentence, lexicon)]
    lowered = {word for sentence in sentences for word in re.findall(r"\b[a-z]\w+", fold(sentence.text))}
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[fold_case(candidate.text)].append(candidate)
    typed = {key: _type(group, lexicon, lowered) for key, group in groups.items()}
    add_siblings(groups, typed, lexicon.between)
    add_short_forms(typed)
    mentions: list[NameMention] = []
    for key, group in groups.items():
        kind, score = typed[key]
        if kind is not None:
            source: Literal["context", "repeat"] = "context" if len(group) == 1 else "repeat"
            mentions += [NameMention(one.start, one.end, kind, one.text, None, score, source) for one in group]
    return mentions


def _candidates(sentence: Sentence, lexicon: ContextLexicon) -> Iterable[Candidate]:
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
            is_opening = is_first and len(CAPITAL.findall(name)) == 1
            yield Candidate(
                left,
                right,
                sentence.text[start : start + len(name)],
                sentence,
                is_opening,
            )


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
    """Runs of capitals; a particle joins two only behind a word of institutions ("Bank of Velmora")."""
    for match in lexicon.run.finditer(plain):
        if lexicon.institution.match(match[0]):
            yield match[0], match.start()
            continue
        begin = 0
        for particle in [*lexicon.particle.finditer(match[0]), None]:
            end = particle.start() if particle else len(match[0])
            yield match[0][begin:end], match.start() + begin
            begin = particle.end() if particle else end


def _trim(name: str, start: int, stops: Collection[str], *, opens: bool) -> tuple[str, int]:
    """Drop words of the language that open a sentence: "Le Velmora" is Velmora, "L'entreprise" nothing.

    In mid-sentence such a word has its capital because it belongs to the name ("La Banque Postale").
    """
    if elided := ELISION.match(name):
        start, name = start + elided.end(), name[elided.end() :]
    if not name or not (name[0].isupper() or name[:3] != name[:3].lower()):
        return "", start
    while opens and " " in name and fold_case(name.split(" ")[0]) in stops:
        start += len(name.split(" ")[0]) + 1
        name = name.split(" ", 1)[1]
    return ("", start) if fold_case(name) in stops else (name, start)


def _type(
    group: Sequence[Candidate], lexicon: ContextLexicon, lowered: Collection[str]
) -> tuple[NameType | None, float]:
    """Return the best supported type of a name and its score; None where it is likely no name at all."""
    text, key = group[0].text, fold_case(group[0].text)
    for kind, words in lexicon.lists.items():
        if key in words:
            return kind, 1.0
    scores: dict[NameType, float] = defaultdict(float)
    for candidate in group:
        for rule in lexicon.rules:
            scores[rule.type] += rule.weight if _applies(rule, candidate) else 0.0
    middle = [one for one in group if not one.is_opening and one.sentence.role in {"body", "item"}]
    is_word = not middle and (key in {fold_case(word) for word in lowered})
    scores["company"] += CAMEL if MIXED.search(text) and " " not in text else 0.0
    scores["company"] += NAMED if middle else 0.0
    scores["company"] += REPEATED if len(middle) >= OFTEN else 0.0
    if words_of := text.split():
        scores["person"] += (
            0.7 if len(words_of) > 1 and fold_case(words_of[0]) in lexicon.lists.get("other", ()) else 0.0
        )
    best = max(scores, key=lambda kind: (scores[kind], kind))
    if scores[best] >= ACCEPTED and not (is_word and scores[best] < 2 * ACCEPTED and " " not in text):
        return best, min(scores[best], 1.0)
    return (None, 0.0) if is_word else ("other", OTHER if middle else DOUBTFUL)


def _applies(rule: Rule, candidate: Candidate) -> bool:
    plain = fold(candidate.sentence.text)
    start, end = (
        candidate.start - candidate.sentence.start,
        candidate.end - candidate.sentence.start,
    )
    if rule.place == "left":
        return rule.pattern.search(plain[max(0, start - REACH) : start]) is not None
    if rule.place == "right":
        return rule.pattern.match(plain[end : end + REACH]) is not None
    return rule.pattern.search(plain[start:end]) is not None
