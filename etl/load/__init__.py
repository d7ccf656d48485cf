"""Loads claims and events into the warehouse folder, publishes snapshots of it and exports their views.

DuckDB stays in here; whoever reads a snapshot reads its published views.
"""

from __future__ import annotations

from etl.load.as_of import prepare_known
from etl.load.backup import check_backup, pack_warehouse, unpack_warehouse
from etl.load.check import check_warehouse
from etl.load.corrected import Correctable, Noted, Standing
from etl.load.export import EXPORTED, export_view, print_view
from etl.load.filters import Filters, find_ids
from etl.load.lock import hold_lock
from etl.load.opening import open_warehouse
from etl.load.package import write_package
from etl.load.rates import Rates, load_rates, price_claim
from etl.load.reader import list_refused, open_file, open_snapshot
from etl.load.snapshots import find_current
from etl.load.upgrade import upgrade_warehouse
from etl.load.warehouse import Warehouse

__all__ = [
    "EXPORTED",
    "Correctable",
    "Filters",
    "Noted",
    "Rates",
    "Standing",
    "Warehouse",
    "check_backup",
    "check_warehouse",
    "export_view",
    "find_current",
    "find_ids",
    "hold_lock",
    "list_refused",
    "load_rates",
    "open_file",
    "open_snapshot",
    "open_warehouse",
    "pack_warehouse",
    "prepare_known",
    "price_claim",
    "print_view",
    "unpack_warehouse",
    "upgrade_warehouse",
    "write_package",
]
