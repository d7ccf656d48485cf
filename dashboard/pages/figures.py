"""The figures page."""

from __future__ import annotations

from dashboard.render.page import Page
from dashboard.render.panel import show_panel


def show(page: Page) -> None:
    """The chart whose finding is the page's title."""
    show_panel(page, "figures", level=1)
