"""Companies side by side: the head of each with its months, or the list from which the reader chooses."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.dates import to_day
from dashboard.filters.chips import set_filter
from dashboard.glyphs import glyph_html
from dashboard.panels import profiles
from dashboard.panels.axis import shift_months
from dashboard.panels.profiles import Measure, Profile
from dashboard.render.actions import ROW_HEIGHT, show_download
from dashboard.render.empty import show_empty
from dashboard.render.grid import TICK_PX, lay_grid
from dashboard.render.layout import lay_columns
from dashboard.render.page import Page
from dashboard.render.rows import Rows, show_pages

MOST_COMPARED, ROWS = 4, 20
COLUMNS = ("company", "country", "events", "received_usd", "paid_usd", "models", "latest_model", "alliances")
MOST_MONTHS = 120  # the strip's bars stay wider than a hairline
WIKIDATA = "https://www.wikidata.org/wiki/"


def show_companies(page: Page) -> bool:
    """The companies that the filter names, side by side; else the list of all. Whether any company is shown."""
    frame = page.ask("profiles")
    if frame.empty:
        show_title(page)
        show_empty(page, "profiles")
        return False
    if not page.choice.companies:
        show_title(page)
        show_list(page)
        return False
    show_heads(page, frame)
    return True


def show_title(page: Page) -> None:
    """The page's name and what to do on it."""
    hint = page.say("profile.choose", n=MOST_COMPARED)
    st.html(f'<h1 class="finding">{escape(page.say("page.companies"))}</h1><p class="subtitle">{escape(hint)}</p>')


def show_list(page: Page) -> None:
    """Every company, most events first; a ticked row is a company filtered by."""
    rows = Rows(page, "profiles")
    frame = show_pages(rows)
    grid = lay_grid(frame, page.language, page.width, COLUMNS, TICK_PX)
    st.dataframe(
        grid.rows,
        width=grid.width,
        column_config=grid.columns,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(frame), ROWS) + 1) + 2,
        on_select=lambda: choose_company(frame),
        selection_mode="single-row",
        placeholder="",
        key="companies-rows",
        lazy=False,
        alt=page.say("table.alt", n=len(frame)),
    )
    with st.container(horizontal=True, gap="small", key="actions-profiles"):
        show_download(rows)


def choose_company(frame: pd.DataFrame) -> None:
    """Filter by the company of the row that was ticked."""
    rows = cast("dict[str, Any]", st.session_state["companies-rows"])["selection"]["rows"]
    if rows and rows[0] < len(frame):
        set_filter("company", [str(frame["company_id"].iloc[rows[0]])])


def show_heads(page: Page, frame: pd.DataFrame) -> None:
    """The first four companies, each in a column of its own where the page is wide."""
    found = profiles.describe(frame.head(MOST_COMPARED), page.view())
    months = page.ask("company_months")
    bars = count_months(months, page)
    level = 1 if len(found) == 1 else 2
    for column, profile in zip(lay_columns(page, [1] * len(found)), found, strict=True):
        strip = draw_strip(profile, bars.get(profile.company_id, []), max(map(max, bars.values()), default=1), page)
        with column:
            st.html(draw_head(profile, level, page) + strip)
    if len(frame) > MOST_COMPARED:
        st.html(f'<p class="source">{escape(page.say("profile.more", n=len(frame) - MOST_COMPARED))}</p>')


def draw_head(profile: Profile, level: int, page: Page) -> str:
    """Name, place, sentence and numbers."""
    link = ""
    if profile.wikidata.startswith("Q") and profile.wikidata[1:].isdigit():
        link = f' · <a href="{WIKIDATA}{profile.wikidata}" rel="noopener noreferrer">Wikidata</a>'
    square = glyph_html(f"slot:{profile.slot}")
    numbers = "".join(draw_measure(measure) for measure in profile.measures)
    is_alone = "alone" if level == 1 and page.is_wide else "many"
    return (
        f'<h{level} class="finding company">{square} {escape(profile.name)}</h{level}>'
        f'<p class="place">{escape(profile.place)}{link}</p><p class="subtitle">{escape(profile.sentence)}</p>'
        f'<div class="numbers {is_alone}">{numbers}</div>'
    )


def draw_measure(measure: Measure) -> str:
    """One number over its note."""
    lines = (("label", measure.label), ("value", measure.value), ("out", measure.note))
    return "<div>" + "".join(f'<span class="{name}">{escape(text)}</span>' for name, text in lines) + "</div>"


def count_months(months: pd.DataFrame, page: Page) -> dict[str, list[int]]:
    """The events of each company by month, from the first month of any to the snapshot's."""
    if months.empty:
        return {}
    known = {(str(row.company_id), to_day(row.month)): int(cast("int", row.n)) for row in months.itertuples()}
    days = sorted({cast("date", day) for _, day in known})
    last = max(days[-1], page.snapshot.day.replace(day=1))
    span = (last.year - days[0].year) * 12 + last.month - days[0].month
    scale = [shift_months(last, -n) for n in range(min(span, MOST_MONTHS - 1), -1, -1)]
    companies = dict.fromkeys(company for company, _ in known)
    return {company: [known.get((company, day), 0) for day in scale] for company in companies}


def draw_strip(profile: Profile, bars: list[int], most: int, page: Page) -> str:
    """The months as bars on the scale of all companies shown."""
    if not any(bars):
        return ""
    text = page.say("profile.strip", n=len(bars), name=profile.name, most=max(bars))
    marks = "".join(f'<i style="height:{round(100 * n / most)}%"></i>' for n in bars)
    words = escape(text, quote=True)
    return f'<div class="strip" role="img" aria-label="{words}">{marks}</div><p class="source">{words}</p>'
