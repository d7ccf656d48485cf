"""Says in a moment whether a warehouse serves and is kept up to date: for monitors, which ask every minute.

No model is loaded and nothing is written.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from etl.commands.finding import Finding, attempt
from etl.errors import WarehouseError

LEAST_FREE = 500_000_000  # bytes: a snapshot is built beside the one that is published
HOUR = 3_600.0


def check_health(folder: Path, longest: float | None = None) -> Iterator[Finding]:
    """Yield the findings; `longest` is how many seconds ago the last update may have begun, None for any time."""
    yield attempt("snapshot", lambda: _check_snapshot(folder))
    yield attempt("disk", lambda: _check_disk(folder))
    yield attempt("fetching", lambda: _check_ledger(folder))
    if longest is not None:
        yield attempt("update", lambda: _check_age(folder, longest))


def _check_snapshot(folder: Path) -> str:
    from etl.load import check_warehouse, find_current

    current = find_current(folder)
    if current is None:
        return f"nothing published in {folder} yet"
    check_warehouse(folder)
    return f"{current.name} opens"


def _check_disk(folder: Path) -> str:
    place = next((path for path in (folder, *folder.resolve().parents) if path.exists()), Path.cwd())
    free = shutil.disk_usage(place).free
    if free < LEAST_FREE:
        reason = f"{free // 1_000_000} MB are free"
        raise WarehouseError(reason, f"make room: {LEAST_FREE // 1_000_000} MB are wanted to publish")
    return f"{free // 1_000_000} MB are free"


def _check_ledger(folder: Path) -> str:
    from etl.fetch import FILE, count_links

    if not (folder / FILE).exists():
        return "nothing was ever fetched"
    try:
        counts = count_links(folder)
    except sqlite3.DatabaseError as error:
        reason = f"{folder / FILE}: {error}"
        raise WarehouseError(reason, "restore it from a backup, or remove it: links are then fetched anew") from error
    return ", ".join(f"{count} {state}" for state, count in counts.items()) or "no links yet"


def _check_age(folder: Path, longest: float) -> str:
    from etl.commands.visiting import LOCK

    path = folder / LOCK
    age = time.time() - path.stat().st_mtime if path.exists() else None
    if age is None or age > longest:
        reason = "no update was ever begun" if age is None else f"the last update began {age / HOUR:.1f} hours ago"
        raise WarehouseError(reason, "see whether the timer that runs `stratwatch update` is alive")
    return f"the last one began {age / HOUR:.1f} hours ago"
