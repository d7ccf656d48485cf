"""Reads what a page's markup says of its article: title, publisher, author, link, and every day it states.

Structured data (JSON-LD) is asked first, then OpenGraph, then the other meta tags, then the visible page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from etl.links import canonical_link
from etl.read.encodings import mend_text
from etl.read.linked_data import Node, find_article_node, list_by_id, read_names, read_word

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title")
SOURCES = (
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher",
    "apple-mobile-web-app-title",
)  # fmt: skip
AUTHORS = (
    "author", "article:author_name", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
    "sailthru.author", "byl", "cxenseparse:author", "article:author",
)  # fmt: skip
SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)\s*(https?://[^\s>]+)")
SUFFIX = re.compile(r"\s+[|–—·•»:-]\s+")
SPACES = re.compile(r"\s+")
LONGEST_NAME = 120  # characters: a longer author or publisher is a sentence


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article; `days` of JSON-LD and meta tags are left as they stand."""

    title: str | None
    source: str | None
    author: str | None
    url: str | None
    body: str | None
    node: Node
    metas: dict[str, str]


def read_facts(tree: HtmlElement, markup: str, url: str | None) -> PageFacts:
    """Return the facts of a page that lay at `url`, or in a file."""
    node, known, metas = find_article_node(tree), list_by_id(tree), read_metas(tree)
    link = _find_link(tree, markup, node, metas, url)
    sources = [*read_names(node.get("publisher"), known), *(metas[name] for name in SOURCES if name in metas)]
    source = _first(sources) or _host(link)
    titles = [read_word(node, "headline"), *(metas.get(name) for name in TITLES), *_visible_titles(tree)]
    body = read_word(node, "articleBody")
    return PageFacts(
        title=_drop_site(_first(titles), source),
        source=source,
        author=_find_author(tree, node, known, metas),
        url=link,
        body=_plain_body(body) if body else None,
        node=node,
        metas=metas,
    )


def read_metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta tag, by its name in lower case."""
    metas: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _find_link(tree: HtmlElement, markup: str, node: Node, metas: dict[str, str], url: str | None) -> str | None:
    """Return the article's own link: the canonical one, unless it leads to another host or to a front page."""
    saved = SAVED_FROM.search(markup[:20_000])
    here = url or (saved[1] if saved else None)
    stated = [tag.get("href") for tag in tree.iter("link") if "canonical" in (tag.get("rel") or "").lower().split()]
    stated += [metas.get("og:url"), read_word(node, "mainEntityOfPage"), read_word(node, "url")]
    for one in stated:
        link = _join(here, one)
        if link and canonical_link(link) and _may_replace(link, here):
            return link
    return here


def _join(here: str | None, link: str | None) -> str | None:
    try:
        return urljoin(here or "", link.strip()) if link else None
    except ValueError:  # such as an unclosed IPv6 address
        return None


def _may_replace(link: str, here: str | None) -> bool:
    parts = urlsplit(link)
    is_front = not parts.path.strip("/") and not parts.query
    if here is None:
        return not is_front
    there = urlsplit(here)
    is_same_site = _site(parts.netloc) == _site(there.netloc)
    return is_same_site and (not is_front or not there.path.strip("/"))


def _site(host: str) -> str:
    return ".".join(host.lower().split(":")[0].split(".")[-2:])


def _host(link: str | None) -> str | None:
    return urlsplit(link).netloc.lower().removeprefix("www.") or None if link else None


def _find_author(tree: HtmlElement, node: Node, known: dict[str, Node], metas: dict[str, str]) -> str | None:
    stated = [*read_names(node.get("author"), known), *read_names(node.get("creator"), known)]
    if not stated:
        meta = _first(metas[name] for name in AUTHORS if name in metas and "://" not in metas[name])
        stated = [meta] if meta else list(_visible_authors(tree))
    names = dict.fromkeys(filter(None, (_clean(name) for name in stated)))
    return ", ".join(name for name in names if len(name) <= LONGEST_NAME) or None


def _visible_authors(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'p-author')]")[:3]:
        named = element.xpath(".//*[@itemprop='name']")
        yield (named[0] if named else element).text_content()


def _visible_titles(tree: HtmlElement) -> Iterator[str]:
    for element in [*tree.xpath("//h1[@itemprop='headline']"), *tree.xpath("//article//h1"), *tree.iter("h1", "title")]:
        yield element.text_content()


def _drop_site(title: str | None, source: str | None) -> str | None:
    """Return a title without the publisher at its end: "Velmora signs | The Ledger" gives "Velmora signs"."""
    if not title or not source:
        return title
    parts = SUFFIX.split(title)
    if len(parts) > 1 and parts[-1].casefold() == source.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    return title


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, (_clean(value) for value in values if value)), None)


def _clean(value: str) -> str | None:
    return SPACES.sub(" ", mend_text(unescape(unescape(value)))).strip(" \n,;") or None


def _plain_body(body: str) -> str:
    """Return the text of an articleBody, which some templates fill with markup."""
    plain = re.sub(r"<[^>]{0,500}>", "\n", unescape(body))
    return "\n".join(line.strip() for line in mend_text(plain).split("\n") if line.strip())
