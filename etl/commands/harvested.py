"""Extracts parts into partitions while a person looks on: a line for each part, or a JSON object, and a sum."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from etl.commands.outcome import Outcome
from etl.records import Quarantined
from etl.terminal import write_message, write_result

if TYPE_CHECKING:
    from etl.harvest import Harvested
    from etl.read import Part
    from etl.runs import Processes


def harvest_watched(arguments: argparse.Namespace, processes: Processes, outcome: Outcome) -> None:
    """Write the partitions and print their sum; what could not be read is counted, and stands in the partitions."""
    from etl.harvest import harvest_parts
    from etl.partitions import Counts
    from etl.read import Defaults

    total, n_old = Counts(), 0
    defaults = Defaults(arguments.published_on, arguments.lang)
    for done in harvest_parts(_find(arguments.sources, outcome), arguments.out, defaults, processes):
        total, n_old = total + done.counts, n_old + done.is_old
        write_message(describe(done, is_json=arguments.json))
    outcome.articles += total.articles
    outcome.quarantined += total.quarantined
    summed = asdict(total) | {"parts_left_alone": n_old}
    words = f"{total.articles} articles, {total.claims} claims, {total.quarantined} not read"
    write_result(json.dumps(summed) if arguments.json else words)


def describe(done: Harvested, *, is_json: bool = False) -> str:
    """Return the line of a part."""
    counts = done.counts
    if is_json:
        return json.dumps({"part": done.address, **asdict(counts), "was_there": done.is_old})
    told = " (was there)" if done.is_old else ""
    return f"{done.address}: {counts.articles} articles, {counts.claims} claims, {counts.quarantined} not read{told}"


def _find(sources: list[str], outcome: Outcome) -> Iterator[Part]:
    from etl.read import find_parts

    for found in find_parts(sources):
        if isinstance(found, Quarantined):
            outcome.note(found)
        else:
            yield found
