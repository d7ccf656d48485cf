"""Turns files, folders, globs and standard input into articles, each bad one into a `Quarantined` with its reason.

Text is decoded as UTF-8 (BOM removed, CRLF to LF) and otherwise unchanged; an unknown day stays unknown.
"""

from __future__ import annotations

from etl.read.fields import hash_text
from etl.read.language import read_language
from etl.read.listings import list_links
from etl.read.reader import ReadRequest, read_sources

__all__ = ["ReadRequest", "hash_text", "list_links", "read_language", "read_sources"]
