"""The overview: the date line, what stands out, four numbers, what happened and what changed."""

from __future__ import annotations

from dashboard.render.heading import show_changes, show_date_line, show_finding, show_numbers
from dashboard.render.layout import lay_columns
from dashboard.render.listing import show_listing
from dashboard.render.page import Page
from dashboard.render.panel import show_panel


def show(page: Page) -> None:
    """Numbers above, the timeline beside the latest changes below."""
    show_date_line(page)
    show_finding(page, "every_deal", "alliances", "releases")
    show_numbers(page)
    left, right = lay_columns(page, (2.55, 1))
    with left:
        show_panel(page, "what_happened", share=0.69)
    with right:
        show_changes(page)
    show_listing(page, "disputed")
