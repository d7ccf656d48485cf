"""Fetches what is new at the sources of sources.toml, and reads it into the warehouse.

Feeds and sitemaps are asked whether they changed, their new links are fetched as robots.txt and the source's rate
allow, folders are read. A run that is ended at any moment loses nothing; the next one goes on.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from etl.commands.ingest import describe, summarise
from etl.commands.options import (
    add_corrections_option,
    add_data_option,
    add_json_option,
    add_warehouse_option,
    parse_count,
)
from etl.commands.watched import Target, warn_of_orphans
from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from etl.commands.visiting import Visit

DONE, FAILED = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)
    parser.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="this source only; may be repeated"
    )
    parser.add_argument("--allow-private", action="store_true", help="fetch from addresses of this network too")
    parser.add_argument("--workers", type=parse_count, default=1, metavar="N", help="processes that read, 1 at first")
    add_corrections_option(parser)
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the summary; 1 where a source did not come, or another update is running."""
    from etl.commands.visiting import Terms, visit
    from etl.sources import FILE, choose_sources, load_sources

    sources = choose_sources(load_sources(arguments.warehouse / FILE), arguments.source)
    target = Target(arguments.warehouse, arguments.data, arguments.workers, corrections=arguments.corrections)
    made = visit(sources, target, Terms(arguments.json, arguments.allow_private))
    report(made, is_json=arguments.json)
    has_failed = made.account.missing or (arguments.strict and made.has_refusals)
    return FAILED if has_failed else DONE


def report(made: Visit, *, is_json: bool) -> None:
    """Print what became of a visit."""
    account, done = made.account, made.ingestion
    figures: dict[str, object] = {
        "fetched": account.fetched,
        "unchanged_pages": account.unchanged,
        "refused": account.refused,
        "postponed": account.postponed,
        "missing_sources": [item.name for item in account.missing],
    }
    if done is not None:
        warn_of_orphans(done.corrections)
    if is_json:
        write_result(encode_line(figures | (summarise(done) if done else {"read": 0, "snapshot": None})))
        return
    write_result(
        f"fetched {account.fetched} ({account.unchanged} unchanged), {account.refused} refused, "
        f"{account.postponed} to be tried again"
    )
    write_result(describe(done) if done else "nothing new to read, nothing published")
