"""Every page stands: its charts are drawn, nothing fails, nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.browser.corpus import build_warehouse
from tests.dashboard.browser.looking import settle, visit

CHARTS = {
    "": 1,
    "investments": 3,
    "releases": 1,
    "partnerships": 1,
    "figures": 1,
    "companies": 0,
    "claims": 0,
    "articles": 0,
}


@pytest.mark.parametrize("path", CHARTS)
def test_each_page_draws_its_charts(open_page: Callable[[str], Page], path: str) -> None:
    """A deep link opens the page with as many drawn charts as it has, and no fault."""
    page = open_page(path)
    assert page.locator(".fault, [data-testid=stException], [data-testid=stAlert]").count() == 0
    for number in range(CHARTS[path]):
        page.locator(".chart").nth(number).locator(".main-svg").first.wait_for()
    assert page.locator(".finding").first.inner_text().strip()


def test_navigation_keeps_filters(open_page: Callable[[str], Page]) -> None:
    """A filter set on one page holds on the next, in its rows and in its address."""
    page = open_page("investments?company=Orlune&period=All")
    page.get_by_role("link", name="Claims").click()
    page.wait_for_function("location.pathname === '/claims' && location.search.includes('company=Orlune')")
    settle(page)
    page.get_by_role("button", name="CSV · 3 rows").wait_for()


def test_companies_stand_side_by_side(open_page: Callable[[str], Page]) -> None:
    """Two companies have a head each on one scale, and the charts below are theirs."""
    page = open_page("companies?company=Norvane&company=Orlune")
    assert [name.strip() for name in page.locator(".company").all_inner_texts()] == ["Norvane", "Orlune"]
    assert page.locator(".strip").count() == 2
    page.locator(".chart").nth(3).locator(".main-svg").first.wait_for()


def test_products_stand_with_the_models_they_run_on(open_page: Callable[[str], Page]) -> None:
    """The integrations of the corpus are a table under the alliances."""
    page = open_page("partnerships")
    page.get_by_text("Which products run on whose models").wait_for()
    page.get_by_role("button", name="CSV · 1 row").wait_for()


def test_a_phone_opens_the_reader_over_the_table(browser: Browser, address: str) -> None:
    """On a phone a linked claim is read in a dialog, which can be closed."""
    shown = visit(browser, address, "claims?claim=quai-0", is_phone=True)
    dialog = shown.page.get_by_role("dialog")
    dialog.locator("mark.chosen").wait_for()
    shown.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert shown.faults == []
    shown.page.context.close()


def test_a_ticked_company_opens_its_profile(open_page: Callable[[str], Page]) -> None:
    """A row of the list leads to all about its company."""
    page = open_page("companies")
    table = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 18, table["y"] + 36 + 18)
    page.locator("h1.company").wait_for()
    assert "company=" in page.url


def test_an_empty_warehouse_says_what_to_do(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    """Before the first article the page names the one command and shows nothing else."""
    shown = visit(browser, serve(tmp_path / "nothing"), "claims")
    assert "No articles yet." in shown.page.locator("body").inner_text()
    assert shown.page.locator("code").inner_text().startswith("stratwatch ingest")
    assert shown.faults == []
    shown.page.context.close()


def test_a_sparse_warehouse_has_no_broken_page(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    """With one article and little in it every page stands; what it says nothing of is said."""
    address = serve(build_warehouse(tmp_path / "warehouse", "quai"))
    for path in CHARTS:
        shown = visit(browser, address, path)
        assert shown.page.locator(".fault, [data-testid=stException]").count() == 0, path
        assert shown.faults == []
        if path == "figures":
            assert "say nothing of this" in shown.page.locator(".empty").inner_text()
        shown.page.context.close()


def test_a_new_snapshot_is_followed(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    """The page moves on to what was published after it was opened."""
    folder = build_warehouse(tmp_path / "warehouse", "quai")
    shown = visit(browser, serve(folder), "articles")
    shown.page.get_by_role("button", name="CSV · 1 row").first.wait_for()
    build_warehouse(folder)
    shown.page.reload()
    settle(shown.page)
    shown.page.get_by_role("button", name="CSV · 3 rows").first.wait_for()
    assert shown.faults == []
    shown.page.context.close()
