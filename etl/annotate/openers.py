"""Settles the lone capitals that open a sentence: the parse tells a name from a common noun.

A name that some sentence of the article proves is a name in all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.annotate.context import DOUBTFUL, OTHER
from etl.fold import fold_case

if TYPE_CHECKING:
    from etl.annotate.context_lexicon import ContextLexicon
    from etl.records import NameMention, Sentence, Token

# Labels of both pipelines: UD in French, CLEAR in English.
DETERMINERS = frozenset({"det"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
PLURAL = "Number=Plur"


def settle_doubtful(sentences: Sequence[Sentence], lexicon: ContextLexicon) -> list[Sentence]:
    """Keep a lone capital that opens a sentence where the parse of some sentence of the article makes it a name.

    "Mosaiq opened a shop." keeps Mosaiq; "Shareholders met." names nobody.
    """
    proper = {
        fold_case(name.name)
        for sentence in sentences
        for name in sentence.names
        if name.score == DOUBTFUL and _is_proper(sentence.tokens, name.start, lexicon)
    }
    return [
        replace(sentence, names=tuple(kept for name in sentence.names if (kept := _settle(name, proper)) is not None))
        for sentence in sentences
    ]


def _is_proper(tokens: Sequence[Token], start: int, lexicon: ContextLexicon) -> bool:
    """Tell whether the token at `start` is a proper noun, or a bare singular subject where the language has none."""
    index = next((place for place, token in enumerate(tokens) if token.start == start), None)
    if index is None:
        return False
    token = tokens[index]
    has_children = any(other.head == index and other.dep in DETERMINERS for other in tokens)
    is_bare = token.dep in SUBJECTS and not has_children and PLURAL not in token.morph
    return token.pos in lexicon.proper or (is_bare and token.pos in lexicon.bare)


def _settle(name: NameMention, proper: Collection[str]) -> NameMention | None:
    if name.score != DOUBTFUL:
        return name
    return replace(name, score=OTHER) if fold_case(name.name) in proper else None
