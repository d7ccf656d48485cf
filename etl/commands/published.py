"""Tells whoever follows a warehouse that a run has published it: the entry points of one group, by name."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

GROUP = "stratwatch.published"


def announce(folder: Path) -> None:
    """Call each follower with the warehouse's folder; what it writes there is its own, and it raises nothing."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        point.load()(folder)
