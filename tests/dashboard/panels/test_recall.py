"""Holds that rows are read once a frame, and that no reader can spoil them for the next."""

from __future__ import annotations

import pandas as pd

from dashboard.panels.recall import once_a_frame


def test_rows_are_read_once_a_frame() -> None:
    """The same frame is not read again; another one with the same rows is."""
    asked: list[int] = []

    @once_a_frame
    def read(frame: pd.DataFrame) -> list[int]:
        asked.append(len(frame))
        return list(frame["n"])

    first, second = (pd.DataFrame({"n": [1, 2]}) for _ in range(2))
    read(first).clear()
    assert (read(first), read(second)) == ([1, 2], [1, 2])
    assert asked == [2, 2]
