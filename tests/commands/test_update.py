"""`update` and `ingest LINK` fetch into a warehouse, say what they did, and do nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.commands import ingest, update
from etl.errors import EtlError
from etl.load.reader import open_snapshot
from tests.commands.running import run_command
from tests.fetch.news import write_feed, write_story
from tests.fetch.site import Site, serve

DAY = "Tue, 04 Mar 2025 08:00:00 +0000"
INBOX = "Orvane buys Brume\n\nOrvane said it bought Brume for $3 billion.\n"
SOURCES = """contact = "desk@ledger.example"

[[source]]
name = "Harbour Ledger"
feed = "{feed}"
language = "en"
rate = 50
allow_private = true

[[source]]
name = "inbox"
folder = "inbox"
language = "en"
"""


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with a feed of two stories and one link that leads nowhere."""
    with serve() as served:
        here = f"http://127.0.0.1:{served.port}"
        served.pages |= {"/1": write_story(1), "/2": write_story(2)}
        served.pages["/feed"] = write_feed(served, [(f"{here}/{path}", DAY) for path in ("1", "2", "gone")], etag="x")
        yield served


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    """A warehouse folder with sources and an inbox."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(INBOX, "utf-8")
    (tmp_path / "sources.toml").write_text(SOURCES.format(feed=f"http://127.0.0.1:{site.port}/feed"), "utf-8")
    return tmp_path


def test_an_update_fetches_reads_and_publishes_what_is_new(
    folder: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then nothing, until something is new; who asks is said."""
    words = ("--warehouse", str(folder), "--json")
    code, first, messages = run_command(update, capsys, *words)
    assert (code, first["fetched"], first["new"], first["refused"], first["snapshot"]) == (0, 3, 3, 1, 1)
    assert messages.count("there is no such page") == 1
    assert {headers["user-agent"].partition("/")[0] for _, headers in site.asked} == {"stratwatch"}
    assert all("(+desk@ledger.example)" in headers["user-agent"] for _, headers in site.asked)
    code, second, _ = run_command(update, capsys, *words)
    assert (code, second["new"], second["unchanged"], second["snapshot"]) == (0, 0, 1, None)
    with open_snapshot(folder) as snapshot:
        rows = snapshot.sql("SELECT source, published_on::VARCHAR FROM articles ORDER BY article_id").fetchall()
        refused = snapshot.sql("SELECT name FROM quarantine").fetchall()
    assert rows == [(None, None), ("Harbour Ledger", "2025-03-04"), ("Harbour Ledger", "2025-03-04")]
    assert refused == [(f"http://127.0.0.1:{site.port}/gone",)]


def test_an_update_of_one_source_leaves_the_others_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A source that is none is said."""
    words = ("--warehouse", str(folder), "--json", "--source")
    code, summary, _ = run_command(update, capsys, *words, "Harbour Ledger")
    assert (code, summary["new"]) == (0, 2)
    code, summary, _ = run_command(update, capsys, *words, "Harbour Ledger")
    assert (code, summary["read"], summary["snapshot"]) == (0, 0, None)
    with pytest.raises(EtlError, match="no source is called 'Ledger'; use one of Harbour Ledger, inbox"):
        run_command(update, capsys, *words, "Ledger")


def test_a_source_that_does_not_come_makes_the_code_1(
    folder: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the folder is read all the same."""
    del site.pages["/feed"]
    code, summary, messages = run_command(update, capsys, "--warehouse", str(folder), "--json")
    assert (code, summary["new"], summary["missing_sources"]) == (1, 1, [f"http://127.0.0.1:{site.port}/feed"])
    assert "no such page" in messages


def test_private_places_are_refused_unless_allowed(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """By `ingest` as by `update`; a file or another scheme is never fetched."""
    link = f"http://127.0.0.1:{site.port}/1"
    words = ("--warehouse", str(tmp_path), "--json", "--lang", "en", link)
    code, _, messages = run_command(ingest, capsys, *words)
    assert (code, site.asked) == (1, [])
    assert "--allow-private" in messages
    for other in ("file:///etc/passwd", "ftp://127.0.0.1/a"):
        assert run_command(ingest, capsys, "--warehouse", str(tmp_path), "--json", other)[0] == 1
    code, summary, _ = run_command(ingest, capsys, *words, "--allow-private", "--published-on", "2025-03-01")
    assert (code, summary["new"]) == (0, 1)
    with open_snapshot(tmp_path) as snapshot:
        rows = snapshot.sql("SELECT source, published_on::VARCHAR, url FROM articles").fetchall()
    assert rows == [("127.0.0.1", "2025-03-01", link)]


def test_links_and_files_are_ingested_together(folder: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to a feed brings what it names."""
    link = f"http://127.0.0.1:{site.port}/feed"
    words = ("--warehouse", str(folder), "--json", "--lang", "en", "--allow-private", str(folder / "inbox"), link)
    code, summary, _ = run_command(ingest, capsys, *words)
    assert (code, summary["new"], summary["refused"]) == (0, 3, 1)


BROKEN = {
    'name = "a"': "give one of feed, sitemap, pages and folder",
    'name = "a"\nfeed = "https://a.example"\nfolder = "x"': "give one of",
    'name = "a"\nfeed = "ftp://a.example"': "1.feed",
    'name = "a"\nfolder = "x"\nspeed = 3': "speed",
    'name = "a"\nfolder = "x"\n[[source]]\nname = "a"\nfolder = "y"': "two sources are called 'a'",
    'name = "a': "not TOML",
}


@pytest.mark.parametrize("block", BROKEN)
def test_a_broken_sources_file_says_where(block: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what to do."""
    (tmp_path / "sources.toml").write_text(f"[[source]]\n{block}\n", "utf-8")
    with pytest.raises(EtlError, match=BROKEN[block]) as error:
        run_command(update, capsys, "--warehouse", str(tmp_path))
    assert error.value.remedy


def test_without_sources_there_is_a_way_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page of the documentation."""
    with pytest.raises(EtlError, match=r"docs/sources\.md"):
        run_command(update, capsys, "--warehouse", str(tmp_path))
