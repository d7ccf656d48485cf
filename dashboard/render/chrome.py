"""What stands around every page: the style sheet, the word mark, and the page of an empty warehouse."""

from __future__ import annotations

import logging
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.commandline import CommandError
from dashboard.dates import say_day
from dashboard.theme import Mode, token
from dashboard.warehouse import Snapshot, Warehouse
from dashboard.wording import say

LOG = logging.getLogger(__name__)
STYLE = Path(__file__).parent.parent / "chrome.css"
# A chart has its colours from the theme it was drawn in, and printing redraws nothing.
PRINT_DARK = """@media print {{ .js-plotly-plot .main-svg {{ filter: invert(1) hue-rotate(180deg); }}
.js-plotly-plot .xtick text, .js-plotly-plot .ytick text {{ fill: {ink} !important; }} }}"""


def show_style(tokens: str, mode: Mode) -> None:
    """Give the page its tokens and its style sheet; charts drawn on a dark ground are turned to light ink for paper."""
    turned = PRINT_DARK.format(ink=token("ink3", "dark")) if mode == "dark" else ""
    st.html(f"<style>{tokens}\n{STYLE.read_text(encoding='utf-8')}{turned}</style>")


def show_brand(language: str) -> None:
    """The word mark and its line."""
    st.html(f'<div class="brand"><b><mark>strat</mark>watch</b><span>{escape(say(language, "tagline"))}</span></div>')


def look_back(warehouse: Warehouse, snapshot: Snapshot, day: date, language: str) -> Snapshot:
    """What was known on a day; the snapshot itself, and a word, where that cannot be had."""
    try:
        with st.spinner(say(language, "known.merging", day=say_day(language, day))):
            return warehouse.known(day)
    except CommandError:
        LOG.exception("nothing to be had as known on %s", day)
        st.html(f'<p class="fault" role="alert">{escape(say(language, "known.failed"))}</p>')
        return snapshot


def show_nothing_yet(language: str, folder: Path) -> None:
    """What a reader sees before the first article is read, and the command that changes it."""
    show_brand(language)
    st.html(f'<h1 class="finding">{escape(say(language, "no_articles"))}</h1>')
    st.code(f"stratwatch ingest ARTICLE… --warehouse {folder.name}", language="sh")
