"""Reads articles into a warehouse and publishes a new snapshot of it.

What the warehouse holds already is not read again: a second run on the same sources changes nothing and says so. Each
article is kept as soon as it is counted, whatever becomes of the run.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from etl.commands.options import (
    add_corrections_option,
    add_data_option,
    add_engine_options,
    add_json_option,
    add_private_option,
    add_source_options,
    add_warehouse_option,
    is_link,
    read_request,
    read_scheduler,
)
from etl.commands.outcome import Outcome
from etl.commands.summary import report, report_visit
from etl.commands.watched import Target, ingest_watched, warn_of_orphans
from etl.errors import UsageError

if TYPE_CHECKING:
    from etl.read import ReadRequest


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser, "*")
    add_private_option(parser)
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
    target = Target(
        arguments.warehouse,
        arguments.data,
        arguments.workers,
        corrections=arguments.corrections,
        scheduler=read_scheduler(arguments),
        claims=arguments.claims,
    )
    request = read_request(arguments)
    if any(map(is_link, request.sources)):
        return _visit(request, target, arguments)
    outcome = Outcome(is_json=arguments.json)
    done = ingest_watched(request, target, outcome)
    warn_of_orphans(done.corrections)
    report(done, is_json=arguments.json)
    return outcome.exit_code(is_strict=arguments.strict)


def _visit(request: ReadRequest, target: Target, arguments: argparse.Namespace) -> int:
    """Read links, and files beside them."""
    from etl.commands.visiting import Terms, visit
    from etl.sources import FILE, Sources, load_sources, name_pages

    path = target.folder / FILE
    contact = load_sources(path).contact if path.exists() else None
    links = [source for source in request.sources if is_link(source)]
    others = tuple(source for source in request.sources if not is_link(source))
    sources = Sources(contact=contact, source=tuple(name_pages(links, request.lang)))
    terms = Terms(arguments.json, arguments.allow_private, request.published_on)
    made = visit(sources, target, terms, [replace(request, sources=others)] if others else [])
    report_visit(made, is_json=arguments.json)
    return made.exit_code(is_strict=arguments.strict)
