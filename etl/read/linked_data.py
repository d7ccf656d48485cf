"""Reads what a page says of its article in JSON-LD (schema.org), however carelessly the template writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]
ARTICLES = re.compile(r"(?:^|[:/#])(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|PressRelease)$")
PAGES = re.compile(r"(?:^|[:/#])(?:WebPage|ItemPage)$")
WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")
MOST_NODES = 5000  # a page's graph has a hundred
DEEPEST = 40


def find_article_node(tree: HtmlElement) -> Node:
    """Return the object that describes the page's article, else its page, else an empty one.

    Of several articles (teasers are marked up too) the one with a body or headline and a day, first in the page.
    """
    nodes = list(_list_nodes(tree))
    articles = [node for node in nodes if _is_a(node, ARTICLES)]
    pages = [node for node in nodes if _is_a(node, PAGES) and node.get("datePublished")]
    ranked = sorted(
        articles, key=lambda node: -sum(key in node for key in ("articleBody", "headline", "datePublished"))
    )
    return next(iter([*ranked, *pages]), {})


def list_by_id(tree: HtmlElement) -> dict[str, Node]:
    """Return the objects of the graph by their @id, to which others refer."""
    return {node["@id"]: node for node in _list_nodes(tree) if isinstance(node.get("@id"), str) and len(node) > 1}


def read_names(value: object, known: dict[str, Node]) -> tuple[str, ...]:
    """Return the names in a value: a text, an object with a name or a reference to one, or a list of these."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() and "://" not in value else ()
    if isinstance(value, list):
        return tuple(name for one in value[:20] if not isinstance(one, list) for name in read_names(one, known))
    if isinstance(value, dict):
        node = value if "name" in value else known.get(str(value.get("@id")), {})
        name = node.get("name")
        return read_names(name, {}) if isinstance(name, str | list) else ()
    return ()


def read_word(node: Node, key: str) -> str | None:
    """Return a text of an object, its first where it has several."""
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or value.get("url")
    return value.strip() or None if isinstance(value, str) else None


def _list_nodes(tree: HtmlElement) -> Iterator[Node]:
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _walk(_parse(script.text or ""), 0):
            count += 1
            if count > MOST_NODES:
                return
            yield node


def _parse(source: str) -> object:
    source = WRAPPED.sub("", WRAPPED.sub("", source, count=1))
    for candidate in (source, COMMA_TOO_MANY.sub(r"\1", source)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher", "author"):
            yield from _walk(value.get(key), depth + 1)


def _is_a(node: Node, kinds: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(one, str) and kinds.search(one) for one in (types if isinstance(types, list) else [types]))
