"""Reads a PDF: the words of each page in reading order, column by column, broken lines joined.

Its day is the one printed at its head: the file's own dates are those of making or saving it. A scan is refused.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from etl.errors import ArticleError
from etl.read.encodings import mend_text
from etl.read.fields import Defaults, build_article
from etl.read.found import Document, Found
from etl.read.furniture import drop_furniture
from etl.read.pdf_page import Fragment, order_lines
from etl.read.pdf_text import find_title, join_pages
from etl.read.printed_day import find_printed_day
from etl.read.titles import fold_letters, lower_capitals

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 300  # reports have 100
MOST_FRAGMENTS = 20_000  # of one page: a page of small print has 2,000
FEWEST_LETTERS = 20  # a page number and a stamp are no text: the page is a picture
REPEATED = 0.6  # share of pages on which a line stands that is a running head
FEWEST_PAGES = 3  # below which nothing is called repeated
BROKEN, REPRINT = "a broken PDF", "download it again, or open it and print it to a new PDF"
# What pypdf raises besides its own errors, on files torn by tests/read/test_any_bytes.py.
STUMBLES = (
    ImportError, ValueError, KeyError, IndexError, TypeError, AttributeError, NotImplementedError, RecursionError,
    ArithmeticError,
)  # fmt: skip
PAGE_NUMBER = re.compile(r"^\W*\d{1,4}\W*(?:[/|]\W*\d{1,4}\W*)?$")
DIGITS = re.compile(r"\d+")


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the one article of a PDF."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every flaw of a file; a refusal says enough
    reader = _open(document.data)
    pages = _drop_running_lines(_read_pages(reader))
    title = find_title(pages[0]) if pages else None
    lines = [mend_text(line) for line in join_pages(pages)]
    text = "\n".join(drop_furniture(line for line in lines if not title or fold_letters(line) != fold_letters(title)))
    if sum(map(str.isalnum, text)) < FEWEST_LETTERS:
        reason = "no text in it, only pictures"
        raise ArticleError(reason, "run text recognition (OCR) over it, or give the article's text as .txt")
    fields = {"title": lower_capitals(title, text) if title else None, "author": _find_author(reader, lines)}
    yield Found(document.name, None, build_article(fields, text, document.stem, defaults, find_printed_day(lines)))


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            reason = "a PDF with a password"
            raise ArticleError(reason, "print it to a new PDF without one")
        count = len(reader.pages)
    except (PyPdfError, *STUMBLES) as error:
        raise ArticleError(BROKEN, REPRINT) from error
    if count > MOST_PAGES:
        reason = f"a PDF of {count} pages, more than {MOST_PAGES}"
        raise ArticleError(reason, "give the pages of the article by themselves")
    return reader


def _read_pages(reader: PdfReader) -> list[list[Fragment]]:
    """Return the lines of each page; raises ArticleError where one cannot be decoded: half an article is none."""
    from pypdf.errors import PyPdfError

    try:
        return [order_lines(_list_fragments(page)) for page in reader.pages]
    except (PyPdfError, *STUMBLES) as error:
        raise ArticleError(BROKEN, REPRINT) from error


def _list_fragments(page: PageObject) -> list[Fragment]:
    """Return the words of a page with their places; raises ArticleError for a page that was made to choke readers."""
    fragments: list[Fragment] = []

    def keep(text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:  # noqa: ANN401 (pypdf's own dictionary)
        if len(fragments) > MOST_FRAGMENTS:
            reason = "a page with more pieces of text than any reader shows"
            raise ArticleError(reason, "print it to a new PDF")
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        height = abs(size * inner[3] * outer[3]) or abs(size) or 1.0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                fragments.append(Fragment(x, y - number * height * 1.2, height, line.strip()))

    page.extract_text(visitor_text=keep)
    return fragments


def _drop_running_lines(pages: list[list[Fragment]]) -> list[list[Fragment]]:
    """Return the pages without page numbers and without the heads and feet that most of them repeat."""
    counted = Counter(key for page in pages for key in {_fold_line(line.text) for line in page})
    repeated = {key for key, count in counted.items() if count >= max(FEWEST_PAGES, REPEATED * len(pages))}
    return [[line for line in page if _fold_line(line.text) not in repeated] for page in map(_drop_number, pages)]


def _drop_number(page: list[Fragment]) -> list[Fragment]:
    """Return a page without the number at its head or foot."""
    edges = {min((line.y for line in page), default=0.0), max((line.y for line in page), default=0.0)}
    return [line for line in page if line.y not in edges or not PAGE_NUMBER.match(line.text)]


def _fold_line(line: str) -> str:
    return DIGITS.sub("0", line).strip()


def _find_author(reader: PdfReader, lines: list[str]) -> str | None:
    """Return the file's author where the page prints the name too: else it is whose computer made the file."""
    from pypdf.errors import PyPdfError

    try:
        author = str((reader.metadata and reader.metadata.author) or "").strip()
    except (PyPdfError, *STUMBLES):  # the text is sound, its dictionary is not
        return None
    printed = fold_letters(" ".join(lines[:12] + lines[-5:]))
    return author if author and fold_letters(author) in printed else None
