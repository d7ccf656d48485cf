"""Publishes the tables as a numbered snapshot of finished views, which readers open without disturbing the writer."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.load.snapshots import find_current, next_number, publish_file, unfinished_path
from etl.load.statement import HERE, run, run_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VIEWS = "views"


def list_views() -> list[str]:
    """Return the names of the published views, sorted."""
    return sorted(path.stem for path in (HERE / VIEWS).glob("*.sql"))


def hash_views() -> str:
    """Return a hash of the SQL that makes the views: another version of them publishes the same tables anew."""
    digest = hashlib.sha256()
    for path in sorted(HERE.glob("*.sql")) + sorted((HERE / VIEWS).glob("*.sql")):
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def publish_snapshot(
    connection: DuckDBPyConnection, folder: Path, version: str, now: datetime, *, is_sample: bool
) -> int | None:
    """Build, number and name a snapshot; return its number, or None where the published one has the same input."""
    ((input_hash,),) = run(connection, "hash_input", {"knowledge_version": version, "views_version": hash_views()})
    if input_hash == _published_hash(folder):
        return None
    number = next_number(folder)
    built = unfinished_path(folder)
    run(connection, "attach_snapshot", {"path": str(built)})
    run_file(connection, "prepare")
    for name in list_views():
        run_file(connection, f"{VIEWS}/{name}")
    run_file(connection, "filter")
    row = {"number": number, "published_at": now, "input_hash": input_hash, "knowledge_version": version}
    run(connection, "insert_snapshot", row | {"is_sample": is_sample})
    run(connection, "close_snapshot")
    publish_file(folder, built, number)
    return number


def _published_hash(folder: Path) -> str | None:
    import duckdb

    from etl.errors import WarehouseError

    try:
        current = find_current(folder)
    except WarehouseError:  # a pointer to nothing: publishing anew is the remedy
        return None
    if current is None:
        return None
    with duckdb.connect(current, read_only=True) as published:
        rows = run(published, "find_snapshot")
    return str(rows[0][1]) if rows else None
