"""Reads a feed that was saved as a file: the entries that carry their whole text are articles.

Entries with a summary only, and sitemaps, are lists of links: they are refused with what fetches them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from etl.errors import ArticleError
from etl.read.encodings import mend_text
from etl.read.fields import Day, Defaults, build_article
from etl.read.found import Document, Found, refuse
from etl.read.fragments import read_fragment
from etl.read.furniture import drop_furniture
from etl.read.listings import ROOT, SITEMAPS
from etl.read.page_day import read_stamp
from etl.read.titles import lower_capitals
from etl.records import Article

HEAD = 4096
FETCH = "name its link in sources.toml and run stratwatch update"
WHOLE = 500  # characters: a shorter description is a teaser (of 40 feeds' templates modelled in tests/read)


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each entry, or why there is none; raises ArticleError for what is no feed."""
    import feedparser

    root = ROOT.search(document.data[:HEAD])
    if root is None:
        reason = "XML, but no feed"
        raise ArticleError(reason, "give the article's text as .txt or .html")
    if root[1] in SITEMAPS:
        reason = "a sitemap: a list of links, not articles"
        raise ArticleError(reason, FETCH)
    # A stream, never bytes: feedparser opens bytes that look like a path or an address.
    feed = feedparser.parse(BytesIO(document.data), response_headers={"content-location": document.url or ""})
    if not feed["entries"]:
        reason = "a feed without entries that can be read"
        raise ArticleError(reason, FETCH)
    for number, entry in enumerate(feed["entries"], start=1):
        try:
            yield Found(document.name, number, _build(entry, feed["feed"], defaults))
        except ArticleError as error:
            yield refuse(document.name, number, error)


def _build(entry: Mapping[str, Any], feed: Mapping[str, Any], defaults: Defaults) -> Article:
    text = _read_text(entry)
    title = read_fragment(_word(entry, "title") or "").replace("\n", " ")
    day = read_stamp(_word(entry, "published"))
    fields = {
        "url": _word(entry, "feedburner_origlink") or _word(entry, "link"),
        "title": lower_capitals(title, text) or None,
        "source": mend_text(_word(entry.get("source") or {}, "title") or _word(feed, "title") or "") or None,
        "author": mend_text(_word(entry, "author") or "") or None,
    }
    if fields["url"] is None:
        fields["id"] = _word(entry, "id")
    return build_article(fields, text, "", defaults, Day(day, "feed") if day else None)


def _read_text(entry: Mapping[str, Any]) -> str:
    """Return the whole text of an entry; raises ArticleError where it has only a summary."""
    contents = [content.get("value") or "" for content in entry.get("content") or []]
    whole = max((_to_lines(content) for content in contents), key=len, default="")
    summary = _to_lines(_word(entry, "summary") or "")
    text = whole if len(whole) > len(summary) or len(summary) < WHOLE else summary
    if not text or (len(text) < WHOLE and len(text) <= len(summary)):
        place = f" ({_word(entry, 'link')})" if _word(entry, "link") else ""
        reason = f"the entry gives a summary, not its text{place}"
        raise ArticleError(reason, FETCH)
    return text


def _to_lines(markup: str) -> str:
    return "\n".join(drop_furniture(read_fragment(markup).split("\n"))) if markup else ""


def _word(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key) if key in entry else None  # get alone takes "published" for "updated"
    return value.strip() or None if isinstance(value, str) else None
