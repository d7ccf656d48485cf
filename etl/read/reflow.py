"""Joins the lines that a page of paper or a mail program broke: hyphenated ends, and lines as wide as their column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# "manufac-" over "turer": the hyphen is the break's where the second part goes on in lower case.
HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
BULLET = re.compile(r"^\s*(?:[•▪■●◦‣*·–—-]|\(?\d{1,2}[.)])\s+")
ENDS = '.!?…:;»”"'
FULL = 0.72  # of the widest line: a shorter one ends its paragraph (measured on our own PDFs; tests/read notices)
NARROWEST = 25  # characters: columns are wider; a poem or a table is not joined


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: a blank line parts them, and so does a short line, a bullet or a heading.

    "The manufac-" over "turer of chips" gives "The manufacturer of chips".
    """
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    is_open = False
    for line in (line.strip() for line in lines):
        if not line:
            is_open = False
            continue
        if is_open and paragraphs and not BULLET.match(line):
            paragraphs[-1] = join_pair(paragraphs[-1], line)
        else:
            paragraphs.append(BULLET.sub("- ", line) if BULLET.match(line) else line)
        is_open = width >= NARROWEST and (len(line) >= FULL * width or bool(HYPHENATED.search(line)))
        is_open = is_open and not (line[-1] in ENDS and len(line) < 0.9 * width)
    return paragraphs


def join_pair(first: str, second: str) -> str:
    """Return two lines as one, a word that was broken between them made whole."""
    if HYPHENATED.search(first) and second[:1].islower():
        return first[:-1] + second
    return f"{first} {second}"


def unwrap(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of some paragraphs, each joined by itself."""
    return [line for paragraph in paragraphs for line in join_lines(paragraph)]
