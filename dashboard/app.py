"""The entry script of the dashboard: chrome, filters and navigation, which stand on every page."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.filters.chips import show_chips
from dashboard.filters.offer import read_offer
from dashboard.filters.sidebar import adopt_link, show_filters, show_language
from dashboard.glyphs import glyph_css
from dashboard.pages import PAGES
from dashboard.render.chrome import look_back, show_brand, show_nothing_yet, show_style
from dashboard.render.following import show_following
from dashboard.render.layout import measure_width, read_width
from dashboard.render.page import Page
from dashboard.render.relinking import open_in_own_words
from dashboard.render.saved import show_saved
from dashboard.render.signing_in import admit, show_leaving
from dashboard.render.waiting import note_page
from dashboard.theme import Mode, css_tokens
from dashboard.warehouse import Warehouse
from dashboard.wording import choose_language, say

st.set_page_config(page_title="stratwatch", layout="wide")
mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
show_style(css_tokens() + glyph_css(), mode)
MUST_SIGN_IN = "STRATWATCH_SIGN_IN" in os.environ
role = admit(choose_language(st.context.locale), tuple(PAGES)) if MUST_SIGN_IN else "editor"
CAN_EDIT = "STRATWATCH_EDIT" in os.environ and role == "editor"


@st.cache_resource
def hold_warehouse(folder: str) -> Warehouse:
    """One warehouse, with its kept answers, for all sessions."""
    return Warehouse(Path(folder))


warehouse = hold_warehouse(os.environ.get("STRATWATCH_WAREHOUSE", "warehouse"))
snapshot = warehouse.current()
if snapshot is None or not snapshot.n_articles + snapshot.n_quarantined:
    nothing = partial(show_nothing_yet, choose_language(st.context.locale), warehouse.folder)
    pages = [st.Page(nothing, title="stratwatch", url_path=name, default=name == "overview") for name in PAGES]
    st.navigation(pages, position="hidden").run()
    st.stop()

offer = read_offer(warehouse, snapshot)
adopt_link(offer)
open_in_own_words(offer)
with st.sidebar:
    top, foot = st.container(), st.container()
    with foot:
        language = show_language(offer)
        if MUST_SIGN_IN:
            show_leaving(language)
    with top:
        show_brand(language)
        choice = show_filters(offer, language, snapshot.day)
        show_saved(language)
        if CAN_EDIT:
            show_following(warehouse.folder, language)
if choice.known_on:
    snapshot = look_back(warehouse, snapshot, choice.known_on, language)
is_phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
page = Page(
    warehouse=warehouse,
    snapshot=snapshot,
    choice=choice,
    offer=offer,
    language=language,
    mode=mode,
    is_phone=is_phone,
    width=read_width(is_phone=is_phone),
    can_edit=CAN_EDIT,
)
chosen = st.navigation(
    [
        st.Page(partial(show, page), title=say(language, f"page.{name}"), url_path=name, default=name == "overview")
        for name, show in PAGES.items()
    ],
    position="top",
)
note_page(chosen.url_path)
measure_width(page.width)
show_chips(choice, offer, language)
chosen.run()
