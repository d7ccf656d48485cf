"""Reduces a link to the form that names the article: no fragment, no campaign parameters, host in lower case."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SCHEMES = frozenset({"http", "https"})
DEFAULT_PORTS = frozenset({":80", ":443"})
CAMPAIGN = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


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
