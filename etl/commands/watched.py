"""Runs the pipeline on a warehouse while a person looks on: a bar on a terminal, a line for what was not read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.outcome import Outcome
from etl.commands.published import announce
from etl.records import Article, Quarantined
from etl.terminal import write_message

if TYPE_CHECKING:
    from etl.corrections import Correction
    from etl.read import ReadRequest
    from etl.resolve import Finding
    from etl.runs import Ingestion


@dataclass(frozen=True, slots=True)
class Target:
    """The warehouse to fill, the knowledge to lay over the shipped one, and how many processes read.

    Corrections are those of a file, else of the warehouse folder's own.
    """

    folder: Path
    overlay: Path | None = None
    workers: int = 1
    is_sample: bool = False
    corrections: Path | None = None


def ingest_watched(request: ReadRequest, target: Target, outcome: Outcome) -> Ingestion:
    """Run the pipeline; raises EtlError where knowledge or warehouse are broken or the warehouse is held by another."""
    from etl.knowledge import load_knowledge
    from etl.load import open_warehouse
    from etl.pipeline import ingest
    from etl.runs import Processes, Run
    from etl.version import find_version

    knowledge = load_knowledge(target.overlay)
    corrections = read_corrections(target)
    now = datetime.now(UTC).replace(tzinfo=None)
    holder = f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)"
    processes = Processes(target.workers, target.overlay) if target.workers > 1 else None
    with open_warehouse(target.folder, find_version(knowledge), holder) as warehouse, show_progress() as advance:

        def watch(item: Article | Quarantined) -> None:
            outcome.note(item)
            advance()

        done = ingest(request, warehouse, knowledge, Run(now, watch, processes, target.is_sample, corrections))
    announce(target.folder)
    return done


def read_corrections(target: Target) -> Sequence[Correction]:
    """Return the corrections for a warehouse; raises EtlError where a named file is not there, or is broken."""
    from etl.corrections import FILE, load_corrections
    from etl.errors import UsageError

    if target.corrections is not None and not target.corrections.is_file():
        reason = f"{target.corrections}: no such file"
        raise UsageError(reason, "name a file of corrections, or leave --corrections out")
    return load_corrections(target.corrections or target.folder / FILE)


def warn_of_orphans(findings: Iterable[Finding]) -> None:
    """Say which corrections could not be applied, each in a line."""
    for finding in findings:
        if finding.note is not None:
            verb, reason = finding.correction.verb, finding.correction.reason
            write_message(f"correction {verb!r} ({reason}) is {finding.status}: {finding.note}")


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
