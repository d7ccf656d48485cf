"""The door of a dashboard that is served to others: who is on no list sees no page, and nothing is asked for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.render.chrome import show_brand
from dashboard.sign_in import SECTION, Role, find_role
from dashboard.wording import say


def admit(language: str, pages: Sequence[str]) -> Role:
    """The role of who is there; whoever may not enter is told so on every page, and the script ends."""
    user: dict[str, Any] = st.user.to_dict()
    role = find_role(user, st.secrets.get(SECTION, {})) if st.user.is_logged_in else None
    if role is None:
        close(language, pages, str(user.get("email") or "") if st.user.is_logged_in else "")
    return role or "reader"


def close(language: str, pages: Sequence[str], address: str) -> None:
    """The page of who is not admitted: nobody yet, or somebody on no list."""
    door = partial(show_door, language, address)
    shut = [st.Page(door, title="stratwatch", url_path=name, default=name == pages[0]) for name in pages]
    st.navigation(shut, position="hidden").run()
    st.stop()


def show_door(language: str, address: str) -> None:
    """The word mark, why nothing is shown, and the way in or out."""
    show_brand(language)
    title = say(language, "sign.refused", address=address) if address else say(language, "sign.closed")
    st.html(f'<h1 class="finding">{escape(title)}</h1>')
    if address:
        st.button(say(language, "sign.out"), on_click=st.logout)
    else:
        st.button(say(language, "sign.in"), on_click=st.login, type="primary")


def show_leaving(language: str) -> None:
    """Who is signed in, and the way out."""
    st.html(f'<p class="source">{escape(say(language, "sign.as", address=str(st.user.email)))}</p>')
    st.button(say(language, "sign.out"), on_click=st.logout, type="tertiary", key="sign-out")
