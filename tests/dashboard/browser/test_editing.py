"""With --edit a person corrects what was read and adds what was not; without it nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.dashboard.browser.corpus import build_warehouse
from tests.dashboard.browser.looking import settle, visit

ARTICLE = "On 9 March 2025 Norvane invested $7 billion in Halden Labs."


@pytest.fixture
def followed_file(tmp_path: Path) -> Path:
    """Where the warehouse keeps what is followed."""
    return tmp_path / "warehouse" / "views.toml"


@pytest.fixture
def edit_page(browser: Browser, serve: Callable[..., str], tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Open a path of a dashboard that may be edited, over a warehouse of its own."""
    address = serve(build_warehouse(tmp_path / "warehouse"), "--edit")
    visits = []

    def open_path(path: str) -> Page:
        visits.append(visit(browser, address, path))
        return visits[-1].page

    yield open_path
    for one in visits:
        one.page.context.close()
    assert [fault for one in visits for fault in one.faults] == []


def test_a_claim_is_corrected(edit_page: Callable[[str], Page]) -> None:
    """Another recipient and a reason make a snapshot that says so."""
    page = edit_page("claims?claim=harbour-0")
    page.get_by_text("Correct this claim").click()
    page.get_by_role("textbox", name="to", exact=True).fill("Pellworm")
    page.get_by_role("textbox", name="Why").fill("misread")
    page.get_by_role("button", name="Correct and publish").click()
    page.get_by_text("Corrected: 1 claim.").wait_for()
    settle(page)
    assert "Pellworm" in page.locator("dl.slots").inner_text()


def test_an_article_is_added(edit_page: Callable[[str], Page]) -> None:
    """Pasted, it is shown with its claims, and kept when its reader says so."""
    page = edit_page("articles")
    page.get_by_text("Add articles").click()
    page.get_by_role("textbox", name="Text", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    page.locator(".reader mark", has_text="Norvane invested $7 billion").first.wait_for()
    page.get_by_role("button", name="Keep 1 article").click()
    page.get_by_text("Kept.").wait_for()
    settle(page)
    page.get_by_role("button", name="CSV · 4 rows").first.wait_for()


def test_a_file_is_added_as_its_fields_say(edit_page: Callable[[str], Page]) -> None:
    """Uploaded under a title and a day of its own, it stands in the table of what was read."""
    page = edit_page("articles")
    page.get_by_text("Add articles").click()
    file: FilePayload = {"name": "../--weird name.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode("utf-8-sig")}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("weird name.txt").wait_for()
    page.get_by_role("textbox", name="Title", exact=True).fill("<b>Norvane</b> buys")
    page.get_by_role("button", name="Read it").click()
    page.locator(".reader mark", has_text="Norvane invested $7 billion").first.wait_for()
    assert page.locator("h3.finding", has_text="<b>Norvane</b> buys").count() == 1
    page.get_by_role("button", name="Keep 1 article").click()
    page.get_by_text("Kept.").wait_for()
    settle(page)
    page.get_by_role("button", name="CSV · 4 rows").first.wait_for()


def test_a_view_is_followed(edit_page: Callable[[str], Page], followed_file: Path) -> None:
    """Under a name, with the filters of the page: the warehouse keeps it and has its feed."""
    page = edit_page("investments?company=Norvane")
    page.get_by_text("Follow by feed").click()
    page.get_by_role("textbox", name="Name of the feed").fill("Norvane")
    page.get_by_role("button", name="Follow this view").click()
    page.get_by_role("button", name="Norvane ×").last.wait_for()
    settle(page)
    assert 'query = "company=Norvane"' in followed_file.read_text(encoding="utf-8")
    assert followed_file.with_name("feeds").joinpath("norvane.atom").is_file()


def test_nothing_can_be_changed_without_being_asked_for(open_page: Callable[[str], Page]) -> None:
    """The plain dashboard has neither form."""
    assert open_page("claims?claim=harbour-0").get_by_text("Correct this claim").count() == 0
    articles = open_page("articles")
    assert articles.get_by_text("Add articles").count() == 0
    assert articles.get_by_text("Follow by feed").count() == 0
