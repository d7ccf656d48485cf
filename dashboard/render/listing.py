"""A question whose answer is a table: a heading, the rows, their CSV."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.render.actions import show_actions
from dashboard.render.empty import show_empty
from dashboard.render.page import Page
from dashboard.render.rows import Rows


@st.fragment
def show_listing(page: Page, question: str, level: int = 3) -> None:
    """The rows under their title; what it means that there are none, where there are none."""
    frame = page.ask(question)
    st.html(f'<h{level} class="finding">{escape(page.say(f"title.{question}"))}</h{level}>')
    if frame.empty:
        show_empty(page, question)
    else:
        show_actions(Rows(page, question), opened=True)
