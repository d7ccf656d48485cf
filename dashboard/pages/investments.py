"""The investments page: every deal, and what they come to by year and company, who funds whom."""

from __future__ import annotations

from dashboard.render.layout import lay_columns
from dashboard.render.listing import show_listing
from dashboard.render.page import Page
from dashboard.render.panel import show_panel


def show(page: Page) -> None:
    """The deals, whose finding is the page's title; the sums side by side below."""
    show_panel(page, "every_deal", level=1)
    left, right = lay_columns(page, (1, 1))
    with left:
        show_panel(page, "money_by_year", share=0.48)
        show_panel(page, "money_by_company", share=0.48)
    with right:
        show_panel(page, "who_funds_whom", share=0.48)
    show_listing(page, "ranking")
