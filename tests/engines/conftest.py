"""Two workers of a Dask scheduler on this machine, started once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from distributed import LocalCluster


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes; one that dies is started again."""
    start: Any = LocalCluster  # it has no types
    with start(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started.scheduler_address
