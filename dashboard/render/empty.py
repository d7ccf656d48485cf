"""What stands in a panel's place when filters leave nothing: which filter does it, and a button that lifts it."""

from __future__ import annotations

from collections.abc import Hashable
from html import escape

import streamlit as st

from dashboard.filters.chips import LIFTED_STATE, escape_label, set_filter
from dashboard.filters.choice import Choice, active_filters, lift
from dashboard.render.page import Page
from dashboard.wording import read_labels

REASONS = ("filter", "filters", "nothing")


def find_culprits(page: Page, question: str, **more: Hashable) -> tuple[str, ...]:
    """The filters each of which, lifted alone, brings rows back."""
    choices = {name: lift(page.choice, name) for name in active_filters(page.choice)}
    return tuple(name for name, choice in choices.items() if not page.ask(question, choice, most=1, **more).empty)


def show_empty(page: Page, question: str, **more: Hashable) -> None:
    """Say why nothing is drawn and offer to lift what hides the rows; `more` are the question's own parameters."""
    culprits = find_culprits(page, question, **more)
    has_rows = bool(culprits) or not page.ask(question, Choice(modalities=(), period="all"), most=1, **more).empty
    reason = REASONS[0] if culprits else REASONS[1] if has_rows else REASONS[2]
    names = ", ".join(page.say(f"filter.{name}") for name in culprits)
    special = read_labels(page.language)["none"].get(question)
    text = special if special and not has_rows else page.say(f"empty.{reason}", names=names)
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
