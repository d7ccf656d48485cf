"""Fifty readers over the websocket who click every five seconds: no fault, no growth, no long waits.

A minute in an ordinary run, ten minutes at the full count (STRATWATCH_SOAK=1).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.dashboard.browser.corpus import build_warehouse
from tests.dashboard.browser.visitor import Visitor, open_visit

IS_SOAK = "STRATWATCH_SOAK" in os.environ
READERS = 50
MINUTES = 10.0 if IS_SOAK else 1.0
BETWEEN_CLICKS = 5.0  # s
LIST_PROCESSES = ["ps", "-ww", "-eo", "rss=,args="]
SETTLED = 3 / 10  # of the run, after which memory may grow by a tenth
MOST_GROWTH, MOST_WAIT = 1.10, 3.0
PAGES = ("", "investments", "releases", "partnerships", "figures", "companies", "claims", "articles")
CHOICES = (("stated",), ("stated", "planned"), ("stated", "planned", "rumoured"), ("stated", "rumoured", "denied"))


@dataclass
class Watch:
    """What the readers and the server's memory came to."""

    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    open: int = 0


def read_along(address: str, number: int, ready: threading.Barrier, end: threading.Event, watch: Watch) -> None:
    """One reader: opens a page, waits until all have one, then clicks until the end."""
    page = PAGES[number % len(PAGES)]
    try:
        with open_visit(address, page) as visitor:
            watch.open += 1
            ready.wait()
            click_on(visitor, number, end, watch)
            watch.faults += visitor.faults
    except Exception as error:  # noqa: BLE001 (whatever goes wrong for a reader is the finding)
        watch.faults.append(f"{page}: {error!r}")
        ready.abort()


def click_on(visitor: Visitor, number: int, end: threading.Event, watch: Watch) -> None:
    """Click every five seconds, the readers one after the other."""
    if end.wait(BETWEEN_CLICKS * number / READERS):
        return
    for choice in islice(cycle(CHOICES), number % len(CHOICES), None):
        started = time.perf_counter()
        visitor.click("certainty", *choice)
        watch.waits.append(waited := time.perf_counter() - started)
        if end.wait(max(BETWEEN_CLICKS - waited, 0)):
            return


def watch_memory(port: str, seconds: float, watch: Watch) -> None:
    """Note the server's memory for as long as the readers click."""
    started = time.perf_counter()
    while (passed := time.perf_counter() - started) < seconds:
        watch.memory.append((passed / seconds, read_memory(port)))
        threading.Event().wait(min(1.0, seconds / 20))


def read_memory(port: str) -> int:
    """The bytes that the server on a port holds."""
    listed = subprocess.run(LIST_PROCESSES, capture_output=True, text=True, check=True).stdout
    (line,) = (one for one in listed.splitlines() if "dashboard.command" in one and one.endswith(f"--port {port}"))
    return int(line.split()[0]) * 1024


@pytest.mark.timeout(1800)
def test_fifty_readers_are_served(serve: Callable[..., str], tmp_path: Path) -> None:
    """No error; memory at the end at most 1.1 times that of the third minute; few waits over thrice the median."""
    address = serve(build_warehouse(tmp_path / "warehouse"))
    watch, end, ready = Watch(), threading.Event(), threading.Barrier(READERS + 1)
    readers = [
        threading.Thread(target=read_along, args=(address, number, ready, end, watch), daemon=True)
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    ready.wait()
    watch_memory(address.rpartition(":")[2], MINUTES * 60, watch)
    end.set()
    for reader in readers:
        reader.join()
    settled = statistics.median(memory for share, memory in watch.memory if SETTLED <= share < SETTLED + 0.1)
    last = statistics.median(memory for share, memory in watch.memory if share >= 0.9)
    median, slow = statistics.median(watch.waits), statistics.quantiles(watch.waits, n=20)[-1]
    print(  # noqa: T201 - the figures are the result
        f"\n{len(watch.waits)} clicks of {watch.open} readers: median {median:.2f} s, 95 % within {slow:.2f} s; "
        f"memory {settled / 1e6:.0f} MB, at the end {last / 1e6:.0f} MB"
    )
    assert (watch.faults, watch.open) == ([], READERS)
    assert last <= MOST_GROWTH * settled
    assert slow <= MOST_WAIT * median
