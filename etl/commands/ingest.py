"""Reads articles into a warehouse and publishes a new snapshot of it.

What the warehouse holds already is not read again: a second run on the same sources changes nothing and says so. Each
article is kept as soon as it is counted, whatever becomes of the run.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.commands.options import (
    add_corrections_option,
    add_data_option,
    add_engine_options,
    add_json_option,
    add_source_options,
    add_warehouse_option,
    read_request,
    read_scheduler,
)
from etl.commands.outcome import Outcome
from etl.commands.watched import Target, ingest_watched, warn_of_orphans
from etl.errors import UsageError
from etl.terminal import write_result

if TYPE_CHECKING:
    from etl.resolve import Finding
    from etl.runs import Ingestion

STATUSES = ("applied", "orphaned", "refused")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser, "*")
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)
    add_engine_options(parser)
    parser.add_argument("--claims", metavar="DIR", help="take in what `extract --out DIR` wrote, instead of sources")
    add_corrections_option(parser)
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the summary; 1 where a named source is missing or nothing could be read."""
    if bool(arguments.sources) == bool(arguments.claims):
        reason = "sources or --claims are wanted, one of both"
        raise UsageError(reason, "see stratwatch ingest --help")
    outcome = Outcome(is_json=arguments.json)
    target = Target(
        arguments.warehouse,
        arguments.data,
        arguments.workers,
        corrections=arguments.corrections,
        scheduler=read_scheduler(arguments),
        claims=arguments.claims,
    )
    done = ingest_watched(read_request(arguments), target, outcome)
    warn_of_orphans(done.corrections)
    write_result(json.dumps(summarise(done)) if arguments.json else describe(done))
    return outcome.exit_code(is_strict=arguments.strict)


def summarise(done: Ingestion) -> dict[str, object]:
    """Return the JSON object of a run."""
    return {
        "read": sum(done.articles.values()),
        **done.articles,
        "quarantined": len(done.quarantined),
        "claims": done.claims,
        "corrections": count_findings(done.corrections),
        "snapshot": done.snapshot,
    }


def count_findings(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many corrections were applied, orphaned and refused."""
    counted = Counter(finding.status for finding in findings)
    return {status: counted[status] for status in STATUSES}


def describe(done: Ingestion) -> str:
    """Return the summary of a run for people."""
    articles = ", ".join(f"{count} {standing}" for standing, count in done.articles.items() if count)
    claims = ", ".join(f"{count} {kind}" for kind, count in done.claims.items())
    counts = count_findings(done.corrections)
    corrections = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    published = f"published snapshot {done.snapshot}" if done.snapshot else "nothing changed, nothing published"
    return (
        f"read {sum(done.articles.values())} articles ({articles or 'none'}), {len(done.quarantined)} quarantined\n"
        f"claims: {sum(done.claims.values())} from what was read ({claims})\n"
        f"corrections: {corrections or 'none'}\n"
        f"{published}"
    )
