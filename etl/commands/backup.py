"""Packs the warehouse into one file, or checks such a file; `restore` makes a folder of it again.

Working database, published snapshot, corrections, sources and the ledger of fetching are in it. Nobody can write to the
warehouse meanwhile; readers are not disturbed.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from etl.commands.options import add_json_option, add_warehouse_option
from etl.terminal import encode_line, write_result


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup, as warehouse.tar.gz")
    parser.add_argument("--check", action="store_true", help="only check that every byte of it is as it was written")
    add_warehouse_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how many files there are; raises WarehouseError where the backup cannot be made or is broken."""
    from etl.load import check_backup

    if not arguments.check:
        _pack(arguments.warehouse, arguments.file)
    contents = check_backup(arguments.file)
    size = arguments.file.stat().st_size
    figures = {"file": str(arguments.file), "files": len(contents), "bytes": size}
    words = f"{arguments.file}: {len(contents)} files in {size:,} bytes, each as it was written"
    write_result(encode_line(figures) if arguments.json else words)
    return 0


def _pack(folder: Path, target: Path) -> None:
    from etl.commands.visiting import hold
    from etl.errors import WarehouseError
    from etl.fetch import settle_ledger
    from etl.load import hold_lock, pack_warehouse

    if not folder.is_dir():
        reason = f"{folder}: no such folder"
        raise WarehouseError(reason, "name the folder with --warehouse")
    with hold(folder), hold_lock(folder, "a backup"):
        settle_ledger(folder)
        pack_warehouse(folder, target, {"stratwatch": version("stratwatch"), "made_at": str(datetime.now(UTC))})
