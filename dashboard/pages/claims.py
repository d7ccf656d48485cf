"""The claims page: every claim in a table, its article beside it."""

from __future__ import annotations

import streamlit as st

from dashboard.render.layout import lay_columns
from dashboard.render.page import Page
from dashboard.render.reader import open_reader, show_claims, show_reader


def show(page: Page) -> None:
    """Search and table on the left, the reader on the right; on a phone a chosen row opens it over the table."""
    st.html(f'<h1 class="finding">{page.say("page.claims")}</h1>')
    left, right = lay_columns(page, (1.3, 1))
    with left:
        claim = show_claims(page)
    with right:
        show_reader(page, claim)
    if page.is_phone:
        open_reader(page, claim)
