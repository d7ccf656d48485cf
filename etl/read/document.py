"""Takes bytes of any format apart into articles: tells the format and hands them to its reader.

Each reader is imported when its format first comes up. Whatever a library stumbles over is a refusal, never a crash.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from etl.errors import ArticleError
from etl.read.encodings import refuse_empty
from etl.read.fields import Defaults
from etl.read.found import Document, Found, Reader, refuse
from etl.read.kinds import tell_foreign, tell_format
from etl.records import Article, Quarantined

LONGEST = 64 * 2**20  # bytes: the longest articles are books of a few MB; tests/read notices a reader that takes more
NO_DEFAULTS = Defaults()
READERS = {
    "plain": ("etl.read.plain", "read_plain"),
    "markdown": ("etl.read.plain", "read_markdown"),
    "lines": ("etl.read.plain", "read_lines"),
    "page": ("etl.read.page", "read"),
    "pdf": ("etl.read.pdf", "read"),
    "word": ("etl.read.word", "read"),
    "mail": ("etl.read.mail", "read"),
    "table": ("etl.read.table", "read"),
    "sheet": ("etl.read.sheet", "read"),
    "feed": ("etl.read.feed", "read"),
    "archive": ("etl.read.archive", "read"),
    "packed": ("etl.read.packed", "read"),
}


def read_document(
    data: bytes, name: str, media_type: str | None = None, url: str | None = None, defaults: Defaults = NO_DEFAULTS
) -> Iterator[Article | Quarantined]:
    """Yield the articles in some bytes, and what could not be read; touches neither network nor disk.

    `name` stands in refusals, `media_type` is what a server sent, `url` where it led to after redirects.
    """
    for found in read_found(Document(data, name, media_type=media_type, url=url), defaults):
        yield found.item


def read_found(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield what stands in a document, in its order."""
    try:
        yield from _find_reader(document)(document, defaults)
    except ArticleError as error:
        yield refuse(document.name, None, error)
    except Exception as error:  # noqa: BLE001 (a library met a file its authors never thought of: the rest is still read)
        reason = f"broken in a way that its reader does not know ({type(error).__name__})"
        yield refuse(document.name, None, ArticleError(reason, "save it again, or give the article's text as .txt"))


def _find_reader(document: Document) -> Reader:
    refuse_empty(document.data)
    if len(document.data) > LONGEST:
        reason = f"larger than {LONGEST // 2**20} MB"
        raise ArticleError(reason, "give its articles one by one")
    foreign = tell_foreign(document.data)
    if foreign is not None:
        raise ArticleError(*foreign)
    kind = tell_format(document.data, document.name, document.media_type)
    if kind == "opendocument":
        reason = "an OpenDocument or EPUB file"
        raise ArticleError(reason, "save it as .docx or .pdf")
    if kind is None:
        reason = "of a format that is not known"
        raise ArticleError(reason, "save the article as .txt, .html or .pdf")
    module, function = READERS[kind]
    return cast("Reader", getattr(import_module(module), function))
