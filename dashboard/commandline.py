"""Runs the command line of stratwatch as a sub-process, text in and JSON out, in limited time and without a shell."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PATIENCE = 120  # s; merging a day anew takes 3 s for 40 articles, an article of a thousand words is read in 10 s


class CommandError(Exception):
    """A command failed; the message is what it said last."""


def run_command(arguments: Sequence[str], text: str = "") -> Any:  # noqa: ANN401 (what the command prints)
    """What a command prints as JSON; raises CommandError where it fails, says nothing or takes too long."""
    done = _run(arguments, text)
    if not done.stdout.strip():
        raise CommandError(done.stderr.strip().rpartition("\n")[2] or arguments[0])
    return json.loads(done.stdout)


def run_lines(arguments: Sequence[str], text: str = "") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The JSON objects that a command prints one a line, and those that say what it could not read.

    Raises CommandError where it says neither or takes too long.
    """
    done = _run(arguments, text)
    results, refusals = (
        [json.loads(line) for line in out.splitlines() if line.startswith("{")] for out in (done.stdout, done.stderr)
    )
    if not results and not refusals:
        raise CommandError(done.stderr.strip().rpartition("\n")[2] or arguments[0])
    return results, refusals


def _run(arguments: Sequence[str], text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl.cli", *arguments]
    try:
        return subprocess.run(  # noqa: S603 (our own command; what the reader gives is one argument or standard input)
            command,
            cwd=ROOT,
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CommandError(arguments[0]) from error
