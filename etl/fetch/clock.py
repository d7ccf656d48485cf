"""The time as fetching sees it, handed in so that a test can let it pass at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is in seconds since 1970, `ticks` never goes back, `pause` lets seconds pass."""

    now: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic
    pause: Callable[[float], object] = time.sleep


def stoppable_clock(stop: Event) -> Clock:
    """Return a clock whose pauses end at once when the event is set."""
    return Clock(pause=stop.wait)


@dataclass(frozen=True, slots=True)
class Pace:
    """Lets one request at a time go to a host, and the next one only after a while."""

    clock: Clock
    next_at: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def wait(self, host: str, delay: float) -> None:
        """Return when it is this request's turn; the turn after it comes `delay` seconds later."""
        with self.lock:
            now = self.clock.ticks()
            turn = max(now, self.next_at.get(host, now))
            self.next_at[host] = turn + delay
        if turn > now:
            self.clock.pause(turn - now)
