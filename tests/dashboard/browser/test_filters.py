"""Filters change the rows, live in the link, and say when they leave nothing."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.dashboard.browser.looking import read_rows, settle


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter with many."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def test_a_company_changes_the_rows(open_page: Callable[[str], Page]) -> None:
    """Choosing a company in the sidebar leaves its rows."""
    page = open_page("claims")
    before = read_rows(page)
    choose(page, "Companies", "Orlune")
    page.get_by_role("button", name="CSV · 3 rows").wait_for()
    assert before > 3
    assert "company=Orlune" in page.url


def test_a_theme_changes_the_rows(open_page: Callable[[str], Page]) -> None:
    """Choosing a theme in the sidebar leaves its rows."""
    page = open_page("claims")
    choose(page, "Themes", "Chips")
    page.get_by_role("button", name="CSV · 4 rows").wait_for()
    assert "theme=Chips" in page.url


def test_a_link_gives_the_same_rows(open_page: Callable[[str], Page]) -> None:
    """An address copied from one browser shows the same rows in another."""
    first = open_page("claims")
    choose(first, "Companies", "Norvane")
    first.get_by_role("button", name="denied").click()
    first.wait_for_url("**certainty**")
    settle(first)
    path = first.url.split("/", 3)[3]
    assert read_rows(open_page(path)) == read_rows(first)


def test_a_french_link_opens_in_an_english_browser(open_page: Callable[[str], Page]) -> None:
    """Words of a link stand for the same options whatever the language it was made in."""
    page = open_page("claims?theme=Puces&certainty=affirm%C3%A9&certainty=d%C3%A9menti&period=Tout")
    assert read_rows(page) == 4
    assert page.get_by_role("button", name="Chips ×").count() == 1


def test_a_choice_beside_a_chart_is_read_in_either_language(open_page: Callable[[str], Page]) -> None:
    """The side of deals that a French link asks for is on in an English page."""
    page = open_page("investments?side=par+b%C3%A9n%C3%A9ficiaire&period=Tout")
    assert "Halden Labs" in page.locator(".key").first.inner_text()


def test_a_chip_lifts_its_filter(open_page: Callable[[str], Page]) -> None:
    """The chip above the title takes its company out of the filter."""
    page = open_page("claims?company=Orlune")
    before = read_rows(page)
    page.get_by_role("button", name="Orlune ×").click()
    page.wait_for_url(lambda url: "company" not in url)
    settle(page)
    assert read_rows(page) > before


def test_filters_that_leave_nothing_are_named(open_page: Callable[[str], Page]) -> None:
    """An empty chart says which filter empties it, and its button brings the rows back."""
    page = open_page("releases?theme=Capital+markets")
    assert "Themes" in page.locator(".empty").inner_text()
    page.get_by_role("button", name="Lift: Themes").click()
    page.get_by_role("button", name="CSV · 3 rows").wait_for()


def test_french_is_a_click_away(open_page: Callable[[str], Page]) -> None:
    """The interface changes its language and keeps the filters."""
    page = open_page("claims?theme=Chips")
    page.get_by_role("radio", name="Français").or_(page.get_by_role("button", name="Français")).first.click()
    page.get_by_role("button", name="Puces ×").wait_for()
    page.get_by_role("button", name="CSV · 4 lignes").wait_for()


def test_a_view_is_saved_under_a_name(open_page: Callable[[str], Page]) -> None:
    """A named view leads back to its page and filters."""
    page = open_page("claims?company=Orlune")
    page.get_by_text("Saved views").click()
    page.get_by_role("textbox", name="Name of this view").fill("<b>Orlune</b>")
    page.get_by_role("button", name="Save", exact=True).click()
    saved = page.get_by_role("link", name="<b>Orlune</b>")
    saved.wait_for()
    page.get_by_role("button", name="Orlune ×").click()
    page.wait_for_url(lambda url: "company" not in url)
    settle(page)
    page.get_by_role("link", name="<b>Orlune</b>").click()
    page.get_by_role("button", name="CSV · 3 rows").wait_for()


def test_words_are_found_without_accents(open_page: Callable[[str], Page]) -> None:
    """The search finds quotes whatever their accents and case, and says where it finds none."""
    page = open_page("claims?search=LEVE+400")
    page.get_by_role("button", name="CSV · 1 row").wait_for()
    page.get_by_role("textbox", name="Search").fill("nowhere to be found")
    page.keyboard.press("Enter")
    page.get_by_text("No claim has these words.").wait_for()
