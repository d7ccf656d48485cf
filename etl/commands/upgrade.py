"""Brings a warehouse that an older version wrote to the layout of this one; the former database is kept beside it.

Claims keep their ids; the next `ingest` or `update` publishes the views of this version.
"""

from __future__ import annotations

import argparse
import os

from etl.commands.options import add_json_option, add_warehouse_option
from etl.terminal import encode_line, write_result


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_warehouse_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print which layouts were made; raises WarehouseError where no step leads on."""
    from etl.load import upgrade_warehouse

    steps = upgrade_warehouse(arguments.warehouse, f"process {os.getpid()} (upgrade)")
    words = f"brought to layout {steps[-1]}" if steps else "has the layout of this version, nothing to do"
    figures = {"warehouse": str(arguments.warehouse), "layouts": steps}
    write_result(encode_line(figures) if arguments.json else f"{arguments.warehouse}: {words}")
    return 0
