"""Makes a warehouse folder of a backup; it appears when every byte of it was checked.

The folder must not be there yet, or be empty.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.commands.options import add_json_option, add_warehouse_option
from etl.terminal import encode_line, write_result


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")
    add_warehouse_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how many files there are; raises WarehouseError where nothing is restored."""
    from etl.load import unpack_warehouse

    contents = unpack_warehouse(arguments.file, arguments.warehouse)
    figures = {"warehouse": str(arguments.warehouse), "files": len(contents)}
    write_result(encode_line(figures) if arguments.json else f"{arguments.warehouse}: {len(contents)} files restored")
    return 0
