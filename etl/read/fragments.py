"""Turns a piece of HTML (a feed's entry, a mail's body) into lines, all of it: nothing in it is judged to be furniture.

Headings, paragraphs, list items and rows of tables become lines; scripts, styles and hidden elements go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.read.encodings import mend_text
from etl.read.page import parse_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SILENT = frozenset({
    "script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object", "button", "select",
    "textarea",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)|mso-hide\s*:\s*all")
SPACES = re.compile(r"[^\S\n]+")
TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


def read_fragment(markup: str) -> str:
    """Return the lines of a piece of HTML, or of text that has no tags."""
    if not markup.strip():
        return ""
    if not TAG.search(markup):
        return tidy_lines(markup)
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(parse_page(f"<html><body>{markup}</body></html>"), events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_silent(element):
            walk.skip_subtree()
        elif event == "start":
            pieces += [_opening(element), _flat(element.text)]
        else:
            pieces += [_closing(element), _flat(element.tail)]
    return tidy_lines("".join(pieces))


def tidy_lines(text: str) -> str:
    """Return a text without blank lines and with single spaces."""
    lines = (SPACES.sub(" ", line).strip(" |") for line in mend_text(text).split("\n"))
    return "\n".join(line for line in lines if line.strip("- "))


def _is_silent(element: HtmlElement) -> bool:
    is_markup = isinstance(element.tag, str)
    return not is_markup or element.tag in SILENT or bool(HIDDEN.search((element.get("style") or "").lower()))


def _opening(element: HtmlElement) -> str:
    if element.tag == "li":
        return "\n- "
    if element.tag in CELLS:
        return "\n" if _holds_blocks(element) else " | "
    return "\n" if element.tag in BLOCKS else ""


def _closing(element: HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return ""
    if element.tag in CELLS:
        return "\n" if _holds_blocks(element) else ""
    return "\n" if element.tag in BLOCKS else ""


def _holds_blocks(element: HtmlElement) -> bool:
    """A cell with blocks in it is a column of a layout, not of a table."""
    return any(child.tag in BLOCKS for child in element)


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""
