"""Batches are worked through by processes in their order, and a process that dies is said to be dead."""

from __future__ import annotations

import os

import pytest

from etl.engines.local import map_batches
from etl.errors import EtlError


def double(number: int) -> int:
    """Work that ends."""
    return 2 * number


def die(number: int) -> int:
    """Work that ends its process at the third batch, as a lack of memory does."""
    if number == 3:
        os._exit(9)
    return number


def test_results_stand_in_the_order_of_the_batches() -> None:
    """However many processes work."""
    assert list(map_batches(double, range(7), 2)) == [0, 2, 4, 6, 8, 10, 12]


def test_a_dead_process_is_an_error_with_a_remedy() -> None:
    """Not a traceback, and not a run that waits for ever."""
    with pytest.raises(EtlError, match="ended before its time; run it again"):
        list(map_batches(die, range(7), 2))
