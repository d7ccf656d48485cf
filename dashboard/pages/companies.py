"""The companies page: all about one company, or up to four side by side."""

from __future__ import annotations

from dashboard.render.page import Page
from dashboard.render.panel import show_panel
from dashboard.render.profile import show_companies


def show(page: Page) -> None:
    """The heads of the companies filtered by, and below them the charts for these companies alone."""
    if show_companies(page):
        for question in ("what_happened", "every_deal", "releases", "alliances", "figures"):
            show_panel(page, question)
