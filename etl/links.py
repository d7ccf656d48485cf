"""Reduces a link to the form that names the article: no fragment, no campaign parameters, host in lower case.

A `Link` is what a feed, a sitemap or a person says of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SCHEMES = frozenset({"http", "https"})
DEFAULT_PORTS = frozenset({":80", ":443"})
CAMPAIGN = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass(frozen=True, slots=True)
class Link:
    """A link and what is said of it; `stamp` differs once the thing behind it does, where anything says so.

    A listing is a sitemap that an index of sitemaps names: more links, no article.
    """

    url: str
    title: str | None = None
    published_on: date | None = None
    stamp: str | None = None
    is_listing: bool = False


def canonical_link(url: str | None) -> str | None:
    """Return the canonical form of a web link, None for anything else.

    `HTTPS://News.example/a/?utm_source=x#top` gives `https://news.example/a/`.
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:  # such as an unclosed IPv6 address
        return None
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        return None
    host = parts.netloc.lower()
    for port in DEFAULT_PORTS:
        host = host.removesuffix(port)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(key, value) for key, value in fields if not key.startswith(CAMPAIGN)])
    return urlunsplit((parts.scheme.lower(), host, parts.path, query, ""))
