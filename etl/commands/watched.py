"""Runs the pipeline on a warehouse while a person looks on: a bar on a terminal, a line for what was not read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.outcome import Outcome
from etl.commands.progress import show_progress
from etl.commands.published import announce
from etl.records import Article, Quarantined
from etl.terminal import write_message

if TYPE_CHECKING:
    from etl.corrections import Correction
    from etl.read import ReadRequest
    from etl.resolve import Finding
    from etl.runs import Ingestion, Processes


@dataclass(frozen=True, slots=True)
class Target:
    """The warehouse to fill, the knowledge to lay over the shipped one, and how many processes read, or whose workers.

    Corrections are those of a file, else of the warehouse folder's own. `claims` is a folder of claims that were
    extracted before, to be taken in instead of sources.
    """

    folder: Path
    overlay: Path | None = None
    workers: int = 1
    is_sample: bool = False
    corrections: Path | None = None
    scheduler: str | None = None
    claims: str | None = None

    def find_processes(self, version: str) -> Processes | None:
        """Return who reads; None is this process alone."""
        from etl.runs import Processes

        is_alone = self.workers == 1 and self.scheduler is None
        return None if is_alone else Processes(self.workers, self.overlay, version, self.scheduler)


def ingest_watched(request: ReadRequest, target: Target, outcome: Outcome) -> Ingestion:
    """Run the pipeline; raises EtlError where knowledge or warehouse are broken or the warehouse is held by another."""
    from functools import partial

    from etl.pipeline import is_covered
    from etl.read import read_sources

    return take_watched(read_sources(request), partial(is_covered, sources=request.sources), target, outcome)


def take_watched(
    items: Iterable[Article | Quarantined],
    covers: Callable[[Quarantined], bool],
    target: Target,
    outcome: Outcome,
    expected: int = 0,
) -> Ingestion:
    """Take what is read into the warehouse and publish it; raises EtlError as `ingest_watched`."""
    from etl.knowledge import load_knowledge
    from etl.load import open_warehouse
    from etl.partitions import read_partitions
    from etl.pipeline import ingest_items, ingest_readings
    from etl.runs import Run
    from etl.version import find_version

    knowledge = load_knowledge(target.overlay)
    corrections = read_corrections(target)
    now = datetime.now(UTC).replace(tzinfo=None)
    holder = f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)"
    version = find_version(knowledge)
    with (
        open_warehouse(target.folder, version, holder) as warehouse,
        show_progress("read", is_json=outcome.is_json) as progress,
    ):
        progress.expect(expected)

        def watch(item: Article | Quarantined) -> None:
            outcome.note(item)
            progress.advance()

        run = Run(now, watch, target.find_processes(version), target.is_sample, corrections)
        if target.claims is None:
            done = ingest_items(items, warehouse, knowledge, run, covers)
        else:
            done = ingest_readings(read_partitions(target.claims, version), warehouse, knowledge, run)
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
