"""Bulletins as the text of a mail: Markdown, or HTML with its style in place and nothing to load."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from dashboard.alerts.atom import link_event
from dashboard.alerts.news import Bulletin, News
from dashboard.dates import say_day
from dashboard.money import say_count
from dashboard.wording import say

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$@])|((?<=[A-Za-z]):(?=//))|((?<=\bwww)\.)")
OPENERS = re.compile(r"^([-+=>]|\d+(?=[.)]))")  # what would begin a list, a heading or a quote
BODY = "margin:0;padding:24px;background:#FBFCFB;color:#14212B;font:16px/1.5 Arial,Helvetica,sans-serif"
HEAD = "margin:24px 0 4px;padding-top:8px;border-top:2px solid #14212B;font:600 20px/1.25 Georgia,serif"
NOTE = "margin:0 0 8px;color:#4A5A66;font-size:14px"
QUOTE = "margin:4px 0;padding:2px 0 2px 12px;border-left:3px solid #E6B800;font:17px/1.45 Georgia,serif"
LINK = "color:#0B5563"


def write_markdown(bulletins: Sequence[Bulletin], address: str) -> str:
    """The bulletins as Markdown; what an article says never becomes markup."""
    return "\n".join(line for bulletin in bulletins for line in list_lines(bulletin, address)) + "\n"


def list_lines(bulletin: Bulletin, address: str) -> list[str]:
    """The lines of one bulletin."""
    lines = [f"## {plain(head(bulletin))}", "", plain(note(bulletin)), ""]
    for news in bulletin.news:
        where = plain(news.place)
        where = f"[{where}](<{link_safely(news.url)}>)" if news.url else where
        more = link_event(news, address)
        more = f" · [{plain(say(bulletin.language, 'alert.read'))}](<{more}>)" if more else ""
        lines += [f"- **{plain(news.title)}** · {plain(news.when)}", f"  > {plain(news.quote)}", ""]
        lines += [f"  {where}{more}", ""]
    return lines


def plain(text: str) -> str:
    """A text that Markdown prints as it is, addresses included."""
    escaped = SIGNS.sub(lambda match: f"\\{match[0]}", text)
    return OPENERS.sub(lambda match: f"\\{match[0]}" if not match[0].isdigit() else f"{match[0]}\\", escaped)


def link_safely(url: str) -> str:
    """An address that cannot leave its angle brackets."""
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("\\", "%5C")


def write_html(bulletins: Sequence[Bulletin], address: str) -> str:
    """The bulletins as one HTML page."""
    language = bulletins[0].language if bulletins else "en"
    sections = "".join(draw_section(bulletin, address) for bulletin in bulletins)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>stratwatch</title></head>\n'
        f'<body style="{BODY}"><div style="max-width:680px">{sections}</div></body></html>\n'
    )


def draw_section(bulletin: Bulletin, address: str) -> str:
    """One bulletin under its heading."""
    items = "".join(draw_item(news, bulletin.language, address) for news in bulletin.news)
    return f'<h2 style="{HEAD}">{escape(head(bulletin))}</h2><p style="{NOTE}">{escape(note(bulletin))}</p>{items}\n'


def draw_item(news: News, language: str, address: str) -> str:
    """One event: who and what, the quote, and where it stands."""
    place = draw_link(news.url, news.place) if news.url else escape(news.place)
    target = link_event(news, address)
    more = f" · {draw_link(target, say(language, 'alert.read'))}" if target else ""
    return (
        f'<p style="margin:16px 0 0"><b>{escape(news.title)}</b> · {escape(news.when)}</p>'
        f'<blockquote style="{QUOTE}">{escape(news.quote)}</blockquote><p style="{NOTE}">{place}{more}</p>\n'
    )


def draw_link(target: str, text: str) -> str:
    """A link in the text."""
    return f'<a href="{escape(target, quote=True)}" style="{LINK}">{escape(text)}</a>'


def head(bulletin: Bulletin) -> str:
    """The view's name and how many events follow."""
    count = say_count(bulletin.language, "event", len(bulletin.news))
    return say(bulletin.language, "alert.head", view=bulletin.view.name, events=count)


def note(bulletin: Bulletin) -> str:
    """Of which snapshot this is."""
    day = say_day(bulletin.language, bulletin.snapshot.day)
    return say(bulletin.language, "alert.note", snapshot=bulletin.snapshot.number, day=day)
