"""Publishes the tables as a numbered snapshot of finished views, which readers open without disturbing the writer."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
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


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a snapshot says of itself; `as_of` is set where it holds what was known on a day.

    `n_left_out` counts the claims that have no place there, because their article gives no day.
    """

    number: int
    published_at: datetime
    input_hash: str
    knowledge_version: str
    is_sample: bool
    as_of: date | None = None
    n_left_out: int = 0


def publish_snapshot(
    connection: DuckDBPyConnection, folder: Path, version: str, now: datetime, *, is_sample: bool
) -> int | None:
    """Build, number and name a snapshot; return its number, or None where the published one has the same input."""
    ((input_hash,),) = run(connection, "hash_input", {"knowledge_version": version, "views_version": hash_views()})
    if input_hash == _read_published(folder)[0]:
        return None
    number = next_number(folder)
    built = unfinished_path(folder)
    build_snapshot(connection, built, Stamp(number, now, input_hash, version, is_sample))
    publish_file(folder, built, number)
    return number


def build_snapshot(connection: DuckDBPyConnection, path: Path, stamp: Stamp) -> None:
    """Write the views of a database, and the rows that they are made of, to a file of its own."""
    run(connection, "attach_snapshot", {"path": str(path)})
    run_file(connection, "prepare")
    for name in list_views():
        run_file(connection, f"{VIEWS}/{name}")
    run_file(connection, "filter")
    run_file(connection, "keep")
    run(connection, "insert_snapshot", asdict(stamp))
    run(connection, "close_snapshot")


def is_published_sample(folder: Path) -> bool:
    """Return whether the published snapshot is of the sample articles."""
    return _read_published(folder)[1]


def _read_published(folder: Path) -> tuple[str | None, bool]:
    """Return the hash of what the published snapshot follows from, and whether it is the sample's."""
    import duckdb

    from etl.errors import WarehouseError

    try:
        current = find_current(folder)
    except WarehouseError:  # a pointer to nothing: publishing anew is the remedy
        return None, False
    if current is None:
        return None, False
    with duckdb.connect(current, read_only=True) as published:
        rows = run(published, "find_snapshot")
    return (str(rows[0][1]), bool(rows[0][2])) if rows else (None, False)
