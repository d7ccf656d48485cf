"""Lets one writer at a time into a warehouse; a second one is told who holds it.

The lock is the kernel's and falls with its process, however that ends; the file's text only says who holds it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import WarehouseError

LOCK = "writer.lock"


@contextmanager
def hold_lock(folder: Path, holder: str, lock: str = LOCK, doing: str = "writing to") -> Iterator[None]:
    """Hold the warehouse, or what another lock stands for, while the context lasts; whoever comes second is told.

    Raises WarehouseError where another process holds it.
    """
    descriptor = os.open(folder / lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            other = os.pread(descriptor, 1000, 0).decode("utf-8", "replace").strip() or "another process"
            reason = f"{folder}: {other} is {doing} this warehouse"
            raise WarehouseError(reason, "wait until it has finished, or end it") from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, holder.encode("utf-8"), 0)
        yield
    finally:
        os.close(descriptor)
