"""Texts that try to be more: HTML, script, Markdown, markup of Plotly, formulas and SQL, on every page and in files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.dashboard.browser.looking import settle

HOSTILE = '<b onmouseover="window.hacked=4">Bold</b> & **Sons**'
SUBJECT = "'); DROP TABLE claims;-- <img src=x onerror='window.hacked=6'> %{x} $$y$$ :material/delete:"
PATHS = (
    "?",
    "investments?",
    "releases?",
    "partnerships?",
    "figures?",
    "companies?",
    "claims?claim=hostile-0&",
    "claims?search=%27%29%3B+DROP+TABLE+claims&",
    "articles?",
)


@pytest.mark.parametrize("path", PATHS)
def test_hostile_texts_stay_texts(open_page: Callable[[str], Page], path: str) -> None:
    """Neither HTML nor script nor Markdown nor Plotly's markup of an article runs or renders on any page."""
    page = open_page(f"{path}theme=Chips")
    for button in page.get_by_role("button", name="Table", exact=True).all():
        button.click()
        settle(page)
    assert page.evaluate("window.hacked") is None
    assert page.locator("b[onmouseover], img[src=x], a[href^=javascript]").count() == 0
    assert page.locator(".katex, .main-svg a, .evidence img, .reader img").count() == 0
    assert page.locator(".fault, [data-testid=stException]").count() == 0


def test_hostile_names_are_printed_as_they_are(open_page: Callable[[str], Page]) -> None:
    """The chip, the quote and the title show the very characters of the article."""
    page = open_page("claims?theme=Chips&claim=hostile-0")
    reader = page.locator(".reader").inner_text()
    assert HOSTILE in reader
    assert (
        "<script>window.hacked = 1</script>**Bold** [link](javascript:alert(1)) $x$ :smile:"
        in page.locator("h3.finding").first.inner_text()
    )


def test_formulas_leave_as_text(open_page: Callable[[str], Page]) -> None:
    """A name that begins like a formula gets an apostrophe in the file."""
    page = open_page("investments?theme=Chips")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV ·").first.click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0]["investors"] == '\'=HYPERLINK("http://x.example") Ltd'


def test_hostile_names_are_text_in_charts(open_page: Callable[[str], Page]) -> None:
    """A chart prints a name's characters as they are, or as many of them as fit."""
    page = open_page("releases?theme=Chips")
    words = " ".join(page.locator(".main-svg").all_text_contents())
    assert '<b onmouseover="' in words
    assert page.locator(".main-svg b, .main-svg [onmouseover]").count() == 0


def test_sql_in_a_link_is_a_text(open_page: Callable[[str], Page]) -> None:
    """Words of a search that are SQL find the claim that has them, and the tables are still there."""
    page = open_page("claims?search=%27%29%3B+DROP+TABLE+claims%3B--")
    page.get_by_role("button", name="CSV · 1 row").wait_for()
    assert SUBJECT in page.locator(".reader").inner_text()
    page.get_by_role("textbox", name="Search").fill("")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="CSV · 1 row").wait_for(state="detached")
    assert page.locator(".fault").count() == 0


def test_no_cell_of_a_file_is_a_formula(open_page: Callable[[str], Page]) -> None:
    """Whatever column a hostile text stands in, a spreadsheet reads it as text."""
    page = open_page("claims?theme=Chips")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV ·").first.click()
    rows = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
