"""Feeds, sitemaps and pages of an invented newspaper, for the tests that fetch them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.fetch.site import Reply, Site

FEED = {"Content-Type": "application/rss+xml"}
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def write_story(number: int, more: str = "") -> Reply:
    """Return a plain page that tells a story of its own."""
    text = (
        f"Quantrel invests in Velmora {number}\n\nQuantrel said it would invest ${number} million in Velmora. {more}\n"
    )
    return Reply(text.encode(), headers=PLAIN)


def write_feed(site: Site, entries: Sequence[tuple[str, str]], etag: str = "") -> Reply:
    """Return a feed of paths or addresses, each with its stamp; one with an ETag knows when nothing changed."""
    items = "".join(
        f"<item><title>{escape(path)}</title><link>{escape(path if '://' in path else site.url(path))}</link>"
        f"<pubDate>{stamp}</pubDate></item>"
        for path, stamp in entries
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'
    return Reply(body.encode(), headers=FEED | ({"ETag": etag} if etag else {}))


def write_sitemap(site: Site, paths: Sequence[str], kind: str = "url", stamp: str = "2025-03-04") -> bytes:
    """Return a sitemap of paths, or an index of sitemaps."""
    root = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    items = "".join(f"<{kind}><loc>{site.url(path)}</loc><lastmod>{stamp}</lastmod></{kind}>" for path in paths)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</{root}>'.encode()
