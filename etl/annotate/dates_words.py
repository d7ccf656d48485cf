"""Reads a text as a string of word classes, in which the templates of dates are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.annotate.dates_lexicon import MARK, NUMBER, WORD
from etl.annotate.dates_spelled import NAMED, find_spelled_years
from etl.annotate.dates_tree import GLUE
from etl.fold import fold, fold_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.annotate.dates_lexicon import DateLexicon

TOKENS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its folded forms and its words as a string of classes; `at` is each class's place in the text.

    `years` are the years in words by where they begin.
    """

    plain: str
    lowered: str
    classes: str
    at: tuple[int, ...]
    ends: tuple[int, ...]
    years: Mapping[int, int]


def read_words(text: str, lexicon: DateLexicon) -> Words:
    """Return the text as word classes, one character per word and "_" where two words touch."""
    plain, lowered = fold(text), fold_case(text)
    letters: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    last = -1
    known, cased = lexicon.classes, lexicon.cased
    spelled = {start: (end, year) for start, end, year in find_spelled_years(lowered, lexicon.spelled_years)}
    for match in TOKENS.finditer(lowered):
        start, end = match.span()
        if start < last:
            continue
        token = match[0]
        if start in spelled:
            token, end = NAMED, spelled[start][0]
        letter = known.get(token)
        if letter in cased and not plain[start].isupper():
            letter = lexicon.small.get(letter)
        if letter is None:
            letter = WORD if token[0].isalpha() else NUMBER if token[0].isdigit() else MARK
        if start == last:
            letters.append(GLUE)
            at.append(start)
            ends.append(start)
        letters.append(letter)
        at.append(start)
        ends.append(end)
        last = end
    years = {start: year for start, (_, year) in spelled.items()}
    return Words(plain, lowered, "".join(letters), tuple(at), tuple(ends), years)
