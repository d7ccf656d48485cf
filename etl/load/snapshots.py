"""Keeps the numbered snapshots of a warehouse folder and the pointer that names the one to read.

A snapshot appears under its number in one step, whole and on disk, before the pointer names it. Whatever a killed run
left under a temporary name is cleared by the next writer.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from etl.errors import WarehouseError

POINTER = "CURRENT"
FOLDER = "snapshots"
UNFINISHED = "unfinished"
KEPT = 3
KEPT_KNOWN = 8  # days asked for last: each is a file as large as a snapshot
KNOWN = re.compile(r"(\d{6,})\.known-\d{4}-\d\d-\d\d\.duckdb\Z")
NAME = re.compile(r"(\d{6,})\.duckdb\Z")


def find_current(folder: Path) -> Path | None:
    """Return the file of the published snapshot, None where nothing was published yet.

    Raises WarehouseError where the pointer names no snapshot that is there; not one dropped meanwhile.
    """
    name, former = _read_pointer(folder), None
    while name is not None and name != former:
        path = folder / FOLDER / name
        if NAME.fullmatch(name) and path.is_file():
            return path
        name, former = _read_pointer(folder), name
    if name is None:
        return None
    reason = f"{folder / POINTER}: names {name!r}, and no such snapshot is there"
    raise WarehouseError(reason, "run ingest again: it publishes a new one")


def _read_pointer(folder: Path) -> str | None:
    try:
        return (folder / POINTER).read_text("utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None


def next_number(folder: Path) -> int:
    """Return the number after the highest that was ever used and is still there."""
    return max(_numbers(folder), default=0) + 1


def unfinished_path(folder: Path) -> Path:
    """Return where the next snapshot is built, free of leftovers."""
    clear_unfinished(folder)
    return folder / FOLDER / UNFINISHED


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed run left of a snapshot it was building."""
    for leftover in (folder / FOLDER).glob(f"{UNFINISHED}*"):
        leftover.unlink()


def publish_file(folder: Path, built: Path, number: int) -> None:
    """Give a closed database file its number, let the pointer name it, and drop all but the last snapshots."""
    _sync(built)
    os.replace(built, folder / FOLDER / f"{number:06}.duckdb")  # noqa: PTH105 (named as the system call that is atomic)
    _sync(folder / FOLDER)
    fresh = folder / f"{POINTER}.{UNFINISHED}"
    fresh.write_text(f"{number:06}.duckdb\n", "utf-8")
    _sync(fresh)
    os.replace(fresh, folder / POINTER)  # noqa: PTH105 (named as the system call that is atomic)
    _sync(folder)
    for old in sorted(_numbers(folder))[:-KEPT]:
        (folder / FOLDER / f"{old:06}.duckdb").unlink(missing_ok=True)
    drop_known(folder)


def known_path(snapshot: Path, day: date) -> Path:
    """Return where a snapshot as known on a day lies: beside the snapshot, whose number it bears."""
    return snapshot.with_name(f"{snapshot.stem}.known-{day.isoformat()}.duckdb")


def drop_known(folder: Path, keep: Path | None = None) -> None:
    """Drop what earlier days of dropped snapshots looked like, and all days but those asked for last."""
    numbers = set(_numbers(folder))
    paths = [path for path in (folder / FOLDER).glob("*.known-*.duckdb") if path != keep]
    found = [(path, name) for path in paths if (name := KNOWN.fullmatch(path.name))]
    lasting = sorted((path for path, name in found if int(name[1]) in numbers), key=_age)[: KEPT_KNOWN - 1]
    for path, _ in found:
        if path not in lasting:
            path.unlink(missing_ok=True)


def _numbers(folder: Path) -> list[int]:
    names = [NAME.fullmatch(path.name) for path in (folder / FOLDER).glob("*.duckdb")]
    return [int(name[1]) for name in names if name]


def _age(path: Path) -> float:
    """Return a number that is lower the later a file was made; one that is gone meanwhile is the oldest."""
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _sync(path: Path) -> None:
    """Force a file or a folder onto the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
