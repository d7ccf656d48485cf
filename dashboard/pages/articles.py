"""The articles page: what was read, what was refused and why, and the age of the snapshot."""

from __future__ import annotations

import streamlit as st

from dashboard.render.adding import show_adding
from dashboard.render.heading import show_date_line
from dashboard.render.listing import show_listing
from dashboard.render.page import Page


def show(page: Page) -> None:
    """The articles, then what could not be read."""
    show_date_line(page)
    st.html(f'<h1 class="finding">{page.say("page.articles")}</h1>')
    if page.can_edit:
        show_adding(page)
    show_listing(page, "articles_read", level=2)
    show_listing(page, "articles_refused", level=2)
