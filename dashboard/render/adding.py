"""Adding an article, with --edit: paste it, see its claims in place, then keep it."""

from __future__ import annotations

import json
import logging
from html import escape
from typing import Any

import streamlit as st

from dashboard.commandline import CommandError, run_command
from dashboard.filters.sidebar import FIRST_DAY, LAST_DAY
from dashboard.money import say_count
from dashboard.render.article import Span, draw_article
from dashboard.render.page import Page
from dashboard.wording import LANGUAGES

LOG = logging.getLogger(__name__)
HEIGHT = 240


def show_adding(page: Page) -> None:
    """The form, and under it the article as it would be kept."""
    told = st.session_state.pop("added", None)
    if told:
        st.html(f'<p class="source" role="status">{escape(told)}</p>')
    with st.expander(page.say("add.head"), expanded="draft" in st.session_state):
        with st.form("add-article"):
            line = ask_article(page)
            is_sent = st.form_submit_button(page.say("add.look"))
        if is_sent and line["text"]:
            read_draft(page, line)
        if "draft" in st.session_state:
            show_draft(page, *st.session_state["draft"])


def ask_article(page: Page) -> dict[str, Any]:
    """The article's fields, those left empty without a value, as a line of `.jsonl` has them."""
    text = st.text_area(page.say("add.text"), height=HEIGHT)
    fields = {name: st.text_input(page.say(f"add.{name}")) for name in ("title", "source", "url")}
    day = st.date_input(page.say("add.published_on"), value=None, min_value=FIRST_DAY, max_value=LAST_DAY)
    lang = st.segmented_control(page.say("add.lang"), LANGUAGES, format_func=lambda one: page.say(f"lang.{one}"))
    given = {**{name: value.strip() for name, value in fields.items()}, "published_on": str(day or ""), "lang": lang}
    return {"text": text.strip(), **{name: value for name, value in given.items() if value}}


def read_draft(page: Page, line: dict[str, Any]) -> None:
    """Let the command read the article; what it finds is the draft."""
    try:
        found = run_command(["extract", "-"], json.dumps(line, ensure_ascii=False))
    except CommandError as error:
        LOG.exception("an article could not be read")
        st.html(f'<p class="fault" role="alert">{escape(page.say("add.failed", reason=error))}</p>')
        return
    st.session_state["draft"] = (line, found["claims"])


def show_draft(page: Page, line: dict[str, Any], claims: list[dict[str, Any]]) -> None:
    """The article with its claims underlined and numbered, and the button that keeps it."""
    spans = tuple(
        Span(str(number), claim["evidence_start"], claim["evidence_end"], number)
        for number, claim in enumerate(claims, start=1)
    )
    kinds = [f"<li>{escape(page.say('kind.' + claim['kind']))} · {escape(claim['evidence'])}</li>" for claim in claims]
    body = draw_article(line["text"], spans, None)
    st.html(f'<div class="reader">{body}</div><ol class="source">{"".join(kinds)}</ol>')
    if st.button(page.say("add.keep", claims=say_count(page.language, "claim", len(claims))), type="primary"):
        keep(page, line)


def keep(page: Page, line: dict[str, Any]) -> None:
    """Ingest the article, and draw the page anew from the snapshot that has it."""
    try:
        arguments = ["ingest", "-", "--warehouse", str(page.warehouse.folder), "--json"]
        run_command(arguments, json.dumps(line, ensure_ascii=False))
    except CommandError as error:
        LOG.exception("an article could not be kept")
        st.html(f'<p class="fault" role="alert">{escape(page.say("add.failed", reason=error))}</p>')
        return
    del st.session_state["draft"]
    st.session_state["added"] = page.say("add.kept", title=line.get("title", ""))
    st.rerun()
