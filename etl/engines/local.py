"""Spreads batches of work over processes of this machine, in the order given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from etl.errors import EtlError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 2  # batches a worker has waiting, so that none stands idle and few are in memory


def map_batches(work: Callable[[Batch], Result], batches: Iterable[Batch], workers: int) -> Iterator[Result]:
    """Yield the results in the order of the batches; the processes die with this one, however it ends.

    Raises EtlError where a process ends before its work does, as the system ends one when memory is short.
    """
    waiting: deque[Future[Result]] = deque()
    # Spawned, not forked: a fork would copy an open database and the threads of the parser.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)
    with pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) > workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            reason = "a process that was reading ended before its time"
            raise EtlError(
                reason, "run it again, with fewer --workers if memory is short: what was read is kept"
            ) from error


def _follow_parent() -> None:
    Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
