"""Tells the format of some bytes: by the bytes themselves, then by their name, then by the type a server sent.

Names and servers lie more often than bytes: a PDF called page.html is read as a PDF.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from urllib.parse import urlsplit

HEAD = 2048  # bytes in which a format shows itself
BY_SUFFIX = {
    ".txt": "plain", ".md": "markdown", ".jsonl": "lines", ".ndjson": "lines",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".pdf": "pdf", ".docx": "word",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail", ".csv": "table", ".tsv": "table",
    ".xlsx": "sheet", ".xlsm": "sheet", ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
    ".zip": "archive", ".gz": "packed",
}  # fmt: skip
# Named so that a folder does not pass over them unsaid: they hold articles that have to be saved in another format.
UNREAD = (
    ".doc",
    ".xls",
    ".ppt",
    ".pptx",
    ".rtf",
    ".odt",
    ".ods",
    ".epub",
    ".msg",
    ".webarchive",
    ".rar",
    ".7z",
    ".tar",
)
BY_TYPE = {
    "text/html": "page", "application/xhtml+xml": "page", "application/pdf": "pdf", "message/rfc822": "mail",
    "multipart/related": "mail", "text/csv": "table", "text/tab-separated-values": "table",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/xml": "feed", "text/xml": "feed", "application/zip": "archive", "application/gzip": "packed",
    "application/x-ndjson": "lines", "application/jsonl": "lines", "text/markdown": "markdown", "text/plain": "plain",
}  # fmt: skip
# What stands at the start of files that hold no article we can read, and what to do about each.
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls or .msg)", "save it as .docx, .xlsx or .eml"),
    (b"{\\rtf", "a rich text file", "save it as .docx"),
    (b"\x89PNG", "a picture", "give the article's text, not its picture"),
    (b"\xff\xd8\xff", "a picture", "give the article's text, not its picture"),
    (b"GIF8", "a picture", "give the article's text, not its picture"),
    (b"RIFF", "a picture or a sound", "give the article's text"),
    (b"\x00\x00\x00\x1cftyp", "a film", "give the article's text"),
    (b"\x00\x00\x00 ftyp", "a film", "give the article's text"),
    (b"Rar!", "a RAR archive", "pack it as .zip"),
    (b"7z\xbc\xaf", "a 7z archive", "pack it as .zip"),
    (b"bplist00", "a Safari web archive", "save the page as .html"),
    (b"SQLite format 3", "a database", "export its articles as .jsonl or .csv"),
)
PDF, ZIP, EMPTY_ZIP, GZIP = b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
PROLOGUE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
PAGE_START = re.compile(rb"<!doctype\s+html|<(?:html|head|body|article|main)\b", re.IGNORECASE)
LIST_START = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b", re.IGNORECASE)
LINE_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{\s*\"")
HEADERS = rb"Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+"
MAIL_START = re.compile(rb"\A(?:From \S+ .*\r?\n)?(?:" + HEADERS + rb"):", re.IGNORECASE)
PACKED_IN_ZIP = {"word/document.xml": "word", "xl/workbook.xml": "sheet"}
LEGACY_TEXT = {"plain", "markdown", "lines"}


def tell_format(data: bytes, name: str, media_type: str | None = None) -> str | None:
    """Return the format of some bytes, None where nothing tells it."""
    head = data[:HEAD]
    named = BY_SUFFIX.get(find_suffix(name))
    return _tell_by_magic(data, head) or _tell_by_markup(head, named) or named or _tell_by_type(media_type, head)


def tell_foreign(data: bytes) -> tuple[str, str] | None:
    """Return what a file is that holds no article we read, and what to do about it."""
    return next(((kind, remedy) for magic, kind, remedy in FOREIGN if data.startswith(magic)), None)


def find_suffix(name: str) -> str:
    """Return the lower-case suffix of a path, or of the path of a link."""
    path = urlsplit(name).path if "://" in name else name
    return PurePosixPath(path).suffix.lower()


def _tell_by_magic(data: bytes, head: bytes) -> str | None:
    if PDF in head[:1024]:
        return "pdf"
    if head.startswith(GZIP):
        return "packed"
    if head.startswith((ZIP, EMPTY_ZIP)):
        return _tell_zip(data)
    return None


def _tell_zip(data: bytes) -> str:
    """Office files are ZIP archives with fixed members; a broken archive is for its reader to refuse."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "archive"
    if "mimetype" in names and "content.xml" in names:
        return "opendocument"
    return next((kind for member, kind in PACKED_IN_ZIP.items() if member in names), "archive")


def _tell_by_markup(head: bytes, named: str | None) -> str | None:
    """A plain file may well begin with a tag or a header: what its name says is believed."""
    if named in LEGACY_TEXT:
        return None
    start = head[(PROLOGUE.match(head) or re.match(b"", head)).end() :]  # type: ignore[union-attr] # b"" always matches
    if LIST_START.match(start):
        return "feed"
    if PAGE_START.match(start):
        return "page"
    return "mail" if named in {None, "mail"} and MAIL_START.match(head) else None


def _tell_by_type(media_type: str | None, head: bytes) -> str | None:
    found = BY_TYPE.get((media_type or "").split(";")[0].strip().lower())
    return "lines" if found in {None, "plain"} and LINE_START.match(head) else found
