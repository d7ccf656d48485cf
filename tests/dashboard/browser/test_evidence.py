"""From a mark, a row or a file back to the words: clicks, downloads, and texts that try to be more than text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
from playwright.sync_api import Page

from tests.dashboard.browser.looking import settle


def test_a_click_on_a_mark_opens_its_quote(open_page: Callable[[str], Page]) -> None:
    """The strip shows the sentence of the largest deal, and after a click that of the mark which was clicked."""
    page = open_page("investments?company=Norvane&company=Orlune")
    strip = page.locator(".evidence").first
    assert "Norvane put $2 billion" in strip.inner_text()
    click_lowest_mark(page)
    strip.get_by_text("Orlune a levé 400 millions d’euros").first.wait_for()
    assert "Le Quai" in strip.inner_text()
    assert "11 Jun 2025" in strip.inner_text().replace("\u00a0", " ")


def click_lowest_mark(page: Page) -> None:
    """Click the mark of the smallest sum."""
    chart = page.locator(".chart").first
    chart.scroll_into_view_if_needed()
    boxes = [mark.bounding_box() for mark in chart.locator(".scatterlayer .points path").all()]
    lowest = max((box for box in boxes if box), key=lambda box: box["y"])
    page.mouse.click(lowest["x"] + lowest["width"] / 2, lowest["y"] + lowest["height"] / 2)


def test_the_quote_leads_to_its_article(open_page: Callable[[str], Page]) -> None:
    """The strip's link opens the reader at the sentence."""
    page = open_page("investments?company=Orlune")
    page.locator(".evidence").first.get_by_role("link").click()
    page.locator(".reader mark.chosen").wait_for()
    assert page.locator(".reader mark.chosen").inner_text() == "Orlune a levé 400 millions d’euros le 10 juin 2025."


def test_a_row_opens_its_sentence(open_page: Callable[[str], Page]) -> None:
    """Choosing a row of the table marks its sentence in the article and names the claim in the address."""
    page = open_page("claims?company=Orlune")
    table = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 18, table["y"] + 36 * 3 + 18)
    page.wait_for_function("location.search.includes('claim=')")
    settle(page)
    claim = page.url.split("claim=")[1]
    assert claim in {"quai-0", "quai-2"}
    sentence = {"quai-0": "Orlune a levé 400 millions", "quai-2": "Orlune et Norvane ont rompu"}[claim]
    page.locator(".reader mark.chosen", has_text=sentence).wait_for()


def test_undated_claims_stand_beside_the_chart(open_page: Callable[[str], Page]) -> None:
    """What has no date is counted and listed with its quote."""
    page = open_page("investments?company=Norvane")
    beside = page.locator(".undated")
    assert "Date unknown" in beside.inner_text()
    beside.locator("summary").click()
    beside.get_by_text("Some time later Norvane may add").wait_for()


def test_the_csv_is_the_query(open_page: Callable[[str], Page], warehouse: Path) -> None:
    """The file holds the very events that a query written by hand finds, largest first."""
    page = open_page("investments?company=Norvane&company=Orlune&period=All")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV ·").first.click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = [(row["event_id"], row["amount_low"], row["modality"]) for row in csv.DictReader(text.splitlines())]
    assert rows == read_deals(warehouse)


def read_deals(warehouse: Path) -> list[tuple[str, str, str]]:
    """The investments of Norvane and Orlune that nobody denies, from the published view."""
    name = (warehouse / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(warehouse / "snapshots" / name), read_only=True) as connection:
        found = connection.execute(
            "SELECT event_id, amount_low::BIGINT, modality FROM investments WHERE modality <> 'denied' AND "
            "(list_contains(company_ids, '~norvane') OR list_contains(company_ids, '~orlune')) ORDER BY amount_usd DESC"
        ).fetchall()
    return [(event, str(low), modality) for event, low, modality in found]


def test_a_chart_leaves_as_a_picture(open_page: Callable[[str], Page]) -> None:
    """The SVG holds the finding, the marks and the snapshot; the PNG is one."""
    page = open_page("investments?company=Norvane")
    page.get_by_role("button", name="Other formats").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    picture = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Norvane" in picture
    assert "stratwatch · snapshot" in picture
    assert "<script" not in picture
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_other_formats_hold_the_same_rows(open_page: Callable[[str], Page]) -> None:
    """Parquet has the rows of the CSV, and the description says which filters made them."""
    page = open_page("investments?company=Norvane")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV ·").first.click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    page.get_by_role("button", name="Other formats").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Parquet").click()
    frame = pd.read_parquet(download.value.path())
    assert list(frame["event_id"]) == [row["event_id"] for row in rows]
    with page.expect_download() as download:
        page.get_by_role("button", name="About these rows").click()
    about = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (about["rows"], about["filters"]["companies"]) == (len(rows), ["~norvane"])
    assert "company=Norvane" in about["link"]
