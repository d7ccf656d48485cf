"""How well articles are read: what the page counts, the accuracy by kind and language, and how true the chances are."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import cast

import streamlit as st

from dashboard.dates import say_day
from dashboard.money import say_count
from dashboard.panels import reliability
from dashboard.panels.headline_numbers import Headline
from dashboard.panels.view import Panel
from dashboard.render.actions import show_actions
from dashboard.render.heading import draw_number
from dashboard.render.listing import show_listing
from dashboard.render.page import Page
from dashboard.render.panel import show_chart, show_heading
from dashboard.render.rows import Rows

EVERY_SOURCE = 100_000


def show_numbers(page: Page) -> None:
    """Articles read, refused, sources and the snapshot, each with what stands behind it."""
    counts = {str(name): int(value) for name, value in page.ask("reading_numbers").iloc[0].items()}
    standings = page.ask("source_ages", most=EVERY_SOURCE)["standing"].value_counts()

    def count(noun: str, n: int) -> str:
        return say_count(page.language, noun, n)

    numbers = (
        Headline(
            page.say("quality.articles"),
            count("plain", counts["n_articles"]),
            count("without_claim", counts["n_without_claim"]),
            count("without_day", counts["n_without_day"]),
        ),
        Headline(
            page.say("quality.refused"),
            count("plain", counts["n_refused"]),
            count("reason", counts["n_reasons"]) if counts["n_reasons"] else "",
            "",
        ),
        Headline(
            page.say("quality.sources"),
            count("plain", int(standings.sum())),
            count("silent", int(standings.get("silent", 0))),
            count("new", int(standings.get("new", 0))),
        ),
        describe_snapshot(page, datetime.now(UTC)),
    )
    st.html(f'<div class="numbers">{"".join(map(draw_number, numbers))}</div>')


def describe_snapshot(page: Page, now: datetime) -> Headline:
    """How old the snapshot is, and how much older its newest article."""
    published = page.snapshot.published_at.date()
    age = say_count(page.language, "day", max((now.date() - published).days, 0))
    newest = page.snapshot.newest
    behind = say_count(page.language, "day", (published - newest).days) if newest else ""
    return Headline(
        page.say("quality.snapshot", n=page.snapshot.number),
        page.say("quality.age", age=age),
        page.say("quality.published", day=say_day(page.language, published)),
        page.say("quality.behind", days=behind) if newest else page.say("date.unpublished"),
    )


def show_quality(page: Page) -> None:
    """Accuracy as a table, reliability as a chart with its table."""
    show_listing(page, "accuracy", level=2)
    if not page.ask("accuracy").empty:
        st.html(f'<p class="source">{escape(page.say("quality.measured"))}</p>')
    frame = page.ask("reliability")
    if frame.empty:
        show_listing(page, "reliability", level=2)
        return
    panel, view = cast("Panel", reliability), page.view()
    show_heading(panel, frame, view, 2)
    show_chart(panel, frame, view, "reliability")
    show_actions(Rows(page, "reliability"), picture=panel.finding(frame, view))
