"""The overview: the date line, what stands out, what happened."""

from __future__ import annotations

from dashboard.render.heading import show_date_line, show_finding
from dashboard.render.page import Page
from dashboard.render.panel import show_panel


def show(page: Page) -> None:
    """What the articles say, in one sentence."""
    show_date_line(page)
    show_finding(page, "every_deal")
    show_panel(page, "what_happened")
