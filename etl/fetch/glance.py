"""Looks at the ledger of a folder from outside a run: counts its links, or makes one file of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from etl.fetch.ledger import BUSY, FILE, Ledger, open_ledger


def count_links(folder: Path) -> dict[str, int]:
    """Return how many links of a folder stand in each state, without writing; raises sqlite3.DatabaseError."""
    connection = sqlite3.connect(f"{(folder / FILE).resolve().as_uri()}?mode=ro", timeout=BUSY, uri=True)
    try:
        return Ledger(connection).count_states()
    finally:
        connection.close()


def settle_ledger(folder: Path) -> None:
    """Bring all that is written into the one file of the ledger, where there is one, so that it can be copied."""
    if (folder / FILE).exists():
        with open_ledger(folder) as ledger:
            ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
