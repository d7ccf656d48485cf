"""Builds a warehouse of invented claims, a million by default, straight in its tables, and publishes it as any other.

`python -m tests.benchmarks.million FOLDER [CLAIMS]` makes one by hand.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from etl.knowledge import load_knowledge
from etl.load import open_warehouse
from etl.load.known import write_knowledge

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FILL = Path(__file__).with_suffix(".sql")
MILLION = 1_000_000


def build_million(folder: Path, claims: int = MILLION) -> Path:
    """Fill a warehouse and publish its snapshot, unless it is there already; the folder."""
    if (folder / "CURRENT").exists():
        return folder
    knowledge = load_knowledge()
    with open_warehouse(folder, "bench", "a benchmark") as warehouse:
        write_knowledge(warehouse.connection, knowledge)
        for statement in warehouse.connection.extract_statements(FILL.read_text(encoding="utf-8")):
            given = {"claims": claims} if "claims" in statement.named_parameters else {}
            warehouse.connection.execute(statement, given)
        warehouse.publish(knowledge, NOW)
    return folder


if __name__ == "__main__":
    build_million(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
