"""A panel on the page: finding, key, chart, evidence, source line, table and CSV.

A click on a mark reruns the panel's fragment alone. A chart that cannot be drawn leaves its table; where filters
leave no row, the panel says which filter does it.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace
from html import escape
from importlib import import_module
from typing import cast

import pandas as pd
import streamlit as st

from dashboard.dates import to_day
from dashboard.glyphs import glyph_html
from dashboard.panels.view import Figure, Panel, View
from dashboard.render.actions import show_actions
from dashboard.render.chart import draw_chart
from dashboard.render.empty import show_empty
from dashboard.render.evidence import draw_evidence
from dashboard.render.knobs import KNOBS, turned_rows
from dashboard.render.links import link_claim
from dashboard.render.notes import draw_source_line, draw_undated
from dashboard.render.page import Page
from dashboard.render.rows import Rows
from dashboard.render.waiting import fill_place, hold_place

LOG = logging.getLogger(__name__)
KINDS = {
    "alliances": ("partnership",),
    "every_deal": ("investment",),
    "figures": ("figure",),
    "releases": ("release",),
    "what_happened": ("investment", "release", "partnership"),
}  # of the events that a chart draws one by one


def show_panel(page: Page, question: str, share: float = 1.0, level: int = 3) -> None:
    """Ask the question and show its answer; `level` 1 makes the finding the page's title."""
    place = hold_place(question)
    frame = page.ask(question)
    with fill_place(place):
        if frame.empty:
            st.html(f'<h{level} class="finding">{escape(page.say(f"title.{question}"))}</h{level}>')
            show_empty(page, question)
        else:
            show_answer(page, question, frame, fit_window(frame, page.view(share)), level)


def fit_window(frame: pd.DataFrame, view: View) -> View:
    """A window that begins with the rows where they all begin after the filter: two empty years say nothing."""
    first = to_day(frame["date_start"].min())
    is_late = view.start is not None and first is not None and first > view.start
    return replace(view, start=None) if is_late else view


@st.fragment
def show_answer(page: Page, question: str, frame: pd.DataFrame, view: View, level: int) -> None:
    """The panel around rows that are there; a chart only where some of them have a place on it."""
    panel = cast("Panel", import_module(f"dashboard.panels.{question}"))
    head = st.container()
    if question in KNOBS and frame["is_dated"].astype(bool).any():
        frame, view = KNOBS[question](page, frame, view)
    has_chart = bool(frame["is_dated"].astype(bool).any())
    clicked = show_chart(panel, frame, view, question) if has_chart else None  # first: it takes longest to appear
    with head:
        show_heading(panel, frame, view, level)
    if has_chart:
        show_evidence(page, clicked or panel.evidence(frame, view))
    elif are_sums(frame):
        st.html(f'<div class="empty">{escape(page.say("empty.undated"))}</div>')
    if not are_sums(frame):
        kinds = KINDS[question]
        st.html(draw_undated(page, kinds, is_open=not has_chart) + draw_source_line(page, kinds))
    rows = Rows(page, question, parameters=turned_rows(question))
    show_actions(rows, picture=panel.finding(frame, view) if has_chart else "")


def are_sums(frame: pd.DataFrame) -> bool:
    """Whether a row stands for several events, which it counts in `n`, and not for one."""
    return "n" in frame


def show_heading(panel: Panel, frame: pd.DataFrame, view: View, level: int) -> None:
    """The finding, what is drawn, and the key."""
    glyphs = "".join(f"<span>{glyph_html(glyph)}{escape(word)}</span>" for glyph, word in panel.key(frame, view))
    st.html(
        f'<h{level} class="finding">{escape(panel.finding(frame, view))}</h{level}>'
        f'<p class="subtitle">{escape(panel.subtitle(frame, view))}</p><div class="key">{glyphs}</div>'
    )


def show_chart(panel: Panel, frame: pd.DataFrame, view: View, question: str) -> str | None:
    """Draw the chart; the id of the mark that the reader clicked, if any."""
    try:
        figure = draw_figure(panel, frame, view)
    except Exception:
        reference = uuid.uuid4().hex[:8]
        LOG.exception("chart %s failed, reference %s", question, reference)
        st.html(f'<p class="fault" role="alert">{escape(view.say("fault.chart", reference=reference))}</p>')
        return None
    return draw_chart(figure, f"chart-{question}", panel.alt(frame, view))


def draw_figure(panel: Panel, frame: pd.DataFrame, view: View) -> Figure:
    """The panel's figure with what every chart has in common."""
    figure = panel.figure(frame, view)
    common = {"dragmode": False, "clickmode": "event+select", "showlegend": False}
    return {**figure, "layout": {**figure["layout"], **common}}


def show_evidence(page: Page, event: str | None) -> None:
    """The quotes of an event; nothing where the finding rests on no single one."""
    if event is None:
        return
    html = draw_evidence(page.ask("evidence", event=event), page.language, link_claim)
    if html:
        st.html(html)
