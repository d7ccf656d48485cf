"""Builds the sample warehouse where it is not there, and serves the dashboard on it.

The sample articles were written for demonstration. The dashboard runs as a process of its own and ends with this one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from etl.commands.outcome import Outcome
from etl.commands.watched import Target, ingest_watched
from etl.terminal import write_message, write_result

FOLDER = Path("warehouse-demo")
SAMPLE = "articles"
ENDED_BY_SIGNAL = 130


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--warehouse", type=Path, default=FOLDER, metavar="DIR", help=f"{FOLDER} unless told")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="127.0.0.1 unless told")
    parser.add_argument("--port", type=int, default=8501, metavar="N", help="8501 unless told")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")


def run(arguments: argparse.Namespace) -> int:
    """Build, print the address and serve until interrupted; return the exit code of the dashboard."""
    if not is_built(arguments.warehouse):
        build_sample(arguments.warehouse)
    write_result(f"http://{arguments.host}:{arguments.port}")
    sys.stdout.flush()
    return serve(arguments)


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


def serve(arguments: argparse.Namespace) -> int:
    """Run the dashboard's own command until it ends."""
    words = ["--warehouse", str(arguments.warehouse), "--host", arguments.host, "--port", str(arguments.port)]
    words += ["--no-browser"] if arguments.no_browser else []
    command = [sys.executable, "-m", "dashboard.command", *words]
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 (our own module, and no shell)
    except KeyboardInterrupt:
        return ENDED_BY_SIGNAL
