"""Opens the published snapshot of a warehouse for reading only, the newer one where it was replaced meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.load.snapshots import find_current

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def open_snapshot(folder: Path) -> Iterator[DuckDBPyConnection]:
    """Open the snapshot that the pointer names; raises WarehouseError where there is none or it does not open."""
    import duckdb

    path = _find(folder)
    while True:
        try:
            connection = duckdb.connect(path, read_only=True)
            break
        except duckdb.Error as error:
            path, former = _find(folder), path
            if path == former:
                reason = f"{path}: does not open: {str(error).splitlines()[0]}"
                raise WarehouseError(reason, "remove it and run ingest again: it publishes a new one") from error
    with connection:
        yield connection


def _find(folder: Path) -> Path:
    path = find_current(folder)
    if path is None:
        reason = f"{folder}: holds no published snapshot"
        raise WarehouseError(reason, f"run ingest SOURCE --warehouse {folder} first")
    return path
