"""On paper stand the words, the charts and whole tables, and nothing to click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.dashboard.browser.looking import settle

GONE = (
    "[data-testid=stSidebar]", "[data-testid=stHeader]", "[data-testid=stDataFrame]", "[data-testid=stButtonGroup]",
    "[class*=st-key-actions-]", ".st-key-chips",
)  # fmt: skip


@pytest.mark.parametrize(
    "path", ["investments?company=Norvane", "partnerships?", "claims?company=Norvane", "articles?"]
)
def test_paper_has_rows_and_no_controls(open_page: Callable[[str], Page], path: str) -> None:
    """Tables are text, filters a sentence, the ground is white; bars, buttons and inputs are gone."""
    page = open_page(path)
    assert page.locator(".printed:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".printed table:visible tbody tr").count() > 0
    assert page.locator(".printed.subtitle:visible").count() == ("company" in path)
    assert [gone for gone in GONE if page.locator(f"{gone}:visible").count()] == []
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_dark_charts_are_light_on_paper(open_page: Callable[[str], Page]) -> None:
    """What was drawn on a dark ground is turned around."""
    page = open_page("investments?")
    page.emulate_media(color_scheme="dark")
    page.reload()
    settle(page)
    page.locator(".main-svg").first.wait_for(state="attached")
    page.emulate_media(media="print", color_scheme="dark")
    assert "invert" in page.evaluate("getComputedStyle(document.querySelector('.main-svg')).filter")
    assert page.evaluate("getComputedStyle(document.querySelector('.finding')).color") == "rgb(20, 33, 43)"
