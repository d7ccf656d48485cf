"""Packs a warehouse folder into one file that can be checked, and unpacks it into a new folder, whole or not at all.

What is packed: the working database, the published snapshot, corrections, sources and whatever else a person or a
command keeps in the folder. What is left out: locks, older snapshots, and what a killed run left behind.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from etl.errors import WarehouseError
from etl.load.snapshots import FOLDER, POINTER, find_current
from etl.load.warehouse import DATABASE

MANIFEST = "manifest.json"
LEFT_OUT = (".lock", ".wal", "-wal", "-shm", ".part", ".tmp", ".unfinished")
BLOCK = 1 << 20
QUICK = 1  # of gzip: databases are packed already
BROKEN = "use another backup; this one is not whole"

Contents = Mapping[str, str]


def pack_warehouse(folder: Path, target: Path, facts: Mapping[str, object]) -> Contents:
    """Write a backup and return the SHA-256 of each file in it; the caller holds the locks of the folder.

    Raises WarehouseError where there is no warehouse, or the file cannot be written.
    """
    import duckdb

    if not (folder / DATABASE).exists():
        reason = f"{folder}: holds no warehouse"
        raise WarehouseError(reason, "name the folder with --warehouse")
    with duckdb.connect(folder / DATABASE) as connection:
        connection.execute("CHECKPOINT")
    contents = {path.relative_to(folder).as_posix(): _hash(path) for path in list_kept(folder)}
    part = target.with_name(f"{target.name}.part")
    manifest = json.dumps({**facts, "files": contents}, indent=1, sort_keys=True).encode()
    try:
        with part.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=QUICK) as archive:
                entry = tarfile.TarInfo(MANIFEST)
                entry.size = len(manifest)
                archive.addfile(entry, io.BytesIO(manifest))
                for name in contents:
                    archive.add(folder / name, name, recursive=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        reason = f"{target}: {error.strerror}"
        raise WarehouseError(reason, "name a file in a folder that can be written to, with room in it") from error
    return contents


def list_kept(folder: Path) -> list[Path]:
    """Return the files of a warehouse folder that a backup holds, sorted."""
    current = find_current(folder)
    snapshots = folder / FOLDER
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    kept = [path for path in paths if path.parent != snapshots or path == current]
    return sorted(path for path in kept if not path.name.endswith(LEFT_OUT))


def check_backup(source: Path) -> Contents:
    """Return what a backup holds; raises WarehouseError where it is none or a byte of it is not as it was written."""
    with _open(source) as archive:
        return _read(archive, source, None)


def unpack_warehouse(source: Path, folder: Path) -> Contents:
    """Make a folder of a backup and return what is in it; it appears when every byte of it was checked.

    Raises WarehouseError where the backup is broken, or the folder is there and not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        reason = f"{folder}: is not empty"
        raise WarehouseError(reason, "restore into a new folder, and move it when the old one is out of the way")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        with _open(source) as archive:
            contents = _read(archive, source, part)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        reason = f"{folder}: {error.strerror}"
        raise WarehouseError(reason, "name a folder that can be written to, with room in it") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return contents


def _read(archive: tarfile.TarFile, source: Path, folder: Path | None) -> Contents:
    """Read a backup from its beginning, check each file and write it below a folder, if there is one."""
    contents: Contents = {}
    found: dict[str, str] = {}
    for entry in archive:
        file = archive.extractfile(entry) if entry.isreg() else None
        if file is None or not is_inside(entry.name):
            raise _broken(source, f"holds {entry.name!r}, which no backup does")
        if entry.name == MANIFEST and not contents:
            contents = json.loads(file.read())["files"]
            continue
        found[entry.name] = _take(file, folder / entry.name if folder else None)
    if not contents or found != contents or not {DATABASE, POINTER} & set(found):
        raise _broken(source, "is not as it was written")
    return found


def is_inside(name: str) -> bool:
    """Return whether a name stays in the folder that it is unpacked into."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _take(file: IO[bytes], target: Path | None) -> str:
    digest = hashlib.sha256()
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") if target else io.BytesIO() as copy:
        while block := file.read(BLOCK):
            digest.update(block)
            if target is not None:
                copy.write(block)
        if target is not None:
            copy.flush()
            os.fsync(copy.fileno())
    return digest.hexdigest()


@contextmanager
def _open(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with gzip.open(source) as plain:
            with tarfile.open(fileobj=plain, mode="r|") as archive:
                yield archive
            while plain.read(BLOCK):  # to the end, where the sum of all bytes stands
                continue
    except (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError) as error:
        raise _broken(source, f"is no backup, or broken: {error}") from error
    except OSError as error:
        raise _broken(source, f"cannot be read: {error}") from error


def _broken(source: Path, why: str) -> WarehouseError:
    return WarehouseError(f"{source}: {why}", BROKEN)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
