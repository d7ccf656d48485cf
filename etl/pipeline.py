"""Joins the stages: what is read and new is extracted, here or by other processes, and taken into a warehouse.

There an article at a time is linked, priced and stored; then claims are corrected as people said, merged, published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from functools import partial
from itertools import chain

from etl.batches import cut_batches
from etl.engines.cluster import map_on_cluster
from etl.engines.local import map_batches
from etl.extraction import (
    Extraction,
    annotate_articles,
    extract_articles,
    keep_claims,
    load_language,
    read_batch,
)
from etl.intake import Intake
from etl.knowledge import Knowledge
from etl.load import Warehouse, load_rates
from etl.merging import Stater, correct_claims, merge_events
from etl.partitions import Reading
from etl.read import ReadRequest, read_sources
from etl.records import Article, MissingSource, Quarantined
from etl.resolve import index_names
from etl.runs import Ingestion, Processes, Run

__all__ = [
    "Extraction",
    "annotate_articles",
    "extract_articles",
    "ingest",
    "ingest_items",
    "ingest_readings",
    "load_language",
    "read_articles",
]


def ingest(request: ReadRequest, warehouse: Warehouse, knowledge: Knowledge, run: Run) -> Ingestion:
    """Read sources into a warehouse and publish what it then holds, unless that is published already."""
    covers = partial(is_covered, sources=request.sources)
    return ingest_items(read_sources(request), warehouse, knowledge, run, covers)


def ingest_items(
    items: Iterable[Article | Quarantined],
    warehouse: Warehouse,
    knowledge: Knowledge,
    run: Run,
    covers: Callable[[Quarantined], bool],
) -> Ingestion:
    """Take what was read into a warehouse, as `ingest`; `covers` tells which refusals of earlier runs fall away."""
    intake = _open_intake(warehouse, knowledge, run)
    fresh = _find_fresh(items, intake)
    return _take_in(read_articles(fresh, knowledge, run.processes), intake, knowledge, covers)


def ingest_readings(readings: Iterable[Reading], warehouse: Warehouse, knowledge: Knowledge, run: Run) -> Ingestion:
    """Take claims that were extracted before into a warehouse, as `ingest` takes articles."""
    intake = _open_intake(warehouse, knowledge, run)
    return _take_in(_keep_fresh(readings, intake), intake, knowledge, partial(is_covered, sources=()))


def _open_intake(warehouse: Warehouse, knowledge: Knowledge, run: Run) -> Intake:
    stater = Stater(knowledge, index_names(knowledge), load_rates())
    return Intake(warehouse, stater, Ingestion(claims=dict.fromkeys(knowledge.frames, 0)), run)


def _take_in(
    readings: Iterable[Reading], intake: Intake, knowledge: Knowledge, covers: Callable[[Quarantined], bool]
) -> Ingestion:
    """Store what was read, then correct, merge and publish: the end of both ways to ingest."""
    warehouse, done, run = intake.warehouse, intake.done, intake.run
    for reading in readings:
        if isinstance(reading, Quarantined):
            intake.set_aside(reading)
        else:
            intake.store_read(*reading)
    kept = [item for item in done.quarantined if not isinstance(item, MissingSource)]
    covered = [item for item in warehouse.list_quarantined() if covers(item)]
    warehouse.store_quarantined(kept, [item for item in covered if item not in kept], run.now)
    warehouse.forget_readings()
    done.corrections = list(correct_claims(warehouse, run.corrections, intake.stater))
    merge_events(warehouse, knowledge)
    done.snapshot = warehouse.publish(knowledge, run.now, is_sample=run.is_sample)
    return done


def is_covered(item: Quarantined, sources: Sequence[str]) -> bool:
    """Return whether a run over some sources has looked again at a thing that an earlier run could not read."""
    return any(
        item.name == source or item.name.startswith(f"{source.rstrip('/')}/") or fnmatch(item.name, source)
        for source in sources
    )


def _find_fresh(items: Iterable[Article | Quarantined], intake: Intake) -> Iterator[Article]:
    """Yield the articles that are to be read: not those that the warehouse holds, or whose very text it has read."""
    for item in items:
        if isinstance(item, Quarantined):
            intake.set_aside(item)
        elif not intake.holds(item) and not intake.store_known(item):
            yield item


def _keep_fresh(readings: Iterable[Reading], intake: Intake) -> Iterator[Reading]:
    """Yield the readings of articles that the warehouse does not hold as they are, and every refusal."""
    for reading in readings:
        if isinstance(reading, Quarantined) or not intake.holds(reading[0]):
            yield reading


def read_articles(
    items: Iterable[Article | Quarantined], knowledge: Knowledge, processes: Processes | None = None
) -> Iterator[Reading]:
    """Yield what each article claims, in the order given: the same whoever reads, None for this process."""
    if processes is None:
        yield from map(keep_claims, extract_articles(items, knowledge))
        return
    work = partial(read_batch, processes.overlay, processes.version)
    batches = cut_batches(items)
    if processes.scheduler is not None:
        spread = map_on_cluster(work, batches, processes.scheduler)
    else:
        spread = map_batches(work, batches, processes.count)
    yield from chain.from_iterable(spread)
