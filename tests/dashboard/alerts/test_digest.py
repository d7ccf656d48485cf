"""`stratwatch digest` says what is new as Markdown and as the HTML of a mail."""

from __future__ import annotations

import argparse
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard import digest
from dashboard.alerts.mail import plain
from dashboard.followed import follow
from tests.dashboard.browser.corpus import build_warehouse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with two followed views."""
    warehouse = build_warehouse(tmp_path_factory.mktemp("digest") / "warehouse")
    follow(warehouse, "Chips", "theme=Chips&period=All")
    follow(warehouse, "Tout", "period=all&lang=Français")
    return warehouse


def run(folder: Path, *words: str) -> int:
    """Run the command with some words."""
    parser = argparse.ArgumentParser()
    digest.configure(parser)
    return digest.run(parser.parse_args(["--warehouse", str(folder), *words]))


class Collector(HTMLParser):
    """The tags of a page, and what it would load."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.loaded += [value or "" for name, value in attrs if name in {"src", "srcset"} or name.startswith("on")]
        self.loaded += [value or "" for name, value in attrs if name == "href" and not (value or "").startswith("http")]


def test_markdown_has_a_section_a_view_in_its_own_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name, how many events, of which snapshot."""
    assert run(folder) == 0
    heads = re.findall("^## .*$", capsys.readouterr().out, re.MULTILINE)
    assert [head.split(":")[0].strip() for head in heads] == ["## Chips", "## Tout"]
    assert heads[1].endswith("événements")


def test_html_loads_nothing_and_obeys_no_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its tags are ours, its links lead to the web, and hostile words are printed."""
    assert run(folder, "--view", "Chips", "--format", "html") == 0
    page = capsys.readouterr().out
    collector = Collector()
    collector.feed(page)
    assert collector.tags <= {"html", "head", "meta", "title", "body", "div", "h2", "p", "b", "blockquote", "a"}
    assert collector.loaded == []
    assert "&lt;b onmouseover" in page


def test_since_a_day_counts_what_was_told_since(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A day after all articles leaves the heading alone."""
    assert run(folder, "--view", "Tout", "--since", "2059-01-01", "--lang", "en") == 0
    assert "## Tout: 0 events" in capsys.readouterr().out


def test_an_unknown_view_is_misuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The known ones are named."""
    assert run(folder, "--view", "Nothing") == 2
    assert "Chips, Tout" in capsys.readouterr().err


def test_without_a_snapshot_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and what to do."""
    assert run(tmp_path) == 1
    assert "ingest" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<img src=x>", r"\<img src=x\>"),
        ("**a** [b](c) `d`", r"\*\*a\*\* \[b\](c) \`d\`"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("see https://x.example and www.x.example", r"see https\://x.example and www\.x.example"),
        ("$x$", r"\$x\$"),
    ],
)
def test_markdown_of_an_article_is_printed(text: str, printed: str) -> None:
    """Every sign that would be markup is escaped."""
    assert plain(text) == printed
