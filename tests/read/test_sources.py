"""Sources are found in a fixed order; what is not there is said and harms nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.read import ReadRequest, read_sources
from etl.records import Article, MissingSource, Quarantined
from etl.terminal import describe_quarantined

TEXT = "Quantrel signs with Velmora, the company said on Monday."


def read(*sources: str) -> list[Article | Quarantined]:
    """Everything that reading some sources gives."""
    return list(read_sources(ReadRequest(sources)))


def ids(*sources: str) -> list[str]:
    """The ids of the articles of some sources, in order."""
    return [item.article_id for item in read(*sources) if isinstance(item, Article)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles at two depths, a hidden one and files that are none."""
    for name in ("b.txt", "a.md", "sub/c.txt", "sub-d/e.txt", ".hidden/x.txt", "page.css", "sub/.y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    return tmp_path


def test_folder_is_read_to_its_bottom_in_the_order_of_paths(folder: Path) -> None:
    """Hidden files and other suffixes stay out; the id is the path without its suffix."""
    assert ids(str(folder)) == ["a", "b", "sub/c", "sub-d/e"]


def test_glob_gives_its_matches_sorted(folder: Path) -> None:
    """The id is relative to the part of the pattern that is fixed."""
    assert ids(f"{folder}/*/*.txt") == ["sub/c", "sub-d/e"]


def test_sources_keep_the_order_given_and_each_file_is_read_once(folder: Path) -> None:
    """A file that two sources name comes with the first."""
    assert ids(f"{folder}/b.txt", str(folder)) == ["b", "a", "sub/c", "sub-d/e"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder; check the spelling of the path"),
        ("nowhere*.txt", "nowhere*.txt: no file matches; check the pattern, and quote it in the shell"),
        ("", "'': an empty name; name a file or folder"),
        ("x" * 300, f"{'x' * 300}: cannot be looked at: File name too long; check the path"),
        (
            "https://news.example/a",
            "https://news.example/a: links are read by ingest and update alone; run stratwatch ingest with it",
        ),
    ],
)
def test_missing_source_is_said_and_the_rest_is_read(folder: Path, source: str, message: str) -> None:
    """It comes in its place, before the article that follows."""
    missing, article = read(source, f"{folder}/b.txt")
    assert isinstance(missing, MissingSource)
    assert (describe_quarantined(missing), isinstance(article, Article)) == (message, True)


def test_folder_without_readable_files_is_said(tmp_path: Path) -> None:
    """It is there, so that it is no missing source."""
    (item,) = read(str(tmp_path))
    assert item == Quarantined(
        str(tmp_path),
        None,
        "no readable file in this folder",
        "put files that end in .txt, .md, .html, .pdf, .docx, .eml, .csv, .xlsx, .jsonl, .xml, .zip there",
    )


def test_file_of_another_kind_is_said_where_it_is_named(folder: Path) -> None:
    """In a folder it would be passed over."""
    (item,) = read(f"{folder}/page.css")
    assert item == Quarantined(
        f"{folder}/page.css",
        None,
        "files that end in '.css' are not read",
        "save the article as one of .txt, .md, .html, .pdf, .docx, .eml, .csv, .xlsx, .jsonl, .xml, .zip",
    )


def test_another_text_under_a_used_id_is_refused(folder: Path) -> None:
    """Neither takes the place of the other unseen."""
    (folder / "sub" / "b.txt").write_text(f"{TEXT} Again.", encoding="utf-8")
    first, second = read(f"{folder}/b.txt", f"{folder}/sub/b.txt")
    assert isinstance(first, Article)
    assert second == Quarantined(
        f"{folder}/sub/b.txt",
        None,
        "another text of this run has the id 'b'",
        "rename the file or give the article an id of its own",
    )


def test_same_text_under_the_same_id_comes_once(folder: Path) -> None:
    """Exports that overlap are no fault."""
    line = f'{{"id": "1", "text": "{TEXT}"}}\n'
    (folder / "one.jsonl").write_text(line, encoding="utf-8")
    (folder / "two.jsonl").write_text(line, encoding="utf-8")
    assert ids(f"{folder}/one.jsonl", f"{folder}/two.jsonl") == ["1"]


def test_name_that_is_no_utf8_is_read_and_can_be_printed(tmp_path: Path) -> None:
    """The byte that is none becomes a replacement character."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    assert ids(str(tmp_path)) == ["caf\ufffd"]
