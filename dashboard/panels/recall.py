"""Reads a frame's rows once, however many of a panel's functions ask for them one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import TypeVar

import pandas as pd

Row = TypeVar("Row")
KEPT = 4  # frames of one kind whose rows are kept: one for each page that may be drawn at the same moment


class _Same:
    """A frame that is equal to itself alone."""

    __slots__ = ("frame",)

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.frame is self.frame


def once_a_frame(read: Callable[[pd.DataFrame], Sequence[Row]]) -> Callable[[pd.DataFrame], list[Row]]:
    """The same reading, which remembers the rows of the frames read last; a frame is not changed between readings."""

    @lru_cache(maxsize=KEPT)
    def recall(same: _Same) -> tuple[Row, ...]:
        return tuple(read(same.frame))

    @wraps(read)
    def read_again(frame: pd.DataFrame) -> list[Row]:
        return list(recall(_Same(frame)))

    return read_again
