"""What was refused is listed, shown, and tried again: what is read at last leaves the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.commands import ingest, quarantine
from etl.load import list_refused
from tests.commands.running import run_command
from tests.fetch.news import write_feed, write_story
from tests.fetch.site import Site, serve

STORY = "Orvane buys Brume\n\nOrvane said it bought Brume for $3 billion.\n"


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with a feed that names a story and two links that lead nowhere."""
    with serve() as served:
        here = f"http://127.0.0.1:{served.port}"
        served.pages |= {"/1": write_story(1)}
        served.pages["/feed"] = write_feed(served, [(f"{here}/{path}", "x") for path in ("1", "2", "3")])
        yield served


@pytest.fixture
def folder(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> Path:
    """A warehouse that refused two links and an empty file."""
    (tmp_path / "empty.txt").write_text("", "utf-8")
    feed = f"http://127.0.0.1:{site.port}/feed"
    words = (
        "--warehouse",
        str(tmp_path),
        "--json",
        "--lang",
        "en",
        "--allow-private",
        feed,
        str(tmp_path / "empty.txt"),
    )
    assert run_command(ingest, capsys, *words)[1]["quarantined"] == 3
    return tmp_path


def test_each_thing_is_listed_and_shown(folder: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A link with the source that named it."""
    link = f"http://127.0.0.1:{site.port}/2"
    code, shown, _ = run_command(quarantine, capsys, "show", "--warehouse", str(folder), "--json", link)
    assert (code, shown["name"], shown["found_by"], shown["state"]) == (0, link, "127.0.0.1", "told")
    code, shown, messages = run_command(quarantine, capsys, "show", "--warehouse", str(folder), "--json", "nothing")
    assert (code, shown) == (1, {})
    assert "nothing: not in quarantine" in messages
    assert [item.name for item in list_refused(folder)] == [str(folder / "empty.txt"), link, f"{link[:-1]}3"]


def test_what_is_read_at_last_leaves_the_list(folder: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not stays, and the code is 1; a name tries one thing alone."""
    site.pages["/2"] = write_story(2)
    (folder / "empty.txt").write_text(STORY, "utf-8")
    words = ("retry", "--warehouse", str(folder), "--json", "--allow-private")
    code, summary, _ = run_command(quarantine, capsys, *words, str(folder / "empty.txt"))
    assert (code, summary["new"], len(list_refused(folder))) == (0, 1, 2)
    code, summary, _ = run_command(quarantine, capsys, *words)
    assert (code, summary["new"]) == (1, 1)
    assert [item.name for item in list_refused(folder)] == [f"http://127.0.0.1:{site.port}/3"]
    site.pages["/3"] = write_story(3)
    assert run_command(quarantine, capsys, *words)[0] == 0
    assert list_refused(folder) == []


def test_an_empty_list_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where nothing was ever published."""
    assert run_command(quarantine, capsys, "list", "--warehouse", str(tmp_path), "--json") == (0, {}, "")
    assert run_command(quarantine, capsys, "retry", "--warehouse", str(tmp_path), "--json")[0] == 0
