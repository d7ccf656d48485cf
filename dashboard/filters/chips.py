"""The filters that are on, as chips above the title; a click on a chip lifts it."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from dashboard.dates import say_day
from dashboard.filters.choice import MODALITIES, Choice
from dashboard.filters.offer import Offer
from dashboard.filters.sidebar import FRESH
from dashboard.wording import say

MANY = ("company", "theme", "kind", "source", "article")
LIFTED_STATE: dict[str, Any] = FRESH | {"period": "all", "certainty": list(MODALITIES)}


def set_filter(name: str, value: object) -> None:
    """Set one filter from a button."""
    st.session_state[name] = value


def drop_option(name: str, option: str) -> None:
    """Take one option out of a filter."""
    st.session_state[name] = [other for other in st.session_state[name] if other != option]


def show_chips(choice: Choice, offer: Offer, language: str) -> None:
    """A chip for everything that differs from a fresh page, a sentence of them on paper; nothing where nothing does."""
    state = st.session_state
    singles = [name for name in ("period", "certainty", "dated", "known") if state[name] != FRESH[name]]
    many = [(name, option) for name in MANY for option in state[name]]
    if not singles and not many:
        return
    words = [offer.say(name, option, language) for name, option in many]
    words += [describe(name, choice, offer, language) for name in singles]
    keys = [*(f"chip-{name}-{option}" for name, option in many), *(f"chip-{name}" for name in singles)]
    with st.container(horizontal=True, gap="small", key="chips"):
        for place, (key, word) in enumerate(zip(keys, words, strict=True)):
            label = escape_label(say(language, "filter.chip", name=word))
            if place < len(many):
                st.button(label, key=key, on_click=drop_option, args=many[place])
            else:
                name = singles[place - len(many)]
                st.button(label, key=key, on_click=set_filter, args=(name, FRESH[name]))
    names = escape(say(language, "print.filters", names=" · ".join(words)))
    st.html(f'<p class="printed subtitle">{names}</p>')


def describe(name: str, choice: Choice, offer: Offer, language: str) -> str:
    """What a filter with one value says now."""
    if name == "period" and choice.period == "dates":
        days = [say_day(language, day) if day else "…" for day in (choice.start, choice.end)]
        return say(language, "date.range", start=days[0], end=days[1])
    if name == "period":
        return offer.say(name, choice.period, language)
    if name == "certainty":
        return ", ".join(offer.say(name, option, language) for option in choice.modalities)
    if name == "known" and choice.known_on:
        return say(language, "filter.known_on", day=say_day(language, choice.known_on))
    return say(language, "filter.dated")


def escape_label(text: str) -> str:
    r"""Text that Streamlit's labels show as it is: "*a*" becomes "\*a\*"."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|~<>:$^=&" else sign for sign in text)
