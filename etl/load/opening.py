"""Opens a warehouse folder for writing: made if it is not there, refused where it is of another layout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.load.lock import hold_lock
from etl.load.snapshots import FOLDER, clear_unfinished
from etl.load.statement import run, run_file
from etl.load.warehouse import DATABASE, LAYOUT, Warehouse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextmanager
def open_warehouse(folder: Path, version: str, holder: str) -> Iterator[Warehouse]:
    """Open a warehouse for writing, made if it is not there, while the context lasts.

    Raises WarehouseError where another process writes to it, or where it is broken or of another layout.
    """
    import duckdb

    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"{folder}: {error.strerror}"
        raise WarehouseError(reason, "name a folder that can be written to") from error
    with hold_lock(folder, holder):
        clear_unfinished(folder)
        try:
            connection = duckdb.connect(folder / DATABASE)
        except duckdb.Error as error:
            reason = f"{folder / DATABASE}: does not open: {str(error).splitlines()[0]}"
            raise WarehouseError(reason, "restore it from a backup, or ingest into a new folder") from error
        try:
            _check_layout(connection, folder)
            run_file(connection, "working_views")
            yield Warehouse(folder, connection, version)
        finally:
            connection.close()


def _check_layout(connection: DuckDBPyConnection, folder: Path) -> None:
    run_file(connection, "schema")
    (layout,) = run(connection, "find_layout")[0]
    if layout != LAYOUT:
        reason = f"{folder / DATABASE}: has layout {layout}, this version writes layout {LAYOUT}"
        raise WarehouseError(reason, "run stratwatch upgrade; see docs/operations.md")
