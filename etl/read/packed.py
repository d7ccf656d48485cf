"""Reads what a gzip file holds, never more than fits; its name without .gz tells the format."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from etl.errors import ArticleError
from etl.read.document import LONGEST, read_found
from etl.read.fields import Defaults
from etl.read.found import Document, Found

DEEPEST = 2  # a gzip file in a gzip file is a bomb or a mistake
HIGHEST_RATIO = 200  # as in an archive
FREE_RATIO = 2**20


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the articles of the file that is packed."""
    if document.depth > DEEPEST:
        reason = f"archives lie more than {DEEPEST} deep in each other"
        raise ArticleError(reason, "unpack it")
    data = unpack(document.data)
    inner = PurePosixPath(document.name).name.removesuffix(".gz")
    yield from read_found(
        replace(document, data=data, name=f"{document.name}/{inner}", depth=document.depth + 1), defaults
    )


def unpack(data: bytes) -> bytes:
    """Return what a gzip file holds; raises ArticleError where it is broken or unpacks to too much."""
    most = min(LONGEST, max(FREE_RATIO, HIGHEST_RATIO * len(data)))
    try:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        unpacked = unpacker.decompress(data, most)
    except zlib.error as error:
        reason = "a broken gzip file"
        raise ArticleError(reason, "pack or download it again") from error
    if unpacker.unconsumed_tail:
        reason = f"it unpacks to more than {most // 2**20} MB"
        raise ArticleError(reason, "do not trust this file; give the article by itself")
    if not unpacker.eof:
        reason = "a gzip file that ends too early"
        raise ArticleError(reason, "download it again")
    return unpacked
