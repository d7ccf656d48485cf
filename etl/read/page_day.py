"""Finds the publication day of a page and how it is known: structured data before guesses, never the day of saving.

A day is the printed one, never shifted by a time zone. It is doubtful where it was guessed from the visible page, or
where the page's own statements lie more than a day apart. A page that only says when it was changed has no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from etl.read.fields import Day
from etl.read.page_facts import PageFacts
from etl.records import DayBasis

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OPENGRAPH = ("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate")
METAS = (
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published_time",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.created",
    "citation_publication_date", "citation_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rnews:datepublished",
    "originalpublicationdate", "displaydate", "ptime", "pdate", "bt:pubdate", "gentime", "dateposted",
)  # fmt: skip
IN_LINK = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
ISO_START = re.compile(r"^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
PUBLISHED = (
    "//*[@itemprop='datePublished' or contains(@class, 'dt-published') or contains(@class, 'entry-date') or @pubdate]"
)
# What speaks of another day: that of a change, of other articles, of the page's copyright.
CHANGED = (
    "//footer | //aside | //nav | //script | //*[@itemprop='dateModified' or contains(@class, 'modif') or "
    "contains(@class, 'updated') or contains(@class, 'footer') or contains(@id, 'footer') or "
    "contains(@class, 'related')]"
)
EARLIEST = date(1990, 1, 1)  # the web is not older: an earlier day is a template's default
LATEST = date(2100, 1, 1)  # no clock is asked, so that the same page always has the same day
SPREAD = 1  # days by which time zones part two statements of one moment


def find_day(tree: HtmlElement, facts: PageFacts) -> Day | None:
    """Return the day of a page, None where it is not said."""
    stated = list(_list_stated(tree, facts))
    linked = _read_link(facts.url)
    if not stated:
        return Day(linked, "link") if linked else _guess(tree)
    day, basis = stated[0]
    others = [other for other, _ in stated] + ([linked] if linked else [])
    return Day(day, basis, is_doubtful=any(abs((other - day).days) > SPREAD for other in others))


def read_stamp(value: str | None) -> date | None:
    """Return the printed day of a date or time stamp in ISO 8601 or as mails write it, None for anything else."""
    value = (value or "").strip()
    match = ISO_START.match(value)
    try:
        if match:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        elif value.isdecimal() and len(value) in {10, 13}:
            day = datetime.fromtimestamp(int(value[:10]), UTC).date()
        else:
            day = parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
    return day if EARLIEST <= day < LATEST else None


def _list_stated(tree: HtmlElement, facts: PageFacts) -> Iterator[tuple[date, DayBasis]]:
    """Yield the days that the page states of its publication, the most dependable first."""
    values: list[tuple[object, DayBasis]] = [(facts.node.get("datePublished"), "jsonld")]
    values += [(facts.metas.get(name), "opengraph") for name in OPENGRAPH]
    values += [(facts.metas.get(name), "meta") for name in METAS]
    values += [(value, "time") for value in _list_times(tree)]
    for value, basis in values:
        day = read_stamp(value) if isinstance(value, str) else None
        if day:
            yield day, basis


def _list_times(tree: HtmlElement) -> Iterator[str | None]:
    """Yield the time tags that are marked as the publication's, else the only one of the article's head."""
    marked = tree.xpath(PUBLISHED)
    plain = tree.xpath("(//article//header | //header[.//h1] | //*[h1])//time[@datetime]")
    for element in marked[:1] or plain[:1]:
        yield element.get("datetime") or element.get("content") or element.get("title")


def _read_link(url: str | None) -> date | None:
    """Return the day in a link: "…/2025/03/12/velmora.html" gives 12 March 2025."""
    match = IN_LINK.search(url or "")
    return read_stamp("".join(match.groups())) if match else None


def _guess(tree: HtmlElement) -> Day | None:
    """Return what htmldate makes of the visible page's parts that are marked as a date, of a change excepted."""
    from copy import deepcopy

    from htmldate import find_date
    from lxml.html import tostring

    body = deepcopy(next(tree.iter("body"), tree))
    for element in body.xpath(CHANGED):
        if element is not body:
            element.drop_tree()
    found = find_date(
        f"<html>{tostring(body, encoding='unicode')}</html>",
        extensive_search=False,
        original_date=True,
        min_date=EARLIEST.isoformat(),
        max_date=LATEST.isoformat(),
    )
    day = read_stamp(found)
    return Day(day, "text", is_doubtful=True) if day else None
