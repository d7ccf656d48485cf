"""Reads a mail: its text, subject, sender and the day of its Date header; attached articles by themselves.

A page that a browser saved as .mhtml is such a mail too; its date is that of the saving and no article's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from etl.errors import ArticleError
from etl.read import page
from etl.read.document import read_found
from etl.read.encodings import decode_any
from etl.read.fields import Day, Defaults, build_article
from etl.read.found import Document, Found
from etl.read.kinds import BY_SUFFIX, UNREAD, find_suffix
from etl.read.mail_text import read_body, strip_prefixes
from etl.read.page_day import read_stamp

DEEPEST = 3  # mails forwarded in mails
MOST_PARTS = 200
SAVED_BY = "<Saved by Blink>"
COVER_NOTE = 300  # characters: a shorter text above an attached article only announces it


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of a mail, then those attached to it."""
    if document.depth > DEEPEST:
        reason = f"mails lie more than {DEEPEST} deep in each other"
        raise ArticleError(reason, "save the innermost by itself")
    message = message_from_bytes(document.data, policy=policy.compat32)
    saved = _find_saved_page(message, document)
    if saved is not None:
        yield from page.read(saved, defaults)
        return
    attached = list(_list_attached(message, document))
    body = read_body(message)
    if len(body) > (COVER_NOTE if attached else 0):
        yield _build(message, body, document, defaults)
    elif not attached:
        reason = "a mail without text"
        raise ArticleError(reason, "save its attachments, or the page that it shows")
    for one in attached:
        yield from read_found(one, defaults)


def read_header(message: Message, name: str) -> str:
    """Return a header as text, however it is encoded; empty where it is missing."""
    raw = str(message.get(name) or "").replace("\r", "").replace("\n", "")
    try:
        return str(make_header(decode_header(raw))).strip()
    except (HeaderParseError, LookupError, ValueError):
        return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _build(message: Message, body: str, document: Document, defaults: Defaults) -> Found:
    name, address = parseaddr(read_header(message, "From"))
    link = read_header(message, "Archived-At").strip("<> ")
    day = read_stamp(read_header(message, "Date"))
    fields = {
        "id": read_header(message, "Message-ID").strip("<> ") or None,
        "title": strip_prefixes(read_header(message, "Subject")) or None,
        "source": name or address.rpartition("@")[2] or None,
        "url": link if link.startswith("http") else None,
    }
    article = build_article(fields, body, document.stem, defaults, Day(day, "mail") if day else None)
    return Found(document.name, None, article)


def _list_attached(message: Message, document: Document) -> Iterator[Document]:
    """Yield what is attached and may be an article: a document of a format that is read, or a forwarded mail."""
    for number, part in enumerate(_list_parts(message)):
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            data: object = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
            name = f"forwarded-{number}.eml"
        else:
            name = part.get_filename() or ""
            if find_suffix(name) not in {*BY_SUFFIX, *UNREAD}:
                continue
            data = part.get_payload(decode=True) or b""
        if isinstance(data, bytes):
            place = name.replace("/", "_")
            yield Document(data, f"{document.name}/{place}", f"{document.stem}/{place}", depth=document.depth + 1)


def _list_parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, those of a forwarded mail inside it left to itself."""
    waiting, count = [message], 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop(0)
        count += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting = [*(one for one in payload if isinstance(one, Message)), *waiting]


def _find_saved_page(message: Message, document: Document) -> Document | None:
    """Return the page of an .mhtml file and where it was saved from, None for a mail."""
    sender = message.get("From")
    if message.get("Snapshot-Content-Location") is None and sender is not None and str(sender) != SAVED_BY:
        return None
    is_saved = message.get_content_type() == "multipart/related" and (
        message.get("Snapshot-Content-Location") or any(part.get("Content-Location") for part in _list_parts(message))
    )
    if not is_saved:
        return None
    for part in _list_parts(message):
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            place = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            data = part.get_payload(decode=True)
            markup = decode_any(data if isinstance(data, bytes) else b"", part.get("Content-Type"))
            return replace(
                document, data=markup.encode(), media_type=None, url=place if place.startswith("http") else None
            )
    return None
