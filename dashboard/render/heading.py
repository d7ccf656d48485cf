"""The head of the overview: date line, finding, four numbers, and the list of latest changes."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from importlib import import_module
from typing import cast

import streamlit as st

from dashboard.dates import say_day
from dashboard.glyphs import glyph_html
from dashboard.money import say_count
from dashboard.panels import headline_numbers, what_changed
from dashboard.panels.findings import name_period
from dashboard.panels.view import Panel
from dashboard.render.choosing import choose
from dashboard.render.links import link_claim
from dashboard.render.page import Page

SINCE = {"latest": 0, "week": 7, "month": 30, "quarter": 91}  # days before the snapshot's
OLD_DAYS = 7  # a snapshot whose newest article is older says so in bold


def show_date_line(page: Page) -> None:
    """Whose articles, which snapshot, how many articles and how new."""
    snapshot, parts = page.snapshot, []
    if snapshot.is_sample:
        parts.append(f'<span class="stamp">{escape(page.say("date_line.sample"))}</span>')
    parts.append(f"<span>{page.say('date_line.snapshot')} <b>{snapshot.number}</b></span>")
    parts.append(f"<span>{escape(say_count(page.language, 'article', snapshot.n_articles))}</span>")
    if snapshot.newest:
        day = say_day(page.language, snapshot.newest)
        age = (snapshot.published_at.date() - snapshot.newest).days
        late = (
            ", " + page.say("date_line.age", n=age)
            if age > OLD_DAYS and not snapshot.is_sample and not snapshot.known_on
            else ""
        )
        parts.append(f"<span>{page.say('date_line.newest')} <b>{escape(day + late)}</b></span>")
    if snapshot.known_on:
        claims = say_count(page.language, "claim", snapshot.n_left_out)
        parts.append(f"<span>{escape(page.say('known.left_out', claims=claims))}</span>" if snapshot.n_left_out else "")
    st.html(f'<div class="dateline">{"".join(parts)}</div>')


def show_finding(page: Page, *questions: str) -> None:
    """The first panel's finding as the page's title, without the panel; the page's own where none finds anything."""
    findings = filter(None, (find(page, question) for question in questions))
    st.html(f'<h1 class="finding">{escape(next(findings, page.say("title.overview")))}</h1>')


def find(page: Page, question: str) -> str | None:
    """A panel's finding; None where it is but the panel's name and period."""
    frame, view = page.ask(question), page.view()
    if frame.empty:
        return None
    found = cast("Panel", import_module(f"dashboard.panels.{question}")).finding(frame, view)
    plain = page.say(f"panel.{question}.plain", period=name_period(frame, view))
    return None if found == plain else found


def show_numbers(page: Page) -> None:
    """Four numbers, each with its comparison and what it leaves out."""
    frame = page.ask("headline_numbers")
    cells = "".join(draw_number(number) for number in headline_numbers.describe(frame, page.view()))
    st.html(f'<div class="numbers">{cells}</div>')


def draw_number(number: headline_numbers.Headline) -> str:
    """One number over its comparison and what it leaves out."""
    lines = (("label", number.label), ("value", number.value), ("compare", number.comparison), ("out", number.left_out))
    texts = "".join(f'<span class="{name}">{escape(text)}</span>' for name, text in lines)
    return f"<div>{texts}</div>"


def show_changes(page: Page) -> None:
    """The latest changes, newest first, each with the way to its quote."""
    head = st.container()
    days = SINCE[choose(page, "since", list(SINCE), "since")]
    since = page.snapshot.day - timedelta(days=days) if days else None
    frame = page.ask("what_changed", since=since)
    items = "".join(draw_change(change) for change in what_changed.describe(frame, page.view()))
    told = page.say("change.since", day=say_day(page.language, since)) if since else None
    title = escape(told or what_changed.heading(frame, page.view()))
    nothing = f'<p class="source">{escape(page.say("empty.changes"))}</p>'
    head.html(f'<h3 class="finding">{title}</h3>')
    st.html(f'<ul class="changes">{items}</ul>' if items else nothing)


def draw_change(change: what_changed.Change) -> str:
    """One change: who and what, and when as the way to its quote."""
    link = escape(link_claim(change.event_id), quote=True)
    square = glyph_html(f"slot:{change.slot}" if change.slot else "other")
    when = f'<a href="{link}" target="_self">{escape(change.when)}</a>'
    return f"<li>{square}<b>{escape(change.who)}</b> {escape(change.what)}{when}</li>"
