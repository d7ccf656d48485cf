"""Reads articles into a warehouse and publishes a new snapshot of it.

What the warehouse holds already is not read again: a second run on the same sources changes nothing and says so. Each
article is kept as soon as it is counted, whatever becomes of the run.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from etl.commands.options import (
    add_data_option,
    add_json_option,
    add_source_options,
    add_warehouse_option,
    parse_count,
    read_request,
)
from etl.commands.outcome import Outcome
from etl.commands.watched import Target, ingest_watched
from etl.terminal import write_result

if TYPE_CHECKING:
    from etl.runs import Ingestion


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser)
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)
    parser.add_argument("--workers", type=parse_count, default=1, metavar="N", help="processes that read, 1 at first")
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the summary; 1 where a named source is missing or nothing could be read."""
    outcome = Outcome(is_json=arguments.json)
    target = Target(arguments.warehouse, arguments.data, arguments.workers)
    done = ingest_watched(read_request(arguments), target, outcome)
    write_result(json.dumps(summarise(done)) if arguments.json else describe(done))
    return outcome.exit_code(is_strict=arguments.strict)


def summarise(done: Ingestion) -> dict[str, object]:
    """Return the JSON object of a run."""
    return {
        "read": sum(done.articles.values()),
        **done.articles,
        "quarantined": len(done.quarantined),
        "claims": done.claims,
        "snapshot": done.snapshot,
    }


def describe(done: Ingestion) -> str:
    """Return the summary of a run for people."""
    articles = ", ".join(f"{count} {standing}" for standing, count in done.articles.items() if count)
    claims = ", ".join(f"{count} {kind}" for kind, count in done.claims.items())
    published = f"published snapshot {done.snapshot}" if done.snapshot else "nothing changed, nothing published"
    return (
        f"read {sum(done.articles.values())} articles ({articles or 'none'}), {len(done.quarantined)} quarantined\n"
        f"claims: {sum(done.claims.values())} from what was read ({claims})\n"
        f"{published}"
    )
