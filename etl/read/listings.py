"""Turns a feed (RSS, Atom, RDF), a sitemap or an index of sitemaps into links.

Days are those printed, shifted by no time zone. Feeds are read however broken they are.
External entities and document types are not followed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from etl.errors import ArticleError
from etl.links import Link, canonical_link

GZIP = b"\x1f\x8b"
LONGEST = 50_000_000  # bytes and links that the protocol of sitemaps allows one to have
MOST = 50_000
ROOT = re.compile(rb"(?:\A|\?>|-->|>)\s*<(?:[A-Za-z][\w.-]*:)?(rss|feed|RDF|channel|urlset|sitemapindex)\b")
FIRST_LOOK = 4096
SITEMAPS = frozenset({b"urlset", b"sitemapindex"})
ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")


def list_links(data: bytes, media_type: str | None, url: str) -> tuple[Link, ...] | None:
    """Return the links of a listing that was found at `url`, each once and in its order; None for anything else.

    Raises ArticleError where it is a listing and broken beyond reading.
    """
    plain = _unpack(data) if data.startswith(GZIP) else data
    root = ROOT.search(plain[:FIRST_LOOK])
    if root is None:
        return None
    found = _read_sitemap(plain, url) if root[1] in SITEMAPS else _read_feed(plain, media_type, url)
    once: dict[str, Link] = {}
    for link in found:
        canonical = canonical_link(link.url)
        if canonical and len(once) < MOST:
            once.setdefault(canonical, link)
    return tuple(once.values())


def read_printed_day(text: str | None) -> date | None:
    """Return the day that a time stamp prints (ISO 8601 or RFC 822), None where it prints none."""
    if not text:
        return None
    iso = ISO_DAY.match(text)
    parts = [int(part) for part in iso.groups()] if iso else list(parsedate(text) or ())[:3]
    try:
        year, month, day = parts
        return date(year, month, day)
    except ValueError:
        return None


def _unpack(data: bytes) -> bytes:
    try:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        plain = unpacker.decompress(data, LONGEST)
    except zlib.error as error:
        reason = "a broken gzip file"
        raise ArticleError(reason, "fetch it again, or tell its publisher") from error
    if unpacker.unconsumed_tail:
        reason = f"unpacks to more than {LONGEST:,} bytes"
        raise ArticleError(reason, "name a smaller sitemap")
    return plain


def _read_feed(data: bytes, media_type: str | None, url: str) -> Iterator[Link]:
    import feedparser

    headers = {"content-location": url} | ({"content-type": media_type} if media_type else {})
    # A stream, never bytes: feedparser opens bytes that look like a path or an address.
    for entry in feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)["entries"]:
        address = _word(entry, "feedburner_origlink") or _word(entry, "link")
        if address:
            published, updated = _word(entry, "published"), _word(entry, "updated")
            day = read_printed_day(published or updated)
            yield Link(urljoin(url, address), _word(entry, "title"), day, updated or published)


def _word(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key) if key in entry else None  # get alone takes "published" for "updated"
    return value.strip() or None if isinstance(value, str) else None


def _read_sitemap(data: bytes, url: str) -> Iterator[Link]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        root, message = None, error.msg
    else:
        message = "no element in it"
    if root is None:
        reason = f"not XML: {message}"
        raise ArticleError(reason, "open the link in a browser and see whether it is a sitemap")
    for element in root.iter("{*}url", "{*}sitemap"):
        texts = {etree.QName(one).localname: (one.text or "").strip() for one in element.iter("{*}*")}
        if texts.get("loc"):
            day = read_printed_day(texts.get("publication_date"))
            is_listing = etree.QName(element).localname == "sitemap"
            yield Link(
                urljoin(url, texts["loc"]), texts.get("title") or None, day, texts.get("lastmod") or None, is_listing
            )
