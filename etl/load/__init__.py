"""Loads claims and events into the warehouse folder, publishes snapshots of it and exports their views.

DuckDB stays in here; whoever reads a snapshot reads its published views.
"""

from __future__ import annotations

from etl.load.check import check_warehouse
from etl.load.export import EXPORTED, export_view
from etl.load.filters import Filters
from etl.load.rates import Rates, load_rates, price_claim
from etl.load.snapshots import find_current
from etl.load.warehouse import Warehouse, open_warehouse

__all__ = [
    "EXPORTED",
    "Filters",
    "Rates",
    "Warehouse",
    "check_warehouse",
    "export_view",
    "find_current",
    "load_rates",
    "open_warehouse",
    "price_claim",
]
