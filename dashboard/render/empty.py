"""What stands in a panel's place when filters leave nothing: which filter does it, and a button that lifts it."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.filters.chips import LIFTED_STATE, escape_label, set_filter
from dashboard.filters.choice import Choice, active_filters, lift
from dashboard.render.page import Page
from dashboard.wording import read_labels


def find_culprits(page: Page, question: str) -> tuple[str, ...]:
    """The filters each of which, lifted alone, brings rows back."""
    return tuple(name for name in active_filters(page.choice) if not page.ask(question, lift(page.choice, name)).empty)


def show_empty(page: Page, question: str) -> None:
    """Say why nothing is drawn and offer to lift what hides the rows."""
    culprits = find_culprits(page, question)
    has_rows = bool(culprits) or not page.ask(question, Choice(modalities=(), period="all")).empty
    reason = "filter" if culprits else "filters" if has_rows else "nothing"
    names = ", ".join(page.say(f"filter.{name}") for name in culprits)
    special = read_labels(page.language)["none"].get(question)
    text = special if special and reason == "nothing" else page.say(f"empty.{reason}", names=names)
    st.html(f'<div class="empty">{escape(text)}</div>')
    with st.container(horizontal=True, gap="small", key=f"lift-{question}"):
        for name in culprits:
            label = page.say("empty.lift", name=page.say(f"filter.{name}"))
            key = f"lift-{question}-{name}"
            st.button(escape_label(label), key=key, on_click=set_filter, args=(name, LIFTED_STATE[name]))
        if has_rows and not culprits:
            st.button(page.say("empty.lift_all"), key=f"lift-{question}-all", on_click=lift_all)


def lift_all() -> None:
    """Lift every filter."""
    for name, value in LIFTED_STATE.items():
        set_filter(name, value)
