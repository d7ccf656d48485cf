"""Finds names never heard of: runs of capitalised words, typed by adding up what stands inside and around them.

Evidence of all occurrences in the article counts together, so that a name accepted once is accepted everywhere.
A capital that opens a sentence is no evidence by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Literal

from etl.annotate.context_lexicon import ContextLexicon, Rule
from etl.annotate.kinship import add_short_forms, add_siblings
from etl.annotate.runs import Candidate, find_candidates
from etl.fold import fold, fold_case
from etl.records import NameMention, NameType, Sentence

# Chosen on the open gold: one strong sign or two weak ones make a type.
ACCEPTED = 0.6
CAMEL, REPEATED, NAMED, OTHER = 0.35, 0.2, 0.4, 0.3
DOUBTFUL = 0.1  # a lone capital that opens a sentence: a name only where the parse says so (etl/annotate/openers.py)
REACH = 60  # characters of context that a rule may read on either side
OFTEN = 2  # occurrences in mid-sentence that tell a name of the article's subject
MIXED = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]|[a-z]\.(?:ai|io|com)\b|\d")


def find_unknown(sentences: Sequence[Sentence], lexicon: ContextLexicon) -> list[NameMention]:
    """Return names that are neither known nor of a model's shape, with the type that the article as a whole supports.

    "La start-up Velmora lève 3 millions. Velmora emploie dix personnes." gives a company twice.
    """
    candidates = find_candidates(sentences, lexicon)
    lowered = {fold_case(word) for sentence in sentences for word in re.findall(r"\b[a-z]\w+", fold(sentence.text))}
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
    is_word = not middle and key in lowered
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
    is_sure = middle or MIXED.search(text) is not None
    return (None, 0.0) if is_word else ("other", OTHER if is_sure else DOUBTFUL)


def _applies(rule: Rule, candidate: Candidate) -> bool:
    text = candidate.sentence.text
    start, end = (
        candidate.start - candidate.sentence.start,
        candidate.end - candidate.sentence.start,
    )
    if rule.place == "left":
        return rule.pattern.search(fold(text[max(0, start - REACH) : start])) is not None
    if rule.place == "right":
        return rule.pattern.match(fold(text[end : end + REACH])) is not None
    return rule.pattern.search(fold(text[start:end])) is not None
