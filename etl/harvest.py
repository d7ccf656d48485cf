"""Extracts the claims of large collections part by part: each part becomes one partition, wherever it is read.

A part that stands there already, made of the same things, is left alone: a run that was killed is taken up again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from etl.batches import cut_batches
from etl.engines.cluster import map_on_cluster
from etl.engines.local import map_batches
from etl.extraction import read_batch
from etl.partitions import Counts, Partition, clear_unfinished, find_counts, write_partition
from etl.read import Defaults, Part, read_part
from etl.runs import Processes


@dataclass(frozen=True, slots=True)
class Harvested:
    """What a part gave; `is_old` where its partition was there before."""

    address: str
    counts: Counts
    is_old: bool


def harvest_parts(parts: Iterable[Part], folder: str, defaults: Defaults, processes: Processes) -> Iterator[Harvested]:
    """Yield what became of each part, in the order given; raises EtlError where a folder cannot be written to."""
    work = partial(harvest_part, folder, defaults, processes)
    if processes.scheduler is not None:
        yield from map_on_cluster(work, parts, processes.scheduler)
    elif processes.count > 1:
        yield from map_batches(work, parts, processes.count)
    else:
        yield from map(work, parts)
    clear_unfinished(folder)


def harvest_part(folder: str, defaults: Defaults, processes: Processes, part: Part) -> Harvested:
    """Write the partition of a part, unless it is there."""
    told = "|".join(map(str, (part.address, part.mark, defaults, processes.version)))
    key = hashlib.sha256(told.encode()).hexdigest()
    partition = Partition(folder, part.address, key, processes.version)
    counts = find_counts(partition)
    if counts is not None:
        return Harvested(part.address, counts, is_old=True)
    batches = cut_batches(read_part(part, defaults))
    readings = (read_batch(processes.overlay, processes.version, batch) for batch in batches)
    return Harvested(part.address, write_partition(partition, readings), is_old=False)
