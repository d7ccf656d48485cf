"""Sums are worded as printed or in US dollars, and the link says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.dashboard.browser.looking import settle


def read_words(page: Page) -> str:
    """What stands in the charts."""
    return " ".join(page.locator(".main-svg").all_text_contents())


def test_sums_turn_to_dollars_and_the_link_keeps_it(open_page: Callable[[str], Page]) -> None:
    """The euros of a round become dollars at the day's rate; the link opened anew shows them so."""
    page = open_page("investments?period=All")
    assert "€400m" in read_words(page)
    page.get_by_role("radio", name="in US dollars").or_(page.get_by_role("button", name="in US dollars")).first.click()
    page.wait_for_url("**money=**")
    settle(page)
    page.locator(".main-svg text", has_text="≈ $").first.wait_for(state="attached")
    again = open_page(page.url.split("/", 3)[3])
    assert "≈ $" in read_words(again)
    assert "€400m" not in read_words(again)


@pytest.mark.parametrize("lang", ["Français", "English"])
def test_a_link_of_one_language_means_the_same_in_the_other(open_page: Callable[[str], Page], lang: str) -> None:
    """The option's word of either language is understood."""
    page = open_page(f"investments?period=All&lang={lang}&money=en+dollars")
    assert "≈" in read_words(page)
