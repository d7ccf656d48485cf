"""What a run of `ingest` is told and what it tells: its clock, its watcher, its processes, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl.corrections import Correction
from etl.records import Article, Quarantined
from etl.resolve import Finding

Watch = Callable[[Article | Quarantined], None]


@dataclass(frozen=True, slots=True)
class Processes:
    """How many processes read, the knowledge that each lays over the shipped one, the version all must have.

    With a scheduler, the workers that it has read instead.
    """

    count: int
    overlay: Path | None
    version: str
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """When a run takes place, who watches it, and the processes that read, None for this one alone.

    An article is committed before `watch` is called with it, so that a killed run loses none that was counted.
    """

    now: datetime
    watch: Watch
    processes: Processes | None = None
    is_sample: bool = False
    corrections: Sequence[Correction] = ()


@dataclass(slots=True)
class Ingestion:
    """What became of a run: articles of each standing, claims of each kind, corrections, and what was published."""

    articles: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("new", "changed", "renewed", "unchanged"), 0)
    )
    claims: dict[str, int] = field(default_factory=dict)
    quarantined: list[Quarantined] = field(default_factory=list)
    corrections: list[Finding] = field(default_factory=list)
    snapshot: int | None = None
