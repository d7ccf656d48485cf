"""The articles page: what was read and what not, which sources are new or silent, and how well claims are read."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.render.adding import show_adding
from dashboard.render.heading import show_date_line
from dashboard.render.listing import show_listing
from dashboard.render.page import Page
from dashboard.render.quality import show_numbers, show_quality


def show(page: Page) -> None:
    """The numbers, the articles, what could not be read, the sources, the quality."""
    show_date_line(page)
    st.html(f'<h1 class="finding">{escape(page.say("title.articles"))}</h1>')
    show_numbers(page)
    if page.can_edit:
        show_adding(page)
    for question in ("articles_read", "articles_refused", "source_ages"):
        show_listing(page, question, level=2)
    show_quality(page)
