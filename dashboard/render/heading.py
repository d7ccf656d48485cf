"""The head of the overview: date line and finding."""

from __future__ import annotations

from html import escape
from importlib import import_module
from typing import cast

import streamlit as st

from dashboard.dates import say_day
from dashboard.money import say_count
from dashboard.panels.view import Panel
from dashboard.render.page import Page

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
        late = ", " + page.say("date_line.age", n=age) if age > OLD_DAYS and not snapshot.is_sample else ""
        parts.append(f"<span>{page.say('date_line.newest')} <b>{escape(day + late)}</b></span>")
    st.html(f'<div class="dateline">{"".join(parts)}</div>')


def show_finding(page: Page, question: str) -> None:
    """A panel's finding as the page's title, without the panel."""
    frame = page.ask(question)
    panel = cast("Panel", import_module(f"dashboard.panels.{question}"))
    text = page.say("title.overview") if frame.empty else panel.finding(frame, page.view())
    st.html(f'<h1 class="finding">{escape(text)}</h1>')
