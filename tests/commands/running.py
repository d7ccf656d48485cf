"""Runs a command in this process."""

from __future__ import annotations

import argparse
import json
from types import ModuleType
from typing import Any

import pytest


def run_command(
    command: ModuleType, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, dict[str, Any], str]:
    """Return a command's code, its last result as JSON and its messages."""
    parser = argparse.ArgumentParser()
    command.configure(parser)
    code = command.run(parser.parse_args(words))
    output = capsys.readouterr()
    lines = output.out.splitlines()
    return code, json.loads(lines[-1]) if lines else {}, output.err
