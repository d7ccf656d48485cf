"""One of a few options beside a chart, kept in the link; a link made in the other language means the same option."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.filters.links import adopt_words
from dashboard.filters.offer import label_all
from dashboard.render.page import Page


def choose(page: Page, name: str, options: Sequence[str], table: str) -> str:
    """The option that is on: what the reader clicked, else what the link says, else the first; worded by a table."""
    if st.session_state.get(name) not in options:
        linked = adopt_words(st.query_params.get_all(name), label_all(table, options))
        st.session_state[name] = linked[0] if linked else options[0]
    return str(
        st.segmented_control(
            page.say(f"knob.{name}"),
            options,
            default=options[0],
            key=name,
            required=True,
            bind="query-params",
            label_visibility="collapsed",
            format_func=lambda option: page.say(f"{table}.{option}"),
        )
    )
