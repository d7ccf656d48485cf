"""`correct` writes a correction, publishes what follows from it, and says where it touches nothing."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.cli import main
from etl.load import open_snapshot
from tests.load.stated import store, tell

TEXT = "Orvane puts $5bn into Quillow."
DEAL = {"kind": "investment", "article": "a", "investors": ["Orvane"], "recipient": "Quillow", "date": "2025-03-04"}
WRONG = {"verb": "wrong", "article": "a", "quote": TEXT, "reason": "it is a joke", "date": "2025-04-01"}


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """One investment of one article."""
    store(tmp_path / "w", tell({"a": {"published_on": date(2025, 3, 4), "text": TEXT}}, [DEAL]))
    return tmp_path / "w"


def correct(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """Run the command; return its code, what it says in JSON and its messages."""
    code = main(["correct", "--json", *words])
    output = capsys.readouterr()
    return code, list(map(json.loads, output.out.splitlines())), output.err


def test_a_correction_from_standard_input_is_kept_and_published(
    warehouse: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the dashboard gives it; without one, all that are kept are applied anew and nothing changes."""
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(WRONG)))
    code, (line,), _ = correct(capsys, "-", "--warehouse", str(warehouse))
    assert (code, line["status"], len(line["claims"]), line["snapshot"]) == (0, "applied", 1, 2)
    with open_snapshot(warehouse) as snapshot:
        assert snapshot.sql("SELECT count(*) FROM investments").fetchall() == [(0,)]
    code, (line,), _ = correct(capsys, "--warehouse", str(warehouse))
    assert (code, line["status"], line["snapshot"]) == (0, "applied", None)


def test_a_correction_that_touches_nothing_is_kept_and_said(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with why, and exit code 1."""
    source = tmp_path / "one.json"
    source.write_text(json.dumps({**WRONG, "quote": "Nobody said this."}), "utf-8")
    code, (line,), messages = correct(capsys, str(source), "--warehouse", str(warehouse))
    assert (code, line["status"], line["note"]) == (1, "orphaned", "the article no longer holds the quote")
    assert messages == "correction 'wrong' (it is a joke) is orphaned: the article no longer holds the quote\n"
    assert "Nobody said this." in (warehouse / "corrections.toml").read_text("utf-8")


@pytest.mark.parametrize("text", ["{", "[]"])
def test_what_is_no_correction_is_misuse(
    warehouse: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And leaves the file alone."""
    (tmp_path / "one.json").write_text(text, "utf-8")
    code, lines, _ = correct(capsys, str(tmp_path / "one.json"), "--warehouse", str(warehouse))
    assert (code, lines, (warehouse / "corrections.toml").exists()) == (2, [], False)


def test_a_day_is_prepared_and_named(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`as-of` prints the file that holds the views."""
    assert main(["as-of", "2025-03-03", "--warehouse", str(warehouse), "--json"]) == 0
    path = json.loads(capsys.readouterr().out)["path"]
    assert path.endswith("snapshots/000001.known-2025-03-03.duckdb")
    assert Path(path).is_file()
