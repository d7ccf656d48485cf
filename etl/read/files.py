"""Reads one file, or standard input: a .jsonl line by line, an archive member by member, others whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from etl.errors import ArticleError
from etl.read.decode import BOM
from etl.read.document import LONGEST, read_found
from etl.read.fields import Defaults
from etl.read.formats import FENCE
from etl.read.found import Document, Found, Reader, refuse
from etl.read.kinds import BY_SUFFIX, tell_format
from etl.read.plain import FIRST_LOOK, read_each_line, read_markdown, read_plain
from etl.read.sources import SourceFile

# Read as what they are called, whatever they begin with; their id is their stem.
PLAIN: dict[str | None, Reader] = {"plain": read_plain, "markdown": read_markdown}


def read_file(file: SourceFile, defaults: Defaults) -> Iterator[Found]:
    """Yield the articles of a file; the sound lines of a broken .jsonl count, and it is never held whole."""
    if file.is_standard_input:
        yield from _read_stream(file.name, sys.stdin.buffer, defaults)
        return
    kind = BY_SUFFIX.get(file.path.suffix.lower())
    try:
        with file.path.open("rb") as stream:
            if kind == "lines":
                yield from read_each_line(file.name, stream, stream.peek(FIRST_LOOK)[:FIRST_LOOK], defaults)
            elif kind == "archive":
                from etl.read.archive import read_archive

                yield from read_archive(stream, Document(b"", file.name, stem=file.place), defaults)
            elif kind in PLAIN:
                yield from PLAIN[kind](Document(stream.read(), file.name, stem=file.stem), defaults)
            else:
                yield from read_found(Document(stream.read(LONGEST + 1), file.name, stem=file.place), defaults)
    except OSError as error:
        yield refuse(file.name, None, ArticleError(f"cannot be read: {error.strerror}", "check its permissions"))


def _read_stream(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Found]:
    """Read standard input, whose first line with anything on it tells its format; lines of JSON are not held."""
    head = list(_read_head(stream))
    start = head[-1].removeprefix(BOM).lstrip() if head else b""
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        yield from read_each_line(name, chain(head, stream), b"".join(head)[:FIRST_LOOK], defaults)
        return
    document = Document(b"".join([*head, stream.read(LONGEST)]), name)
    if start.startswith(FENCE):
        yield from read_markdown(document, defaults)
    elif tell_format(document.data, "") is None and b"\0" not in document.data[:FIRST_LOOK]:
        yield from read_plain(document, defaults)
    else:
        yield from read_found(document, defaults)


def _read_head(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines up to the first that is not blank."""
    for line in stream:
        yield line
        if line.removeprefix(BOM).strip():
            return
