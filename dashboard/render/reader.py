"""Claims beside their article: choosing a row scrolls the article to the sentence that says it."""

from __future__ import annotations

from html import escape
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.dates import say_published
from dashboard.render.actions import ROW_HEIGHT, show_download
from dashboard.render.article import Span, draw_article
from dashboard.render.correcting import show_correction
from dashboard.render.empty import show_empty
from dashboard.render.grid import TICK_PX, lay_grid
from dashboard.render.page import Page
from dashboard.render.printing import draw_rows
from dashboard.render.rows import Rows, show_pages
from dashboard.render.table import read_words
from dashboard.wording import read_labels

COLUMNS = ("date", "headline", "amount", "modality", "kind")
PHONE_COLUMNS = COLUMNS[:2]
LEFT_SHARE, GAP = 1.3 / 2.3, 20  # of the page's width beside the reader; half the space between the two, in px
ROWS = 14
SCROLL = """<script>(() => {{ /* {claim} */
const box = document.querySelector('.reader'), at = document.getElementById('chosen-claim');
if (!box || !at) return;
box.scrollTop += at.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}})()</script>"""


def show_claims(page: Page) -> str | None:
    """The search and the table; the id of the claim that the reader chose, that the link names, or the first."""
    search = st.text_input(
        page.say("claims.search"), key="search", bind="query-params", placeholder=page.say("claims.placeholder")
    )
    words = (search or "").strip()
    frame = page.ask("claims_list", search=words)
    linked = st.query_params.get("claim")
    if frame.empty:
        show_empty(page, "claims_list", search=words)
        return linked
    rows = Rows(page, "claims_list", {"search": words})
    show_counts(page, words)
    frame = show_pages(rows)
    chosen = show_rows(page, frame)
    with st.container(horizontal=True, gap="small", key="actions-claims_list"):
        show_download(rows)
    if chosen is not None and chosen != linked:
        st.query_params["claim"] = chosen
    is_found = not words or linked in set(frame["claim_id"]) | set(frame["event_id"])
    return chosen or (linked if is_found else None) or str(frame["claim_id"].iloc[0])


def show_counts(page: Page, words: str) -> None:
    """How many claims of each kind the table holds on all its pages."""
    counts = page.ask("claim_kinds", search=words)
    parts = " · ".join(f"{page.say(f'kinds.{row.kind}')} <b>{row.n}</b>" for row in counts.itertuples())
    st.html(f'<p class="source">{parts}</p>')


def show_rows(page: Page, frame: pd.DataFrame) -> str | None:
    """The table; the id of its chosen row."""
    width = page.width * LEFT_SHARE - GAP if page.is_wide else page.width
    grid = lay_grid(frame, page.language, width, PHONE_COLUMNS if page.is_phone else COLUMNS, TICK_PX)
    st.html(draw_rows(frame, page.language, grid.columns))
    state = st.dataframe(
        grid.rows,
        width=grid.width,
        column_config=grid.columns,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(frame), ROWS) + 1) + 2,
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        key="claims-rows",
        lazy=False,
        alt=page.say("table.alt", n=len(frame)),
    )
    rows = cast("dict[str, Any]", state)["selection"]["rows"]
    return str(frame["claim_id"].iloc[rows[0]]) if rows and rows[0] < len(frame) else None


def show_reader(page: Page, claim: str | None) -> None:
    """The article of a claim, scrolled to it, with what was read from the sentence."""
    place = page.ask("claim_place", claim=claim or "")
    if place.empty:
        st.html(f'<p class="empty">{escape(page.say("claims.choose"))}</p>')
        return
    chosen = str(place["claim_id"].iloc[0])
    rows = page.ask("article_claims", article=str(place["article_id"].iloc[0]))
    head = rows.iloc[0]
    spans = tuple(
        Span(str(row.claim_id), int(cast("int", row.quote_start)), int(cast("int", row.quote_end)), number)
        for number, row in enumerate(rows.itertuples(), start=1)
    )
    text = draw_article(str(head["text"]), spans, chosen)
    slots = page.ask("claim_slots", claim=chosen)
    row = rows[rows["claim_id"] == chosen].iloc[0]
    st.html(f'{draw_head(page, head)}{draw_slots(page, row, slots)}<div class="reader" tabindex="0">{text}</div>')
    if page.can_edit:
        show_correction(page, row, slots)
    st.html(SCROLL.format(claim="".join(filter(str.isalnum, chosen))), unsafe_allow_javascript=True)


def open_reader(page: Page, claim: str | None) -> None:
    """The reader as a dialog, once for each claim that is chosen: on a phone it would stand below the fold."""
    if claim and claim == st.query_params.get("claim") and claim != st.session_state.get("opened"):
        st.session_state["opened"] = claim
        st.dialog(page.say("claims.reader"))(show_reader)(page, claim)


def draw_head(page: Page, row: pd.Series[Any]) -> str:
    """Title, source and day of an article; its link where it is one."""
    title = row["title"] if isinstance(row["title"], str) else str(row["article_id"])
    source = f"{escape(row['source'])} · " if isinstance(row["source"], str) else ""
    day = escape(say_published(page.language, row["published_on"]))
    url = row["url"] if isinstance(row["url"], str) and row["url"].startswith(("https://", "http://")) else ""
    address = escape(url, quote=True)
    link = f' · <a href="{address}" rel="noopener noreferrer">{page.say("claims.original")}</a>' if url else ""
    return f'<h3 class="finding">{escape(title)}</h3><p class="place">{source}{day}{link}</p>'


def draw_slots(page: Page, row: pd.Series[Any], slots: pd.DataFrame) -> str:
    """What was read from the chosen sentence, role by role, and the rule that read it."""
    roles: dict[str, str] = read_labels(page.language)["role"]
    pairs = [(page.say(f"column.{name}"), page.say(f"{name}.{row[name]}")) for name in ("kind", "modality")]
    for role, values in slots.groupby("role", sort=False):
        words = read_words(str(role), page.language)
        pairs.append(
            (roles.get(str(role), str(role)), " · ".join(words.get(value, value) for value in values["value"]))
        )
    pairs.append((page.say("column.rule"), str(row["rule"])))
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs)
    return f'<dl class="slots">{items}</dl>'
