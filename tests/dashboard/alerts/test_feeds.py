"""Publication writes a feed and a file of new events for each followed view; both carry texts as texts."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from dashboard.alerts.publish import announce, write_feeds
from dashboard.followed import follow, read_followed, unfollow
from tests.dashboard.browser.corpus import build_warehouse

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '<b onmouseover="window.hacked=4">Bold</b> & **Sons**'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A warehouse of all articles with two followed views, one of them of a company that no article names."""
    warehouse = build_warehouse(tmp_path / "warehouse")
    follow(warehouse, "Chips", "theme=Chips&period=All")
    follow(warehouse, "Nobody", "company=Nobody+Inc&period=all")
    return warehouse


def read_feed(folder: Path, stem: str) -> ET.Element:
    """The parsed feed of a view."""
    return ET.fromstring((folder / "feeds" / f"{stem}.atom").read_text(encoding="utf-8"))  # noqa: S314 (our own)


def read_events(folder: Path, stem: str) -> dict[str, Any]:
    """The parsed file of a view's new events."""
    found: dict[str, Any] = json.loads((folder / "feeds" / f"{stem}.json").read_text(encoding="utf-8"))
    return found


def texts(element: ET.Element, tag: str) -> list[str]:
    """The texts of an element's own children of a tag."""
    return [child.text or "" for child in element.findall(f"{ATOM}{tag}")]


def test_a_feed_has_what_rfc_4287_asks_for(folder: Path) -> None:
    """Feed and entries have one id, title and update each; ids are unique IRIs, times are those of RFC 3339."""
    write_feeds(folder)
    feed = read_feed(folder, "chips")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for one in (feed, *entries):
        assert [len(texts(one, tag)) for tag in ("id", "title", "updated")] == [1, 1, 1]
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", texts(one, "id")[0])
        assert datetime.fromisoformat(texts(one, "updated")[0]).tzinfo is not None
    assert len({texts(entry, "id")[0] for entry in entries}) == len(entries)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "stratwatch"
    assert all(entry.find(f"{ATOM}content") is not None for entry in entries)


def test_hostile_texts_are_text_in_feed_and_file(folder: Path) -> None:
    """No element, nor of the HTML inside, comes from an article; links lead to the web; the words are all there."""
    write_feeds(folder)
    feed = read_feed(folder, "chips")
    tags = {element.tag.removeprefix(ATOM) for element in feed.iter()}
    assert tags <= {
        "feed", "id", "title", "updated", "author", "name", "generator", "link", "entry", "published", "category",
        "content",
    }  # fmt: skip
    contents = [entry.findtext(f"{ATOM}content") or "" for entry in feed.findall(f"{ATOM}entry")]
    inner = set(re.findall(r"<(/?\w+)", "".join(contents)))
    assert inner <= {"p", "/p", "blockquote", "/blockquote", "a", "/a"}
    assert all(link.get("href", "").startswith("http") for link in feed.iter(f"{ATOM}link"))
    titles = [event["title"] for event in read_events(folder, "chips")["events"]]
    assert any(HOSTILE in title for title in titles)


def test_the_same_data_gives_the_same_bytes(folder: Path) -> None:
    """Feeds written twice are equal."""
    first = {path.name: path.read_bytes() for path in write_feeds(folder)}
    assert {path.name: path.read_bytes() for path in write_feeds(folder)} == first


def test_new_is_what_the_snapshot_before_did_not_hold(tmp_path: Path) -> None:
    """With one article everything is new; after two more, theirs alone."""
    folder = build_warehouse(tmp_path / "warehouse", "quai")
    follow(folder, "All", "period=all")
    announce(folder)
    before = read_events(folder, "all")
    build_warehouse(folder)
    announce(folder)
    after = read_events(folder, "all")
    assert (before["new_since_snapshot"], after["new_since_snapshot"]) == (None, 1)
    assert {event["article_id"] for event in before["events"]} == {"quai"}
    assert after["events"]
    assert not {event["event_id"] for event in before["events"]} & {event["event_id"] for event in after["events"]}
    assert len(read_feed(folder, "all").findall(f"{ATOM}entry")) == len(before["events"]) + len(after["events"])


def test_a_view_of_what_is_not_there_yet_has_no_news(folder: Path) -> None:
    """A company that no article names filters everything away, not nothing."""
    write_feeds(folder)
    assert read_events(folder, "nobody")["events"] == []


def test_feeds_of_views_no_longer_followed_go(folder: Path) -> None:
    """What a reader would follow in vain is removed."""
    write_feeds(folder)
    unfollow(folder, "Nobody")
    write_feeds(folder)
    assert sorted(path.name for path in (folder / "feeds").iterdir()) == ["chips.atom", "chips.json"]


def test_broken_views_stop_no_publication(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are named with what to do."""
    (folder / "views.toml").write_text("[[view]\n", encoding="utf-8")
    announce(folder)
    assert "views.toml" in capsys.readouterr().err


def test_without_views_nothing_is_written(tmp_path: Path) -> None:
    """A warehouse that nobody follows stays as it is."""
    folder = build_warehouse(tmp_path / "warehouse", "quai")
    announce(folder)
    assert not (folder / "feeds").exists()


@pytest.mark.parametrize("name", ["Puces & cie", 'Say "no"', "日本", "a\\b", "x = '''y'''", "É"])
def test_names_survive_the_file(tmp_path: Path, name: str) -> None:
    """A name is read as it was given, and has a file name of letters, digits and hyphens."""
    (tmp_path / "one").mkdir()
    kept = follow(tmp_path / "one", f"{name}\n\t", 'company=A%26B&search="')
    assert kept is not None
    assert read_followed(tmp_path / "one").views == (kept,)
    assert kept.name == name
    assert re.fullmatch(r"[a-z0-9-]+", kept.stem)
