"""Follow the view shown by feed, with --edit: a name for its filters, kept in the warehouse folder."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.alerts.publish import write_feeds
from dashboard.filters.chips import escape_label
from dashboard.filters.query import DROPPED
from dashboard.followed import MOST_LETTERS, FollowedError, follow, read_followed, unfollow
from dashboard.wording import say

LOG = logging.getLogger(__name__)


def show_following(folder: Path, language: str) -> None:
    """The followed views, each with the button that drops it, and the field that follows the view shown."""
    with st.expander(say(language, "follow.head")):
        try:
            shelf = read_followed(folder)
        except FollowedError:
            LOG.exception("followed views cannot be read")
            st.html(f'<p class="fault" role="alert">{escape(say(language, "follow.broken"))}</p>')
            return
        for view in shelf.views:
            label = say(language, "follow.drop", name=view.name)
            st.button(
                escape_label(label),
                key=f"unfollow-{view.stem}",
                on_click=drop,
                args=(folder, view.name),
                type="tertiary",
            )
        with st.form("follow", clear_on_submit=True, border=False):
            name = st.text_input(say(language, "follow.name"), max_chars=MOST_LETTERS)
            is_sent = st.form_submit_button(say(language, "follow.keep"))
        if is_sent and follow(folder, name, find_query()):
            write_feeds(folder)
            st.rerun()
        st.html(f'<p class="source">{escape(say(language, "follow.where"))}</p>')


def find_query() -> str:
    """The query string of the page shown, without what chooses no rows."""
    names = [name for name in st.query_params if name not in DROPPED]
    return urlencode([(name, value) for name in names for value in st.query_params.get_all(name)])


def drop(folder: Path, name: str) -> None:
    """Follow a view no longer."""
    unfollow(folder, name)
    write_feeds(folder)
