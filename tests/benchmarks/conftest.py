"""Benchmarks run only when asked for (`make bench`): they need a quiet machine and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    parser.addoption("--benchmarks", action="store_true", help="run the benchmarks instead of leaving them out")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folder out of an ordinary run."""
    is_asked = config.getoption("--benchmarks", default=False)
    return None if is_asked or collection_path.suffix != ".py" else True
