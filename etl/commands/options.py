"""Options that commands share, checked before anything is read."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from etl.records import Language

if TYPE_CHECKING:
    from etl.read import ReadRequest

SCHEME = re.compile(r"(?i:https?|ftp|file):")
WAREHOUSE_VARIABLE = "STRATWATCH_WAREHOUSE"


def add_source_options(parser: argparse.ArgumentParser, count: str | int = "+") -> None:
    """Add the sources and what may be said of all of them."""
    words = "a file (text, page, PDF, Word, mail, CSV, Excel, JSONL, feed, ZIP), a folder, a glob, or -"
    parser.add_argument("sources", nargs=count, metavar="SOURCE", help=words)
    parser.add_argument(
        "--published-on", type=parse_day, metavar="DATE", help="the day of articles that give none, as 2025-08-29"
    )
    parser.add_argument("--lang", choices=get_args(Language), help="the language of articles that give none")


def add_data_option(parser: argparse.ArgumentParser) -> None:
    """Add the folder whose knowledge lies over the shipped one."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder of knowledge files to add")


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Add the switch from words for people to JSON."""
    parser.add_argument("--json", action="store_true", help="write for machines")


def add_private_option(parser: argparse.ArgumentParser) -> None:
    """Add the permission to fetch inside this network."""
    words = "fetch from private addresses and this machine too"
    parser.add_argument("--allow-private", action="store_true", help=words)


def add_warehouse_option(parser: argparse.ArgumentParser) -> None:
    """Add the warehouse folder: as given, else as the environment says, else ./warehouse."""
    folder = os.environ.get(WAREHOUSE_VARIABLE, "warehouse")
    words = f"the warehouse, {folder} unless told"
    parser.add_argument("--warehouse", type=Path, default=Path(folder), metavar="DIR", help=words)


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """Add who reads: processes of this machine, or the workers of a Dask scheduler."""
    parser.add_argument("--workers", type=parse_count, default=1, metavar="N", help="processes that read, 1 at first")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="local unless told")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the engine dask, as tcp://10.1.2.3:8786")


def read_scheduler(arguments: argparse.Namespace) -> str | None:
    """Return the address of the scheduler, None for this machine; raises UsageError where it and the engine differ."""
    from etl.errors import UsageError

    scheduler: str | None = arguments.scheduler
    if (arguments.engine == "dask") != (scheduler is not None):
        reason = "the engine dask and a scheduler go together"
        raise UsageError(reason, "say --engine dask --scheduler ADDRESS, or neither")
    return scheduler


def add_corrections_option(parser: argparse.ArgumentParser) -> None:
    """Add the file of a person's corrections."""
    words = "a file of corrections, corrections.toml of the warehouse unless told"
    parser.add_argument("--corrections", type=Path, metavar="FILE", help=words)


def is_link(source: str) -> bool:
    """Return whether a source is fetched, not opened; one with another scheme is, to be told that it is refused."""
    return SCHEME.match(source) is not None


def parse_count(text: str) -> int:
    """Return a number from 1 on; argparse turns the error into one line and exit code 2."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    message = f"{text!r} is no number from 1 on"
    raise argparse.ArgumentTypeError(message)


def parse_day(text: str) -> date:
    """Return the day of an option; argparse turns the error into one line and exit code 2."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no date, write it as 2025-08-29"
        raise argparse.ArgumentTypeError(message) from error


def read_request(arguments: argparse.Namespace) -> ReadRequest:
    """Return what the reader is asked for."""
    from etl.read import ReadRequest

    sources = [arguments.sources] if isinstance(arguments.sources, str) else arguments.sources
    return ReadRequest(tuple(sources), arguments.published_on, arguments.lang)
