"""Reads a web page: its main text as lines, and what its markup says of title, day, publisher, author and link.

No script is run, nothing is fetched, no entity is looked up. A page whose text only its scripts would make is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from etl.errors import ArticleError
from etl.read.encodings import decode_any
from etl.read.fields import Defaults, build_article
from etl.read.found import Document, Found
from etl.read.page_day import find_day
from etl.read.page_facts import PageFacts, read_facts
from etl.read.page_text import read_main_text
from etl.read.titles import lower_capitals

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 16 * 2**20  # characters: the heaviest news pages have 5 MB of markup
DEEPEST = 250  # elements inside each other: news pages have 40; libraries recurse


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the one article of a page."""
    markup = decode_any(document.data, document.media_type)
    tree = parse_page(markup)
    facts = read_facts(tree, markup, document.url)
    text = _find_text(tree, facts)
    fields = {
        "title": lower_capitals(facts.title, text) if facts.title else None,
        "source": facts.source,
        "url": facts.url,
        "author": facts.author,
    }
    stem = "" if facts.url else document.stem
    article = build_article(fields, text, stem, defaults, find_day(tree, facts))
    yield Found(document.name, None, article)


def parse_page(markup: str) -> HtmlElement:
    """Return the tree of a page; raises ArticleError where there is none, or one too large or too deep."""
    from lxml import etree, html

    if len(markup) > LONGEST:
        reason = f"a page of more than {LONGEST // 2**20} million characters"
        raise ArticleError(reason, "give the article's text as .txt")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, default_doctype=False)
    data = markup.replace("\0", "").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        reason = "no page can be made of its markup"
        raise ArticleError(reason, "save the page again, or give its text as .txt") from error
    if _measure_depth(tree) > DEEPEST:
        reason = f"elements lie more than {DEEPEST} deep in each other"
        raise ArticleError(reason, "give the article's text as .txt")
    return tree


def _measure_depth(tree: HtmlElement) -> int:
    from lxml.etree import iterwalk

    depth = deepest = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _find_text(tree: HtmlElement, facts: PageFacts) -> str:
    """Return the text that the page shows, else the one that it declares for search engines."""
    text = read_main_text(tree, facts.title)
    if facts.body and len(facts.body) > 2 * len(text):
        text = facts.body
    if not text.strip():
        reason = "the page holds no article without its scripts, or none at all"
        raise ArticleError(reason, "open it in a browser and save it as a complete page, or print it to PDF")
    return text
