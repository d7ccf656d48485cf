"""Shows how far a run is: a bar with rate and time left on a terminal, a line now and then elsewhere, or JSON lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from etl.terminal import encode_line, write_message

if TYPE_CHECKING:
    from tqdm import tqdm

EVERY = 15.0  # seconds between two lines
MINUTE = 60


@dataclass(slots=True)
class Progress:
    """Counts what is done of what is expected; nothing expected means that nobody knows how much will come."""

    phase: str
    is_json: bool = False
    bar: tqdm[NoReturn] | None = None
    ticks: Callable[[], float] = time.monotonic
    done: int = 0
    expected: int = 0
    started: float = 0
    told: float = 0

    def expect(self, count: int) -> None:
        """Add to what is expected."""
        self.expected += count
        if self.bar is not None:
            self.bar.total = self.expected
            self.bar.refresh()

    def advance(self) -> None:
        """Count one thing, and say so where it is time to."""
        self.done += 1
        if self.bar is not None:
            self.bar.update()
        elif self.ticks() - self.told >= EVERY:
            self.told = self.ticks()
            write_message(encode_line(self.measure()) if self.is_json else self.describe())

    def measure(self) -> dict[str, object]:
        """Return the progress for machines."""
        rate = self.done / max(self.ticks() - self.started, 1e-9)
        left = (self.expected - self.done) / rate if self.expected >= self.done > 0 else None
        return {
            "event": "progress",
            "phase": self.phase,
            "done": self.done,
            "expected": self.expected or None,
            "per_second": round(rate, 2),
            "seconds_left": None if left is None else round(left),
        }

    def describe(self) -> str:
        """Return the progress for people: `fetch: 120 of 400, 2.1 a second, about 3 minutes left`."""
        figures = self.measure()
        left = figures["seconds_left"]
        whole = f" of {self.expected}" if self.expected else ""
        line = f"{self.phase}: {self.done}{whole}, {figures['per_second']} a second"
        if not isinstance(left, int):
            return line
        return f"{line}, about {left // MINUTE + 1} minutes left" if left >= MINUTE else f"{line}, {left} seconds left"


@contextmanager
def show_progress(phase: str, *, is_json: bool = False) -> Iterator[Progress]:
    """Give a counter whose progress shows, as the place where it shows allows."""
    now = time.monotonic()
    if is_json or not sys.stderr.isatty():
        yield Progress(phase, is_json, started=now, told=now)
        return
    from tqdm import tqdm

    with tqdm(desc=phase, unit="", leave=False) as bar:
        yield Progress(phase, bar=bar, started=now)
