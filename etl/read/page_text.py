"""Finds the main text of a page as lines: paragraphs, headings, list items and rows of tables.

trafilatura leaves out navigation, cookie banners, comments and the like; lines that the lexicons list as furniture
("Read more: …") go after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.read.encodings import mend_text
from etl.read.furniture import drop_furniture
from etl.read.titles import fold_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

RULE_OF_TABLE = re.compile(r"^[\s|:-]*-[\s|:-]*$")
SPACES = re.compile(r"[ \t\u00a0\u202f]+(?=\n|$)|(?<=\n)[ \t]+|[ \t]{2,}")
# Elements that trafilatura keeps at times and that are never part of an article.
NOISE = ("script", "style", "noscript", "template", "iframe", "form", "button", "dialog", "svg", "object", "embed")
# Names that templates give to what surrounds an article, as whole words of a class, an id or a test mark.
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|newsletter|signup|signoff|subscribe|subscription|paywall|cta|promo"
    r"|related|recommended|recirc|comments|cookies?|consent|outbrain|taboola|advert\w*|ad-slot|speechify-ignore|read-next"
    r"|readnext|most-(?:viewed|read|popular)|breadcrumbs?|bottom-of-article|didomi\w*|onetrust\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
NAMES = ("class", "id", "data-testid", "data-qa", "data-component", "data-hook")
LARGEST_NOISE = 0.3  # of the page's text: what holds more is the article, whatever its template calls it


def read_main_text(tree: HtmlElement, title: str | None) -> str:
    """Return the text of a page without its title, empty where there is none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    tree = deepcopy(tree)
    _drop_noise(tree)
    # "recall" keeps headings and lists of plainly built pages: of the 80 pages of tests/read/corpus it loses none, the
    # default 6; neither lets in more furniture than the other.
    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False, favor_recall=True)
    text = getattr(found, "text", None) or ""
    lines = [_tidy(line) for line in mend_text(text).split("\n")]
    return "\n".join(_drop_title(drop_furniture(line for line in lines if line), title))


def _drop_noise(tree: HtmlElement) -> None:
    """Take out what is never part of an article, unless most of the page lies in it."""
    for element in list(tree.iter(*NOISE)):
        element.drop_tree()
    most = LARGEST_NOISE * sum(map(len, tree.itertext()))
    for element in list(tree.iter("div", "section", "aside", "p", "ul", "span", "nav", "footer")):
        named = " ".join(element.get(name) or "" for name in NAMES)
        if named.strip() and FURNITURE.search(named) and sum(map(len, element.itertext())) < most:
            element.drop_tree()


def _tidy(line: str) -> str:
    """Return a line, one of a table with its cells parted by " | "; empty for the rule under a table's head."""
    line = SPACES.sub(" ", line).strip()
    if not line.startswith("|"):
        return line
    return "" if RULE_OF_TABLE.match(line) else " | ".join(cell.strip() for cell in line.strip("| ").split("|"))


def _drop_title(lines: list[str], title: str | None) -> list[str]:
    """Return the lines without a first one that repeats the title: a title is a field, not evidence."""
    if lines and title and fold_letters(lines[0]) == fold_letters(title):
        return lines[1:]
    return lines
