"""`ingest` fills a warehouse, says what it did, and does nothing twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.load.reader import open_snapshot

ENGLISH = """---
title: Quantrel invests in Velmora
published_on: 2025-03-04
source: Harbour Ledger
---
Quantrel said on Monday it would invest $40 million in Velmora.
"""
FRENCH = "Quantrel investit 40 millions d'euros dans Velmora.\n"


def ingest(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any], str]:
    """Run the command; return its code, its summary and its messages."""
    code = main(["ingest", "--json", *words])
    output = capsys.readouterr()
    return code, json.loads(output.out), output.err


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two sound articles, one empty file and a broken line."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.md").write_text(ENGLISH, "utf-8")
    (folder / "b.txt").write_text(FRENCH, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "lines.jsonl").write_text('{"id": "x", "text"\n', "utf-8")
    return folder


def test_a_second_run_changes_nothing_and_says_so(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even a snapshot; what could not be read is said again and counted once."""
    words = (str(inbox), "--warehouse", str(tmp_path / "w"))
    code, first, messages = ingest(capsys, *words)
    assert (code, first["new"], first["quarantined"], first["snapshot"]) == (0, 2, 2, 1)
    assert messages.count("remedy") == 2
    _, second, _ = ingest(capsys, *words)
    assert (second["unchanged"], second["new"], second["snapshot"]) == (2, 0, None)
    assert sum(second["claims"].values()) == 0
    with open_snapshot(tmp_path / "w") as snapshot:
        assert snapshot.sql("SELECT count(*) FROM quarantine").fetchall() == [(2,)]


def test_a_changed_and_a_mended_file_are_read_again(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The changed article replaces the former one, the mended file leaves the quarantine."""
    words = (str(inbox), "--warehouse", str(tmp_path / "w"))
    ingest(capsys, *words)
    (inbox / "b.txt").write_text(FRENCH.replace("40", "50"), "utf-8")
    (inbox / "empty.txt").write_text(FRENCH.replace("Velmora", "Orvane"), "utf-8")
    _, summary, _ = ingest(capsys, *words)
    assert [summary[key] for key in ("new", "changed", "unchanged", "quarantined", "snapshot")] == [1, 1, 1, 1, 2]
    with open_snapshot(tmp_path / "w") as snapshot:
        assert snapshot.sql("SELECT count(*) FROM articles").fetchall() == [(3,)]


def test_processes_store_what_one_would(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same claims, whoever read them."""
    tables = []
    for folder, workers in (("one", "1"), ("two", "2")):
        ingest(capsys, str(inbox), "--warehouse", str(tmp_path / folder), "--workers", workers)
        with open_snapshot(tmp_path / folder) as snapshot:
            tables.append(snapshot.table("claims").fetchall())
    assert tables[0] == tables[1]
    assert tables[0]


def test_a_missing_source_ends_with_1_and_the_rest_is_stored(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names it."""
    words = (str(inbox / "b.txt"), "nowhere.txt", "--warehouse", str(tmp_path / "w"))
    code, summary, messages = ingest(capsys, *words)
    assert (code, summary["new"], "nowhere.txt" in messages) == (1, 1, True)


def test_strict_ends_with_1_where_anything_was_not_read(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The articles are stored all the same."""
    code, summary, _ = ingest(capsys, str(inbox), "--strict", "--warehouse", str(tmp_path / "w"))
    assert (code, summary["new"], summary["snapshot"]) == (1, 2, 1)
