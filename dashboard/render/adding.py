"""Adding articles, with --edit: paste or upload them, see their claims in place, then keep them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.commandline import CommandError
from dashboard.drafts import Draft
from dashboard.filters.sidebar import FIRST_DAY, LAST_DAY
from dashboard.money import say_count, say_share
from dashboard.render.article import Span, draw_article
from dashboard.render.page import Page
from dashboard.wording import LANGUAGES

LOG = logging.getLogger(__name__)
HEIGHT = 240
MOST_SHOWN = 10  # articles drawn in full before they are kept


def show_adding(page: Page) -> None:
    """The form, and under it the articles as they would be kept."""
    told = st.session_state.pop("added", None)
    if told:
        st.html(f'<p class="source" role="status">{escape(told)}</p>')
    with st.expander(page.say("add.head"), expanded="draft" in st.session_state):
        turn = int(st.session_state.get("add-turn", 0))  # a form of its own for each article: what was kept is gone
        with st.form(f"add-article-{turn}"):
            text = st.text_area(page.say("add.text"), height=HEIGHT, key=f"add-text-{turn}")
            file = st.file_uploader(page.say("add.file"), key=f"add-file-{turn}")
            given = ask_fields(page, turn)
            is_sent = st.form_submit_button(page.say("add.look"))
        if is_sent and (file or text.strip()):
            read_draft(page, text.strip(), (file.name, file.getvalue()) if file else None, given)
        if "draft" in st.session_state:
            show_draft(page, st.session_state["draft"])


def ask_fields(page: Page, turn: int) -> dict[str, str]:
    """What the reader says of the article; empty fields are left out."""
    columns = st.columns(3) if page.is_wide else [st.container() for _ in range(3)]
    names = ("title", "source", "url")
    given = {
        name: column.text_input(page.say(f"add.{name}"), key=f"add-{name}-{turn}").strip()
        for name, column in zip(names, columns, strict=True)
    }
    day = st.date_input(
        page.say("add.published_on"), value=None, min_value=FIRST_DAY, max_value=LAST_DAY, key=f"add-day-{turn}"
    )
    label = page.say("add.lang")
    lang = st.segmented_control(
        label, LANGUAGES, format_func=lambda one: page.say(f"lang.{one}"), key=f"add-lang-{turn}"
    )
    fields = {**given, "published_on": str(day or ""), "lang": lang or ""}
    return {name: value for name, value in fields.items() if value}


def read_draft(page: Page, text: str, file: tuple[str, bytes] | None, given: Mapping[str, str]) -> None:
    """Let the command read the file, else the text; what it finds is the draft."""
    st.session_state.pop("draft", None)
    try:
        with st.spinner(page.say("add.reading")):
            draft = drafts.read_uploaded(*file, given) if file else drafts.read_pasted(text, given)
    except CommandError as error:
        LOG.exception("an article could not be read")
        show_fault(page.say("add.failed", reason=error))
        return
    st.session_state["draft"] = draft


def show_draft(page: Page, draft: Draft) -> None:
    """The articles with their claims underlined and numbered, what was refused, and the button that keeps them."""
    for reason in draft.refused:
        show_fault(reason)
    if not draft.lines:
        return
    for line, claims in list(zip(draft.lines, draft.claims, strict=True))[:MOST_SHOWN]:
        st.html(draw_draft(page, line, claims))
    more = len(draft.lines) - MOST_SHOWN
    if more > 0:
        st.html(f'<p class="source">{escape(page.say("add.more", n=more))}</p>')
    articles = say_count(page.language, "article", len(draft.lines))
    found = say_count(page.language, "claim", sum(map(len, draft.claims)))
    if st.button(page.say("add.keep", articles=articles, claims=found), type="primary"):
        keep(page, draft)


def draw_draft(page: Page, line: Mapping[str, Any], claims: tuple[Mapping[str, Any], ...]) -> str:
    """One article under its title, its claims marked in place and listed below."""
    spans = tuple(
        Span(str(number), claim["evidence_start"], claim["evidence_end"], number)
        for number, claim in enumerate(claims, start=1)
    )
    body = draw_article(str(line["text"]), spans, None)
    title = escape(str(line.get("title") or page.say("add.untitled")))
    items = "".join(f"<li>{escape(describe_claim(page, claim))}</li>" for claim in claims)
    none = "" if claims else f'<p class="source">{escape(page.say("add.no_claims"))}</p>'
    listed = f'<ol class="source">{items}</ol>{none}'
    return f'<h3 class="finding">{title}</h3><div class="reader" tabindex="0">{body}</div>{listed}'


def describe_claim(page: Page, claim: Mapping[str, Any]) -> str:
    """The claim's kind, its certainty, its chance, its passage."""
    words = [page.say(f"kind.{claim['kind']}"), page.say(f"modality.{claim['modality']}")]
    words += [say_share(page.language, claim["confidence"])] if claim.get("confidence") is not None else []
    return " · ".join([*words, str(claim["evidence"])])


def keep(page: Page, draft: Draft) -> None:
    """Ingest the articles, and draw the page anew from the snapshot that has them."""
    try:
        with st.spinner(page.say("add.keeping")):
            done = drafts.keep(draft, page.warehouse.folder)
    except CommandError as error:
        LOG.exception("an article could not be kept")
        show_fault(page.say("add.failed", reason=error))
        return
    del st.session_state["draft"]
    st.session_state["add-turn"] = int(st.session_state.get("add-turn", 0)) + 1
    title = str(draft.lines[0].get("title") or "")
    snapshot = page.say("add.snapshot", n=done["snapshot"]) if done["snapshot"] else page.say("add.unchanged")
    st.session_state["added"] = page.say("add.kept", title=title, snapshot=snapshot)
    st.rerun()


def show_fault(text: str) -> None:
    """Say what went wrong."""
    st.html(f'<p class="fault" role="alert">{escape(text)}</p>')
