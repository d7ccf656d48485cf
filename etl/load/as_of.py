"""Makes a snapshot of what was known on a day out of a published one: the same views of the articles up to that day.

It lies beside the snapshot it is made of and goes with it; made once, it is only opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError
from etl.load.publish import Stamp, build_snapshot
from etl.load.reader import find_snapshot
from etl.load.snapshots import drop_known, known_path
from etl.load.statement import run, run_file
from etl.load.warehouse import Warehouse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Merge = Callable[[Warehouse], None]


def prepare_known(folder: Path, day: date, merge: Merge) -> Path:
    """Return the file of the published snapshot as known on a day; `merge` groups the claims of a warehouse.

    Raises WarehouseError where nothing is published, the snapshot is of another version, or no file can be written.
    """
    import duckdb

    current = find_snapshot(folder)
    path = known_path(current, day)
    if path.is_file():
        return path
    part = path.with_name(f"building-{os.getpid()}-{path.name}")
    try:
        with duckdb.connect() as connection:
            _build(connection, current, part, day, merge)
        part.replace(path)
    except (duckdb.Error, OSError) as error:
        if find_snapshot(folder) != current:  # dropped meanwhile: the next one is asked
            return prepare_known(folder, day, merge)
        reason = f"{current}: {str(error).splitlines()[0]}"
        raise WarehouseError(reason, "run ingest again, and let the folder be written to") from error
    finally:
        part.unlink(missing_ok=True)
    drop_known(folder, keep=path)
    return path


def _build(connection: DuckDBPyConnection, current: Path, part: Path, day: date, merge: Merge) -> None:
    run(connection, "attach_source", {"path": str(current)})
    run_file(connection, "schema")
    run_file(connection, "working_views")
    ((n_left_out,),) = run(connection, "copy_known", {"day": day})
    ((number, published_at, input_hash, version, is_sample),) = run(connection, "read_snapshot")
    merge(Warehouse(part.parent, connection, version))
    build_snapshot(connection, part, Stamp(number, published_at, input_hash, version, is_sample, day, n_left_out))
