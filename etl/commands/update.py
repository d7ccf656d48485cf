"""Fetches what is new at the sources of sources.toml, and reads it into the warehouse.

Feeds and sitemaps are asked whether they changed, their new links are fetched as robots.txt and the source's rate
allow, folders are read. A run that is ended at any moment loses nothing; the next one goes on.
"""

from __future__ import annotations

import argparse

from etl.commands.options import (
    add_corrections_option,
    add_data_option,
    add_engine_options,
    add_json_option,
    add_private_option,
    add_warehouse_option,
    read_scheduler,
)
from etl.commands.summary import report_visit
from etl.commands.watched import Target
from etl.commands.watching import parse_watch, repeat


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)
    parser.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="this source only; may be repeated"
    )
    words = "an interval as 15m: begin again each time; or a folder: read it, and again when something in it changes"
    parser.add_argument("--watch", type=parse_watch, metavar="WHAT", help=words)
    add_private_option(parser)
    add_engine_options(parser)
    add_corrections_option(parser)
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the summary; 1 where a source did not come, or another update is running. With --watch, until ended."""
    if arguments.watch is None:
        return _update(arguments)
    repeat(arguments.watch, lambda: _update(arguments))
    return 0


def _update(arguments: argparse.Namespace) -> int:
    from etl.commands.visiting import Terms, visit
    from etl.sources import FILE, Source, Sources, choose_sources, load_sources

    folder = arguments.watch.folder if arguments.watch else None
    if folder is None:
        sources = choose_sources(load_sources(arguments.warehouse / FILE), arguments.source)
    else:
        sources = Sources(source=(Source(name=str(folder), folder=str(folder.resolve())),))
    target = Target(
        arguments.warehouse,
        arguments.data,
        arguments.workers,
        corrections=arguments.corrections,
        scheduler=read_scheduler(arguments),
    )
    made = visit(sources, target, Terms(arguments.json, arguments.allow_private))
    report_visit(made, is_json=arguments.json)
    return made.exit_code(is_strict=arguments.strict)
