"""Joins the ordered lines of PDF pages into paragraphs, and tells the title by the size of its letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from etl.read.pdf_page import Fragment
from etl.read.reflow import join_lines

LARGER = 1.2  # times the running text: what is larger is a heading
SAME = 0.1  # share by which the sizes of one paragraph differ
APART = 1.45  # times the usual distance of two lines: a paragraph ends
LONGEST_TITLE = 300
TITLE_LINES = 4


def join_pages(pages: Sequence[Sequence[Fragment]]) -> list[str]:
    """Return the paragraphs of a document; one that runs on over a column or page is one paragraph."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    gaps = [one.y - two.y for one, two in pairwise(lines) if 0 < one.y - two.y < 4 * one.size]
    usual = median(gaps) if gaps else 12.0
    blocks: list[list[str]] = [[lines[0].text]]
    for before, line in pairwise(lines):
        if _belongs(before, line, usual):
            blocks[-1].append(line.text)
        else:
            blocks.append([line.text])
    return [paragraph for block in blocks for paragraph in join_lines(block)]


def find_title(page: Sequence[Fragment]) -> str | None:
    """Return the largest words of a first page, where they are larger than its running text; else its first line."""
    if not page:
        return None
    body = median(line.size for line in page for _ in line.text)
    largest = max(line.size for line in page)
    if largest < LARGER * body:
        return page[0].text if len(page[0].text) <= LONGEST_TITLE else None
    start = next(place for place, line in enumerate(page) if line.size == largest)
    title = [line.text for line in page[start : start + TITLE_LINES] if line.size > (1 - SAME) * largest]
    joined = " ".join(title)
    return joined if len(joined) <= LONGEST_TITLE else None


def _belongs(before: Fragment, line: Fragment, usual: float) -> bool:
    """A line goes on with the one before it, of its size, right below it or at the head of the next column."""
    if abs(before.size - line.size) > SAME * max(before.size, line.size):
        return False
    gap = before.y - line.y
    return gap < 0 or gap <= APART * usual
