"""Writes a published view, or all of them, as CSV, JSON lines or Parquet.

The filters are the dashboard's: options of one kind are alternatives, those of different kinds all hold. Rows without a
date stay under --from and --to unless --dated-only is given. --as-of asks for what was known on a day. Beside all views
stands datapackage.json, which says what their columns mean.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from etl.commands.options import add_warehouse_option, parse_day
from etl.errors import UsageError
from etl.records import Language, Modality

if TYPE_CHECKING:
    from etl.load import Filters

ALL = "all"
FORMATS = ("csv", "jsonl", "parquet")
LISTS = {"companies": "company", "themes": "theme", "kinds": "kind", "sources": "source"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("view", metavar="VIEW", help="a published view, or all")
    parser.add_argument("--format", choices=FORMATS, default="csv", help="csv unless told")
    parser.add_argument("--excel", action="store_true", help="begin a CSV with the mark by which Excel knows UTF-8")
    parser.add_argument("--out", type=Path, metavar="PATH", help="a file, or a folder for all; else standard output")
    add_warehouse_option(parser)
    for option in LISTS.values():
        parser.add_argument(
            f"--{option}", action="append", default=[], metavar="ID", help=f"a {option}; may be repeated"
        )
    parser.add_argument("--modality", action="append", default=[], choices=get_args(Modality))
    parser.add_argument("--lang", action="append", default=[], choices=get_args(Language))
    parser.add_argument("--from", dest="start", type=parse_day, metavar="DATE", help="the first day")
    parser.add_argument("--to", dest="end", type=parse_day, metavar="DATE", help="the last day")
    parser.add_argument("--as-of", type=parse_day, metavar="DATE", help="as known on that day")
    parser.add_argument("--dated-only", action="store_true", help="leave out what has no date")


def run(arguments: argparse.Namespace) -> int:
    """Write the views; raises UsageError for a view that is not there or a format that needs a file."""
    from etl.load import EXPORTED, export_view, find_ids, open_file, open_snapshot, print_view, write_package

    if arguments.view not in {ALL, *EXPORTED}:
        reason = f"no view {arguments.view!r}"
        raise UsageError(reason, f"use {ALL} or one of {', '.join(EXPORTED)}")
    _refuse_combinations(arguments)
    views = EXPORTED if arguments.view == ALL else (arguments.view,)
    file_format = "excel" if arguments.excel else arguments.format
    is_dated = arguments.as_of is not None
    with open_file(_prepare(arguments)) if is_dated else open_snapshot(arguments.warehouse) as snapshot:
        filters = find_ids(snapshot, _read_filters(arguments))
        if arguments.out is None:
            print_view(snapshot, arguments.view, filters, file_format, sys.stdout)
            return 0
        for view in views:
            out = arguments.out / f"{view}.{arguments.format}" if arguments.view == ALL else arguments.out
            export_view(snapshot, view, filters, file_format, out)
        if arguments.view == ALL:
            write_package(snapshot, filters, arguments.format, arguments.out)
    return 0


def _prepare(arguments: argparse.Namespace) -> Path:
    from etl.knowledge import load_knowledge
    from etl.merging import prepare_day

    return prepare_day(arguments.warehouse, arguments.as_of, load_knowledge())


def _read_filters(arguments: argparse.Namespace) -> Filters:
    from etl.load import Filters

    return Filters(
        start=arguments.start,
        end=arguments.end,
        modalities=tuple(arguments.modality),
        languages=tuple(arguments.lang),
        dated_only=arguments.dated_only,
        **{name: tuple(getattr(arguments, option)) for name, option in LISTS.items()},
    )


def _refuse_combinations(arguments: argparse.Namespace) -> None:
    """Raise UsageError for options that do not go together."""
    if arguments.out is None and (arguments.view == ALL or arguments.format == "parquet"):
        reason = f"{'all views' if arguments.view == ALL else 'Parquet'} on standard output"
        raise UsageError(reason, "name where to write with --out")
    if arguments.excel and arguments.format != "csv":
        reason = f"--excel with --format {arguments.format}"
        raise UsageError(reason, "leave --excel out: only a CSV begins with that mark")
