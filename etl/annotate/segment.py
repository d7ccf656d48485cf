"""Cuts a text into paragraphs (lines) and sentences, each with its role and its offsets in the article.

A sentence ends at closing punctuation before a capital, unless an abbreviation, an initial or a numeral stands there.
The sentence splitter of a parser is not used: it runs across blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from etl.fold import fold, fold_case
from etl.records import Article, Sentence
from etl.stretches import LONGEST_SENTENCE

Role = Literal["title", "heading", "item", "body"]
END = re.compile(  # it begins where a run of marks does, so that a long run is looked at once
    r"(?<![.!?\u2026])(?:[.!?\u2026]++)(?:\s?[\u00bb\u201d]|[\"'\u2019)\]])*\s+(?=[\"'(\[\u00ab\u201c\u2018\u2014\u2013-]*\s?[^\W_a-z])"
)
LAST_WORD = re.compile(r"[\w.'&-]+$")
FIRST_WORD = re.compile(r"[\W_]*([\w']+)")
INITIALS = re.compile(r"(?:\b[^\W\d_]\.)*[^\W\d_]")
BULLET = re.compile(r"\s*(?:[-*+\u2022\u2013\u2014\u25aa\u2023\u25cf]|\d{1,2}[.)])\s+")
WORD = re.compile(r"\w+")
LONGEST_WORD = 80  # letters before a full stop that are looked at
HEADING_WORDS = 14  # longer lines without a final stop are mostly paragraphs cut by their source
TITLE_OVERLAP = 0.6  # share of the given title's words that the first line must hold to be that title


@dataclass(frozen=True, slots=True)
class SegmentLexicon:
    """Folded words whose full stop ends no sentence: `titles` never, `abbreviations` unless an opener follows."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    openers: frozenset[str]


def build_segment_lexicon(tree: Mapping[str, Any]) -> SegmentLexicon:
    """Fold the lists of a language's segment.toml."""
    lists = {name: frozenset(fold_case(word) for word in tree[name]) for name in ("titles", "abbreviations", "openers")}
    return SegmentLexicon(**lists)


def cut_sentences(article: Article, lexicon: SegmentLexicon) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text; blank ones are left out. A lone line heads nothing.

    "M. Dupont arrive. Il parle." is two sentences.
    """
    sentences: list[Sentence] = []
    lines = list(_lines(article.text))
    for paragraph, (start, end) in enumerate(lines):
        role = _role(article, article.text[start:end], is_first=paragraph == 0) if len(lines) > 1 else "body"
        cut = (
            piece
            for left, right in _cut(article.text, start, end, lexicon)
            for piece in cut_pieces(article.text, left, right)
        )
        for left, right in cut:
            text = article.text[left:right]
            sentences.append(Sentence(left, right, text, fold_case(text), paragraph, role))
    return tuple(sentences)


def cut_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or the pieces of one that no person wrote, each no longer than LONGEST_SENTENCE.

    A piece ends before white space where there is any in the last tenth of what it may be.
    """
    while end - start > LONGEST_SENTENCE:
        edge = start + LONGEST_SENTENCE
        gap = max(text.rfind(space, edge - LONGEST_SENTENCE // 10, edge) for space in " \t\u00a0")
        stop = gap if gap > start else edge
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield start, start + len(stripped)


def _cut(text: str, start: int, end: int, lexicon: SegmentLexicon) -> Iterator[tuple[int, int]]:
    begin = start
    for match in END.finditer(text, start, end):
        if match.end() >= end or not _ends(text, begin, match, lexicon):
            continue
        yield begin, match.start() + len(match[0].rstrip())
        begin = match.end()
    yield begin, end


def _ends(text: str, begin: int, match: re.Match[str], lexicon: SegmentLexicon) -> bool:
    """Tell whether the punctuation found ends the sentence that began at `begin`."""
    if match[0].strip() != ".":
        return True
    near = max(begin, match.start() - LONGEST_WORD)
    before = LAST_WORD.search(fold(text[near : match.start()]))
    if before is None:
        return True
    word = before[0]
    folded = fold_case(word).lstrip("'-")
    if folded in lexicon.titles or (near + before.start() == begin and word.isdigit()):
        return False
    if folded not in lexicon.abbreviations and not INITIALS.fullmatch(word):
        return True
    following = FIRST_WORD.match(text, match.end())
    return following is not None and fold_case(following[1]) in lexicon.openers


def _role(article: Article, line: str, *, is_first: bool) -> Role:
    words = WORD.findall(line)
    is_open = line[-1] not in '.!?\u2026:;,\u00bb\u201d"'
    if is_first and (
        _resembles(line, article.title) or (article.title is None and is_open and len(words) <= 2 * HEADING_WORDS)
    ):
        return "title"
    if BULLET.match(line) or line[-1] in ",;":
        return "item"
    if line.startswith("#") or (
        len(words) <= HEADING_WORDS and (is_open or (line[-1] == "?" and len(words) <= HEADING_WORDS / 2))
    ):
        return "heading"
    return "body"


def _resembles(line: str, title: str | None) -> bool:
    wanted = set(WORD.findall(fold_case(title or "")))
    return bool(wanted) and len(wanted & set(WORD.findall(fold_case(line)))) >= TITLE_OVERLAP * len(wanted)
