"""Reads one file, or standard input, into articles: a plain one as a whole, a .jsonl line by line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO

from etl.errors import ArticleError
from etl.read.decode import BOM, refuse_binary
from etl.read.fields import Defaults, build_article
from etl.read.formats import FENCE, parse_json_line, parse_markdown, parse_plain
from etl.read.sources import SourceFile
from etl.records import Article, Quarantined

Parser = Callable[[bytes], tuple[dict[str, Any], str]]
PARSERS: dict[str, Parser] = {".txt": parse_plain, ".md": parse_markdown}
LINES = ".jsonl"
FIRST_LOOK = 8192  # bytes in which a binary file betrays itself


@dataclass(frozen=True, slots=True)
class Found:
    """What stood in one place: the file's name, the line where it has lines, the article or why there is none."""

    name: str
    line: int | None
    item: Article | Quarantined


def read_file(file: SourceFile, defaults: Defaults) -> Iterator[Found]:
    """Yield the articles of a file; the sound lines of a broken .jsonl count, and it is never held whole."""
    if file.is_standard_input:
        yield from _read_stream(file, sys.stdin.buffer, defaults)
        return
    try:
        with file.path.open("rb") as stream:
            if file.path.suffix.lower() == LINES:
                yield from _read_lines(file, stream, stream.peek(FIRST_LOOK)[:FIRST_LOOK], defaults)
            else:
                yield _read_whole(file, stream.read(), PARSERS[file.path.suffix.lower()], defaults)
    except OSError as error:
        yield _refuse(file, None, ArticleError(f"cannot be read: {error.strerror}", "check its permissions"))


def _read_stream(file: SourceFile, stream: BinaryIO, defaults: Defaults) -> Iterator[Found]:
    """Read standard input, whose first line with anything on it tells its format; lines are not held."""
    head = list(_read_head(stream))
    start = head[-1].removeprefix(BOM).lstrip() if head else b""
    if start.startswith(b"{"):
        yield from _read_lines(file, chain(head, stream), b"".join(head)[:FIRST_LOOK], defaults)
    else:
        parse = parse_markdown if start.startswith(FENCE) else parse_plain
        yield _read_whole(file, b"".join([*head, stream.read()]), parse, defaults)


def _read_head(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines up to the first that is not blank."""
    for line in stream:
        yield line
        if line.removeprefix(BOM).strip():
            return


def _read_whole(file: SourceFile, data: bytes, parse: Parser, defaults: Defaults) -> Found:
    try:
        fields, text = parse(data)
        return Found(file.name, None, build_article(fields, text, file.stem, defaults))
    except ArticleError as error:
        return _refuse(file, None, error)


def _read_lines(file: SourceFile, lines: Iterable[bytes], first_look: bytes, defaults: Defaults) -> Iterator[Found]:
    try:
        refuse_binary(first_look)
    except ArticleError as error:
        yield _refuse(file, None, error)
        return
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if line.removeprefix(BOM).strip():
            is_empty = False
            yield _read_line(file, number, line, defaults)
    if is_empty:
        yield _refuse(file, None, ArticleError("the file is empty", "put one JSON object on each line"))


def _read_line(file: SourceFile, number: int, line: bytes, defaults: Defaults) -> Found:
    try:
        fields, text = parse_json_line(line)
        return Found(file.name, number, build_article(fields, text, "", defaults))
    except ArticleError as error:
        return _refuse(file, number, error)


def _refuse(file: SourceFile, line: int | None, error: ArticleError) -> Found:
    return Found(file.name, line, Quarantined(file.name, line, error.reason, error.remedy))
