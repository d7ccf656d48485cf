"""What the tests of the warehouse share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.load.reader import open_snapshot

Row = dict[str, Any]


@pytest.fixture
def read_rows() -> Callable[[Path, str], list[Row]]:
    """A function that reads a published view as one dict a row."""

    def read(folder: Path, view: str) -> list[Row]:
        with open_snapshot(folder) as snapshot:
            rows = snapshot.table(view)
            return [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]

    return read
