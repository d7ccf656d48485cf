"""`check` finds what is broken, says what to do about it and goes on to the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from etl.cli import main
from etl.commands.check import check_all, check_language
from etl.commands.finding import Finding
from etl.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()


def test_sound_installation_has_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Knowledge, each language and a warehouse still to be made; the code is 0."""
    code = main(["check", "--warehouse", str(tmp_path / "none"), "--json"])
    findings = [Finding(**json.loads(line)) for line in capsys.readouterr().out.splitlines()]
    assert [finding.name for finding in findings] == ["knowledge", "language en", "language fr", "warehouse"]
    assert (code, [finding.remedy for finding in findings]) == (0, [None] * 4)


def test_broken_knowledge_and_warehouse_are_both_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its file and what to do; the code is 1."""
    (tmp_path / "companies.toml").write_text("[acme\n", encoding="utf-8")
    (tmp_path / "CURRENT").write_text("000009.duckdb\n", encoding="utf-8")
    code = main(["check", "--warehouse", str(tmp_path), "--data", str(tmp_path)])
    first, second = capsys.readouterr().out.splitlines()
    assert (code, first.startswith(f"knowledge: {tmp_path}/companies.toml:1: not TOML")) == (1, True)
    assert second.startswith(f"warehouse: {tmp_path}/CURRENT: names '000009.duckdb'")


def test_snapshot_that_is_no_database_is_said(tmp_path: Path) -> None:
    """Its file stands in the finding."""
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "000001.duckdb").write_text("no database", encoding="utf-8")
    (tmp_path / "CURRENT").write_text("000001.duckdb\n", encoding="utf-8")
    (tmp_path / "companies.toml").write_text("[acme\n", encoding="utf-8")
    *_, finding = check_all(tmp_path, tmp_path)
    assert (finding.name, "000001.duckdb" in finding.state, finding.remedy is None) == ("warehouse", True, False)


def test_broken_corrections_are_said(tmp_path: Path) -> None:
    """With the line, before anything is ingested."""
    (tmp_path / "corrections.toml").write_text("[[correction]\n", encoding="utf-8")
    (tmp_path / "companies.toml").write_text("[acme\n", encoding="utf-8")
    *_, finding = check_all(tmp_path, tmp_path)
    assert finding.line.startswith(f"warehouse: {tmp_path}/corrections.toml:1: not TOML")


def test_language_without_its_files_is_a_problem(knowledge: Knowledge) -> None:
    """The missing part of the lexicon is named."""
    wording = {name: text for name, text in knowledge.wording.items() if name != "en/amounts.toml"}
    finding = check_language("en", replace(knowledge, wording=wording))
    assert (finding.name, "amounts" in finding.state, finding.remedy is None) == ("language en", True, False)


def test_language_that_nothing_reads_is_a_problem(knowledge: Knowledge) -> None:
    """A lexicon alone makes no language."""
    finding = check_language("de", replace(knowledge, wording={"de/dates.toml": b""}))
    assert finding.line == "language de: the language 'de' is not supported; use one of fr, en"
