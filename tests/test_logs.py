"""With --log-format json everything that is no result is a line of JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from etl.errors import EtlError
from etl.logs import JsonLines, choose_format

ROOT = Path(__file__).parents[1]


def run(*words: str, variable: str | None = None) -> tuple[int, str, list[dict[str, str]]]:
    """Return exit code, output and log objects of a command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"STRATWATCH_LOG_FORMAT": variable} if variable else {})
    command = [sys.executable, "-m", "etl.cli", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stdout, [json.loads(line) for line in done.stderr.splitlines()]


def test_what_is_missing_and_an_error_are_objects(tmp_path: Path) -> None:
    """Each with time and level; the exit code is the same as without."""
    code, out, logged = run("extract", str(tmp_path / "none.txt"), "--log-format", "json")
    assert (code, out) == (1, "")
    assert logged[0]["level"] == "info"
    assert "none.txt: no such file" in logged[0]["message"]
    assert logged[0]["time"].endswith("+00:00")


def test_misuse_is_an_object_with_its_remedy() -> None:
    """Also where the environment asks for it."""
    code, _, logged = run("extract", variable="json")
    assert code == 2
    assert [logged[-1]["level"], logged[-1]["remedy"]] == ["error", "see stratwatch extract --help"]


def test_lines_that_are_objects_keep_their_fields_and_parts_of_lines_wait() -> None:
    """A quarantined article with --json, a progress line written in pieces."""
    stream = StringIO()
    lines = JsonLines(stream)
    lines.write('{"name": "a", "line": 3}\nhalf')
    lines.write(" a line\n")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["name"], first["line"], second["message"]) == ("a", 3, "half a line")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(["x"], "text"), (["x", "--log-format", "json"], "json"), (["x", "--log-format=json"], "json")],
)
def test_format_is_found_wherever_it_stands(words: list[str], wanted: str) -> None:
    """Before anything else is read, so that misuse is logged as well."""
    assert choose_format(words) == wanted


def test_errors_keep_both_parts_between_processes() -> None:
    """A worker's error says what to do at home too."""
    import pickle

    error = pickle.loads(pickle.dumps(EtlError("broken", "mend it")))  # noqa: S301 - our own bytes
    assert (error.reason, error.remedy) == ("broken", "mend it")
