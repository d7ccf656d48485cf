"""A view's events as an Atom feed (RFC 4287): the same data gives the same bytes, and an event keeps its id for ever.

Every text of an article is text: in the markup of XML, and once more in that of the HTML inside it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from html import escape
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from dashboard.alerts.news import Bulletin, News
from dashboard.wording import say

SPACE = "http://www.w3.org/2005/Atom"
NAMES = uuid.UUID("5d2f1f0e-6f2b-5f0e-9a35-2b6f1c7d9e41")  # our own name space, drawn once
ENTRIES = 100  # a reader that looks once a week misses none of fourteen a day
MAKER = "stratwatch"


def write_feed(bulletin: Bulletin, address: str) -> str:
    """The feed as text; links lead to the dashboard where its address is known, else to the article."""
    day = bulletin.snapshot.day
    feed = ET.Element("feed", {"xmlns": SPACE, "xml:lang": bulletin.language})
    add(feed, "id", name("view", bulletin.view.name))
    add(feed, "title", say(bulletin.language, "alert.feed", view=bulletin.view.name))
    add(feed, "updated", stamp(max([day, *(one.told_on for one in bulletin.news[:1])])))
    add(ET.SubElement(feed, "author"), "name", MAKER)
    add(feed, "generator", MAKER)
    if address:
        link(feed, f"{address}/?{quote(bulletin.view.query, safe='=&+%')}")
    for news in bulletin.news[:ENTRIES]:
        feed.append(write_entry(news, bulletin.language, address))
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def write_entry(news: News, language: str, address: str) -> ET.Element:
    """One event."""
    entry = ET.Element("entry")
    add(entry, "id", name("event", news.event_id))
    add(entry, "title", news.title)
    add(entry, "published", stamp(news.first_told_on))
    add(entry, "updated", stamp(news.told_on))
    ET.SubElement(entry, "category", {"term": news.kind, "label": say(language, f"kind.{news.kind}")})
    target = link_event(news, address) or news.url
    if target:
        link(entry, target)
    add(entry, "content", draw_content(news), {"type": "html"})
    return entry


def draw_content(news: News) -> str:
    """When, the quote, and where it was printed, as HTML."""
    place = escape(news.place)
    if news.url:
        place = f'<a href="{escape(news.url, quote=True)}" rel="noopener noreferrer">{place}</a>'
    return f"<p>{escape(news.when)}</p><blockquote><p>{escape(news.quote)}</p></blockquote><p>{place}</p>"


def link_event(news: News, address: str) -> str:
    """The event on the dashboard's page of claims; nothing where its address is unknown."""
    return f"{address}/claims?{urlencode({'claim': news.event_id})}" if address else ""


def add(parent: ET.Element, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """An element with a text."""
    ET.SubElement(parent, tag, dict(attributes or {})).text = text


def link(parent: ET.Element, target: str) -> None:
    """A link to a page."""
    ET.SubElement(parent, "link", {"rel": "alternate", "type": "text/html", "href": target})


def name(kind: str, key: str) -> str:
    """A name that is made of a key alone, so that it never changes."""
    return uuid.uuid5(NAMES, f"{kind}:{key}").urn


def stamp(day: date) -> str:
    """The first moment of a day as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00Z"
