"""The partnerships page: how alliances stand, and which products run on whose models."""

from __future__ import annotations

from dashboard.render.listing import show_listing
from dashboard.render.page import Page
from dashboard.render.panel import show_panel


def show(page: Page) -> None:
    """The chart whose finding is the page's title; the dependencies as a table below."""
    show_panel(page, "alliances", level=1)
    show_listing(page, "dependencies", level=2)
