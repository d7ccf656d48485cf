"""Tells whether a warehouse folder holds a snapshot that opens."""

from __future__ import annotations

from pathlib import Path

from etl.errors import WarehouseError
from etl.load.publish import list_views
from etl.load.reader import open_snapshot


def check_warehouse(folder: Path) -> None:
    """Raise WarehouseError where a folder holds no snapshot, or one that is broken or lacks a view."""
    with open_snapshot(folder) as snapshot:
        tables = {name for (name,) in snapshot.execute("SHOW TABLES").fetchall()}
    missing = [name for name in list_views() if name not in tables]
    if missing:
        reason = f"{folder}: the snapshot lacks {', '.join(missing)}"
        raise WarehouseError(reason, "run ingest again: it publishes a new one")
