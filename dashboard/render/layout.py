"""How wide the page is, measured in the browser, and columns that stack where it is narrow.

Labels are placed in Python for a width, so a page that guessed wrong would overlay them. The guess is right on a desk
of 1440 px and on a phone; elsewhere the browser's answer, in steps that labels bear, draws the page once more.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer
from streamlit.delta_generator import DeltaGenerator

from dashboard.render.page import DESK_WIDTH, PHONE_WIDTH, Page

WIDTHS = (PHONE_WIDTH, 390, 430, 470, 510, 555, 600, 650, 705, 765, 830, 900, 975, DESK_WIDTH)  # px
MEASURE = """export default function ({ data, setStateValue }) {
  const block = document.querySelector('[data-testid="stMainBlockContainer"]');
  let known = data.width, timer;
  const measure = () => {
    const style = getComputedStyle(block);
    const inner = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const width = data.widths.filter(step => step <= inner).pop() ?? data.widths[0];
    if (inner > 0 && width !== known) { known = width; setStateValue('width', width); }
  };
  const watcher = new ResizeObserver(() => { clearTimeout(timer); timer = setTimeout(measure, 200); });
  watcher.observe(block);
  measure();
  return () => { clearTimeout(timer); watcher.disconnect(); };
}"""


@st.cache_resource
def register_measure() -> ComponentRenderer:
    """The component that measures; registered once."""
    return st.components.v2.component("stratwatch.measure", js=MEASURE)


def read_width(*, is_phone: bool) -> int:
    """The width that the browser last told, else the guess for its kind."""
    told = st.session_state.get("measure") or {}
    return int(told.get("width") or (PHONE_WIDTH if is_phone else DESK_WIDTH))


def measure_width(width: int) -> None:
    """Let the browser say so where the page is not as wide as drawn."""
    register_measure()(key="measure", data={"width": width, "widths": WIDTHS}, on_width_change=lambda: None)


def lay_columns(page: Page, shares: Sequence[float]) -> Sequence[DeltaGenerator]:
    """Columns of these shares, or blocks one below the other on a narrow page."""
    return st.columns(list(shares), gap="large") if page.is_wide else [st.container() for _ in shares]
