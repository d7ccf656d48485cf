"""Resolves "le groupe", "the company", "ce dernier", "we" to the company that the text speaks of.

The company in focus is the subject of the sentence before, else the headline's; a phrase whose company is not clear
stays unresolved. A rival ("son concurrent", "its rival") is never resolved: it is some other company.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from etl.fold import fold, fold_case
from etl.records import Article, NameMention, NameType, Sentence

SHORTEST_AUTHOR = 3  # letters: shorter names stand in a source by chance
SCORE = 0.6  # each phrase adds one hop of doubt to the name it stands for


@dataclass(frozen=True, slots=True)
class ReferenceLexicon:
    """Patterns on folded text, and the words (`oblique`) before a name that keep it from being a subject."""

    company: re.Pattern[str]
    pronoun: re.Pattern[str]
    latter: re.Pattern[str]
    both: re.Pattern[str]
    model: re.Pattern[str]
    self: re.Pattern[str]
    oblique: re.Pattern[str]


@dataclass(slots=True)
class Focus:
    """What the text speaks of so far: the company in focus, the last two companies, the last model, the author."""

    company: NameMention | None = None
    pair: tuple[NameMention, ...] = ()
    model: NameMention | None = None
    author: NameMention | None = None


def build_reference_lexicon(tree: Mapping[str, Any]) -> ReferenceLexicon:
    """Compile a language's reference.toml."""
    return ReferenceLexicon(**{name: re.compile(tree[name]) for name in ReferenceLexicon.__slots__})


def add_references(sentences: Sequence[Sentence], lexicon: ReferenceLexicon, article: Article) -> list[Sentence]:
    """Return the sentences with reference mentions added, each carrying the name of what it stands for.

    "Velmora lève 3 millions. La start-up emploie dix personnes." adds Velmora on "La start-up".
    """
    focus = Focus(author=_author(sentences, article))
    focus.company = focus.author
    resolved: list[Sentence] = []
    for sentence in sentences:
        found = _resolve(sentence, lexicon, focus)
        names = sorted((*sentence.names, *found), key=lambda name: (name.start, name.end))
        resolved.append(replace(sentence, names=tuple(names)))
        _move(focus, resolved[-1], lexicon)
    return resolved


def _author(sentences: Sequence[Sentence], article: Article) -> NameMention | None:
    """The company that writes about itself: the source bears its name ("acme/acme", "Acme Blog")."""
    source = re.sub(r"\W+", "", fold_case(article.source or ""))
    for sentence in sentences:
        for name in sentence.names:
            key = re.sub(r"\W+", "", fold_case(name.name))
            if name.type in {"company", "product"} and len(key) >= SHORTEST_AUTHOR and key in source:
                return replace(name, type="company")
    return None


def _resolve(sentence: Sentence, lexicon: ReferenceLexicon, focus: Focus) -> list[NameMention]:
    folded = sentence.folded
    found: list[NameMention] = []
    for pattern, kind in (
        (lexicon.company, "company"),
        (lexicon.pronoun, "company"),
        (lexicon.latter, "company"),
    ):
        for match in pattern.finditer(folded):
            target = _nearest(
                sentence,
                match.start(),
                lexicon,
                focus,
                is_latter=pattern is lexicon.latter,
            )
            is_titled = pattern is lexicon.company and _titles_name(sentence, match)
            found += [_refer(sentence, match, target, "company")] if target and kind and not is_titled else []
    if focus.model:
        found += [_refer(sentence, match, focus.model, "model") for match in lexicon.model.finditer(folded)]
    if focus.author:
        found += [_refer(sentence, match, focus.author, "company") for match in lexicon.self.finditer(folded)]
    if len(focus.pair) > 1:
        found += [
            _refer(sentence, match, one, "company") for match in lexicon.both.finditer(folded) for one in focus.pair
        ]
    taken = [(name.start, name.end) for name in sentence.names]
    return [one for one in found if not any(start < one.end and one.start < end for start, end in taken)]


def _titles_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether a phrase only says what the name right behind it is: "the chipmaker Velmora"."""
    end = sentence.start + match.end()
    return any(name.start == end + 1 and name.type == "company" for name in sentence.names)


def _nearest(
    sentence: Sentence,
    offset: int,
    lexicon: ReferenceLexicon,
    focus: Focus,
    *,
    is_latter: bool,
) -> NameMention | None:
    """The company left of a phrase in its sentence: the last named ("ce dernier"), else the last that is no object."""
    before = [name for name in sentence.names if name.type == "company" and name.end <= sentence.start + offset]
    if is_latter:
        return before[-1] if before else focus.company
    subjects = [name for name in before if not _is_oblique(sentence, name, lexicon)]
    return subjects[-1] if subjects else focus.company


def _is_oblique(sentence: Sentence, name: NameMention, lexicon: ReferenceLexicon) -> bool:
    return lexicon.oblique.search(fold(sentence.text[: name.start - sentence.start]).lower()) is not None


def _refer(sentence: Sentence, match: re.Match[str], target: NameMention, kind: NameType) -> NameMention:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return NameMention(start, end, kind, target.name, target.entity_id, SCORE, "reference")


def _move(focus: Focus, sentence: Sentence, lexicon: ReferenceLexicon) -> None:
    """Let the sentence's first company that is no object take the focus; a model is remembered apart."""
    companies = [name for name in sentence.names if name.type == "company"]
    subjects = [name for name in companies if not _is_oblique(sentence, name, lexicon)]
    focus.company = subjects[0] if subjects else focus.company or (companies[0] if companies else None)
    distinct = tuple({name.name: name for name in companies}.values())
    focus.pair = distinct[:2] if len(distinct) > 1 else focus.pair
    models = [name for name in sentence.names if name.type == "model"]
    focus.model = models[0] if models else focus.model
