"""Reads text as it stands: plain, Markdown, or one JSON object a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from etl.errors import ArticleError
from etl.read.decode import BOM, refuse_binary
from etl.read.fields import Defaults, build_article
from etl.read.formats import parse_json_line, parse_markdown, parse_plain
from etl.read.found import Document, Found, refuse

Parser = Callable[[bytes], tuple[dict[str, Any], str]]
FIRST_LOOK = 8192  # bytes in which a binary file betrays itself


def read_plain(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the one article of a plain file."""
    yield _read_whole(document, parse_plain, defaults)


def read_markdown(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the one article of a Markdown file."""
    yield _read_whole(document, parse_markdown, defaults)


def read_lines(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each line."""
    return read_each_line(document.name, document.data.split(b"\n"), document.data[:FIRST_LOOK], defaults)


def read_each_line(name: str, lines: Iterable[bytes], first_look: bytes, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each line, or why there is none; lines are not held."""
    try:
        refuse_binary(first_look)
    except ArticleError as error:
        yield refuse(name, None, error)
        return
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if line.removeprefix(BOM).strip():
            is_empty = False
            yield _read_line(name, number, line, defaults)
    if is_empty:
        yield refuse(name, None, ArticleError("the file is empty", "put one JSON object on each line"))


def _read_whole(document: Document, parse: Parser, defaults: Defaults) -> Found:
    try:
        fields, text = parse(document.data)
        if document.url is not None:
            fields = {"url": document.url, **fields}
        return Found(document.name, None, build_article(fields, text, document.stem, defaults))
    except ArticleError as error:
        return refuse(document.name, None, error)


def _read_line(name: str, number: int, line: bytes, defaults: Defaults) -> Found:
    try:
        fields, text = parse_json_line(line)
        return Found(name, number, build_article(fields, text, "", defaults))
    except ArticleError as error:
        return refuse(name, number, error)
