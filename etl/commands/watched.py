"""Runs the pipeline on a warehouse while a person looks on: a bar on a terminal, a line for what was not read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.outcome import Outcome
from etl.records import Article, Quarantined

if TYPE_CHECKING:
    from etl.read import ReadRequest
    from etl.runs import Ingestion


@dataclass(frozen=True, slots=True)
class Target:
    """The warehouse to fill, the knowledge to lay over the shipped one, and how many processes read."""

    folder: Path
    overlay: Path | None = None
    workers: int = 1
    is_sample: bool = False


def ingest_watched(request: ReadRequest, target: Target, outcome: Outcome) -> Ingestion:
    """Run the pipeline; raises EtlError where knowledge or warehouse are broken or the warehouse is held by another."""
    from etl.knowledge import load_knowledge
    from etl.load import open_warehouse
    from etl.pipeline import ingest
    from etl.runs import Processes, Run
    from etl.version import find_version

    knowledge = load_knowledge(target.overlay)
    now = datetime.now(UTC).replace(tzinfo=None)
    holder = f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)"
    processes = Processes(target.workers, target.overlay) if target.workers > 1 else None
    with open_warehouse(target.folder, find_version(knowledge), holder) as warehouse, show_progress() as advance:

        def watch(item: Article | Quarantined) -> None:
            outcome.note(item)
            advance()

        return ingest(request, warehouse, knowledge, Run(now, watch, processes, target.is_sample))


@contextmanager
def show_progress() -> Iterator[Callable[[], None]]:
    """Give a function that counts one article, on a bar where a person is looking."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from tqdm import tqdm

    with tqdm(unit=" articles", leave=False) as bar:

        def advance() -> None:
            bar.update()

        yield advance
