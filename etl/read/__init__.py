"""Turns files, folders, globs and standard input into articles, each bad one into a `Quarantined` with its reason.

Plain text is UTF-8 (BOM removed, CRLF to LF) and otherwise unchanged; of pages, PDFs, mails and the like the main text
is taken. An unknown day stays unknown.
"""

from __future__ import annotations

from etl.read.document import read_document
from etl.read.fields import Defaults, hash_text
from etl.read.language import read_language
from etl.read.listings import list_links, read_printed_day
from etl.read.parts import Part, find_parts, read_part
from etl.read.reader import ReadRequest, read_sources

__all__ = [
    "Defaults",
    "Part",
    "ReadRequest",
    "find_parts",
    "hash_text",
    "list_links",
    "read_document",
    "read_language",
    "read_part",
    "read_printed_day",
    "read_sources",
]
