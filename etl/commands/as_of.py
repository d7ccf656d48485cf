"""Prepares the views as they were known on a day and prints the file that holds them.

The file lies beside the published snapshot and has its views; what a day has prepared once is only named again.
"""

from __future__ import annotations

import argparse

from etl.commands.options import add_data_option, add_json_option, add_warehouse_option, parse_day
from etl.terminal import encode_line, write_result


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("day", type=parse_day, metavar="DATE", help="the day, as 2025-08-29")
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the path; raises WarehouseError where nothing is published or the folder cannot be written to."""
    from etl.knowledge import load_knowledge
    from etl.merging import prepare_day

    path = prepare_day(arguments.warehouse, arguments.day, load_knowledge(arguments.data))
    write_result(encode_line({"path": str(path)}) if arguments.json else str(path))
    return 0
