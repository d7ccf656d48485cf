"""What stands where a chart or a table is about to be, at about its height, so that nothing below it jumps.

A page that the reader just opened shows it; a filter that is turned leaves the former chart until the new one is there.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

HEIGHTS = {"alliances": 760, "every_deal": 700, "figures": 640, "releases": 760, "what_happened": 900}  # px, on a desk
USUAL = 480


def note_page(path: str) -> None:
    """Remember which page is drawn; it is fresh where the run before drew another one."""
    st.session_state["is_fresh"] = st.session_state.get("drawn_page") != path
    st.session_state["drawn_page"] = path


def hold_place(question: str) -> DeltaGenerator | None:
    """A skeleton where the answer will stand, on a fresh page; None where the former answer stands there."""
    if not st.session_state.get("is_fresh"):
        return None
    return st.skeleton(height=HEIGHTS.get(question, USUAL))


def fill_place(place: DeltaGenerator | None) -> DeltaGenerator:
    """The container in which the answer takes the place that was held."""
    return st.container() if place is None else place.container()
