"""Builds the sample warehouse where it is not there, and serves the dashboard on it.

The sample articles were written for demonstration. Once they are read this process becomes the dashboard's.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from etl.commands.outcome import Outcome
from etl.commands.watched import Target, ingest_watched
from etl.terminal import write_message

FOLDER = Path("warehouse-demo")
SAMPLE = "articles"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--warehouse", type=Path, default=FOLDER, metavar="DIR", help=f"{FOLDER} unless told")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="127.0.0.1 unless told")
    parser.add_argument("--port", type=int, default=8501, metavar="N", help="8501 unless told")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")


def run(arguments: argparse.Namespace) -> NoReturn:
    """Build, then serve until interrupted: the dashboard prints its address, and its exit code is the end."""
    if not is_built(arguments.warehouse):
        build_sample(arguments.warehouse)
    serve(arguments)


def is_built(folder: Path) -> bool:
    """Return whether a folder holds a published snapshot; raises WarehouseError where its pointer is broken."""
    from etl.load import find_current

    return find_current(folder) is not None


def build_sample(folder: Path) -> None:
    """Read the sample articles into a warehouse."""
    from etl.knowledge import find_data
    from etl.read import ReadRequest

    write_message(f"reading the sample articles into {folder} (about a minute)")
    ingest_watched(ReadRequest((str(find_data() / SAMPLE),)), Target(folder, is_sample=True), Outcome())


def serve(arguments: argparse.Namespace) -> NoReturn:
    """Become the process of the dashboard's own command, so that whatever ends this one ends that one."""
    words = ["--warehouse", str(arguments.warehouse), "--host", arguments.host, "--port", str(arguments.port)]
    words += ["--no-browser"] if arguments.no_browser else []
    command = [sys.executable, "-m", "dashboard.command", *words]
    os.execv(sys.executable, command)  # noqa: S606 (our own module, and no shell)
