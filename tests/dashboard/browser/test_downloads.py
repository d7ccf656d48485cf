"""Every button that hands out rows is clicked: workbook, description, and the stream of a table too long for a file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard.render.actions import MOST_HELD
from tests.benchmarks.million import build_million
from tests.dashboard.browser.looking import visit

PANELS = {
    "": "what_happened",
    "investments": "every_deal",
    "releases": "releases",
    "partnerships": "alliances",
    "figures": "figures",
    "companies": "profiles",
    "claims": "claims_list",
    "articles": "articles_read",
}


def download(page: Page, panel: str, name: str) -> Path:
    """The file that a button of a panel hands out."""
    with page.expect_download() as found:
        page.locator(f".st-key-{name}-{panel} button").click()
    return Path(found.value.path())


@pytest.mark.parametrize("path", PANELS)
def test_each_page_hands_out_a_file_and_a_workbook_of_the_same_rows(
    open_page: Callable[[str], Page], path: str
) -> None:
    """The workbook has the rows of the CSV, in their order; the description is handed out beside it."""
    page, panel = open_page(f"{path}?period=All"), PANELS[path]
    text = download(page, panel, "csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    page.locator(f".st-key-formats-{panel} button").first.click()
    book = pd.read_excel(download(page, panel, "xlsx"), sheet_name=0, engine="openpyxl")
    assert rows
    assert [list(book.columns), len(book)] == [list(rows[0]), len(rows)]
    assert download(page, panel, "json").stat().st_size > 0


def test_a_table_too_long_for_one_file_is_streamed(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """The link under the table of claims hands out every row that it promises."""
    address = serve(build_million(tmp_path / "warehouse", MOST_HELD + 5_000))
    shown = visit(browser, address, "claims?period=All")
    link = shown.page.locator("a.download")
    promised = int("".join(filter(str.isdigit, link.inner_text())))
    with shown.page.expect_download() as found:
        link.click()
    with Path(found.value.path()).open(encoding="utf-8-sig", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == promised > MOST_HELD
    assert shown.faults == []
    shown.page.context.close()
