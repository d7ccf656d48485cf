"""Brings the working database of an older version to the layout of this one, step by step, or leaves it as it was.

Each step is a file upgrades/NNN.sql that makes layout NNN of the one before. The former file is kept beside the new.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.load.lock import hold_lock
from etl.load.statement import HERE, run, run_file, transaction
from etl.load.warehouse import DATABASE, LAYOUT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = "upgrades"


def upgrade_warehouse(folder: Path, holder: str) -> list[int]:
    """Return the layouts that were made, none where the layout is this version's.

    Raises WarehouseError where there is no warehouse, where another process holds it, or no step leads on from it.
    """
    import duckdb

    path = folder / DATABASE
    if not path.exists():
        reason = f"{folder}: holds no warehouse"
        raise WarehouseError(reason, "name the folder with --warehouse")
    with hold_lock(folder, holder):
        try:
            with duckdb.connect(path) as connection:
                layout = _find_layout(connection)
                connection.execute("CHECKPOINT")
        except duckdb.Error as error:
            reason = f"{path}: does not open: {str(error).splitlines()[0]}"
            raise WarehouseError(reason, "restore it from a backup, or ingest into a new folder") from error
        steps = list(range(layout + 1, LAYOUT + 1))
        missing = [step for step in steps if not (HERE / STEPS / f"{step:03}.sql").exists()]
        if missing or layout > LAYOUT:
            reason = f"{path}: has layout {layout}, from which no step leads to layout {LAYOUT}"
            raise WarehouseError(reason, "use the version of stratwatch that wrote it, or ingest into a new folder")
        if steps:
            shutil.copy2(path, path.with_name(f"{DATABASE}.layout-{layout}"))
            with duckdb.connect(path) as connection, transaction(connection):
                for step in steps:
                    run_file(connection, f"{STEPS}/{step:03}")
                run(connection, "set_layout", {"layout": LAYOUT})
    return steps


def _find_layout(connection: DuckDBPyConnection) -> int:
    (layout,) = run(connection, "find_layout")[0]
    return int(layout)
