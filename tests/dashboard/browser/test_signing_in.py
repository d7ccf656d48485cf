"""With a sign-in file the pages are closed to who is on no list; a provider on this machine signs people in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.browser.conftest import find_port
from tests.dashboard.browser.corpus import build_warehouse
from tests.dashboard.browser.looking import PATIENCE, settle
from tests.dashboard.browser.provider import CLIENT, provide

FILE = """[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "{client}"
client_secret = "for this machine only"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[stratwatch]
readers = ["@example.org"]
editors = ["ed@example.org"]
"""


@pytest.fixture
def knock(browser: Browser, serve: Callable[..., str], tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Come to the door of a dashboard whose provider takes everybody for a person."""
    folder = build_warehouse(tmp_path / "warehouse")
    opened = []

    def come(email: str) -> Page:
        provider = provide(email)
        opened.append(provider)
        port, path = find_port(), tmp_path / "sign-in.toml"
        text = FILE.format(port=port, client=CLIENT, provider=provider.__enter__().address)
        path.write_text(text, encoding="utf-8")
        address = serve(folder, "--edit", "--sign-in", str(path), "--port", str(port))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{address}/claims?claim=harbour-0")
        page.get_by_text("Sign in to read").wait_for()
        return page

    yield come
    for provider in opened:
        provider.__exit__(None, None, None)


def test_nothing_is_shown_before_sign_in(knock: Callable[[str], Page]) -> None:
    """Neither a filter, nor a table, nor a word of an article."""
    page = knock("ana@example.org")
    text = page.locator("body").inner_text()
    assert "Norvane" not in text
    assert page.locator("[data-testid=stSidebar], [data-testid=stDataFrame], .reader").count() == 0


def test_a_reader_reads_and_cannot_edit(knock: Callable[[str], Page]) -> None:
    """Signed in, a person of the list sees the pages, without forms, and can leave."""
    page = knock("ana@example.org")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("signed in as ana@example.org").wait_for()
    settle(page)
    assert page.get_by_text("Follow by feed").count() == 0
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("Sign in to read").wait_for()


def test_an_editor_may_edit(knock: Callable[[str], Page]) -> None:
    """Who is on the editors' list has the forms."""
    page = knock("ed@example.org")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("signed in as ed@example.org").wait_for()
    page.get_by_text("Follow by feed").wait_for()


def test_a_stranger_is_refused(knock: Callable[[str], Page]) -> None:
    """Signed in, but on no list: told so, and nothing else."""
    page = knock("eve@elsewhere.example")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("eve@elsewhere.example is not on the list").wait_for()
    assert page.locator("[data-testid=stSidebar], .finding + .subtitle").count() == 0
