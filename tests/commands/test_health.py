"""`check --health` tells monitors at once how a warehouse is, and what to do where it is not well."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.commands import check
from etl.commands.health import check_health
from etl.fetch import FILE, open_ledger
from tests.commands.running import run_command


def problems(folder: Path, longest: float | None = None) -> Sequence[str]:
    """Return what is not well."""
    return [finding.name for finding in check_health(folder, longest) if finding.remedy]


def test_a_new_folder_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also one that is not there yet."""
    with open_ledger(tmp_path):
        assert problems(tmp_path) == []
    assert problems(tmp_path / "not" / "there") == []
    assert run_command(check, capsys, "--warehouse", str(tmp_path), "--health", "--json")[0] == 0


def test_a_broken_pointer_or_ledger_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each by its name, and the code is 1."""
    (tmp_path / "CURRENT").write_text("000007.duckdb\n", "utf-8")
    (tmp_path / FILE).write_bytes(b"no database at all" * 99)
    assert problems(tmp_path) == ["snapshot", "fetching"]
    assert run_command(check, capsys, "--warehouse", str(tmp_path), "--health", "--json")[0] == 1


def test_an_update_that_is_late_is_told(tmp_path: Path) -> None:
    """Or one that never was, where somebody waits for it."""
    assert problems(tmp_path, 3600) == ["update"]
    (tmp_path / "update.lock").write_text("process 1", "utf-8")
    assert problems(tmp_path, 3600) == []
    os.utime(tmp_path / "update.lock", (0, 0))
    assert problems(tmp_path, 3600) == ["update"]
