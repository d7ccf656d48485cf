"""Opens the published snapshot of a warehouse for reading only, the newer one where it was replaced meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.load.snapshots import find_current
from etl.load.statement import run
from etl.records import Quarantined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def open_snapshot(folder: Path) -> Iterator[DuckDBPyConnection]:
    """Open the snapshot that the pointer names; raises WarehouseError where there is none or it does not open."""
    import duckdb

    path = find_snapshot(folder)
    while True:
        try:
            connection = duckdb.connect(path, read_only=True)
            break
        except duckdb.Error as error:
            path, former = find_snapshot(folder), path
            if path == former:
                reason = f"{path}: does not open: {str(error).splitlines()[0]}"
                raise WarehouseError(reason, "remove it and run ingest again: it publishes a new one") from error
    with connection:
        yield connection


@contextmanager
def open_file(path: Path) -> Iterator[DuckDBPyConnection]:
    """Open one snapshot file for reading; raises WarehouseError where it does not open."""
    import duckdb

    try:
        connection = duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        reason = f"{path}: does not open: {str(error).splitlines()[0]}"
        raise WarehouseError(reason, "remove it and ask again: it is made anew") from error
    with connection:
        yield connection


def list_refused(folder: Path) -> list[Quarantined]:
    """Return what could not be read, sorted, none where nothing was published; raises WarehouseError as above."""
    if find_current(folder) is None:
        return []
    with open_snapshot(folder) as snapshot:
        return [Quarantined(*row) for row in run(snapshot, "list_quarantined")]


def find_snapshot(folder: Path) -> Path:
    """Return the file of the published snapshot; raises WarehouseError where there is none."""
    path = find_current(folder)
    if path is None:
        reason = f"{folder}: holds no published snapshot"
        raise WarehouseError(reason, f"run ingest SOURCE --warehouse {folder} first")
    return path
