"""Does a thing again and again: at an interval, or as soon as something in a folder has changed and come to rest."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import EtlError
from etl.terminal import write_message

UNITS: Mapping[str, float] = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
INTERVAL = re.compile(r"(\d{1,6})([smhd])")
LOOK = 2.0  # seconds between two looks at a folder: a file is read when it was the same in two of them

State = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Watch:
    """What is waited for: seconds to pass, or a folder to change."""

    seconds: float | None = None
    folder: Path | None = None


def parse_interval(text: str) -> float:
    """Return the seconds that `15m` means; argparse turns the error into one line and exit code 2."""
    interval = INTERVAL.fullmatch(text)
    if interval and int(interval[1]):
        return int(interval[1]) * UNITS[interval[2]]
    message = f"{text!r} is no interval, write it as 15m, 1h or 1d"
    raise argparse.ArgumentTypeError(message)


def parse_watch(text: str) -> Watch:
    """Return what an option means, `15m` or the name of a folder; argparse turns the error into exit code 2."""
    if INTERVAL.fullmatch(text):
        return Watch(seconds=parse_interval(text))
    if text and Path(text).is_dir():
        return Watch(folder=Path(text))
    message = f"{text!r} is neither an interval as 15m, 1h or 1d nor a folder"
    raise argparse.ArgumentTypeError(message)


def repeat(watch: Watch, act: Callable[[], object], pause: Callable[[float], object] = time.sleep) -> None:
    """Act at once and then for ever; what goes wrong is said, and the next time may go better."""
    while True:
        before = read_state(watch.folder)
        try:
            act()
        except EtlError as error:
            write_message(str(error))
        if watch.folder is None:
            pause(watch.seconds or LOOK)
            continue
        while not has_settled(before, watch.folder, pause):
            pass


def has_settled(before: State, folder: Path, pause: Callable[[float], object]) -> bool:
    """Wait a little, and return whether a folder is another than before and nobody is writing to it any more."""
    pause(LOOK)
    now = read_state(folder)
    if now == before:
        return False
    pause(LOOK)
    return read_state(folder) == now


def read_state(folder: Path | None) -> State:
    """Return size and time of change of each file in a folder; one that goes meanwhile is left out."""
    state = {}
    for path in sorted(folder.rglob("*")) if folder else ():
        try:
            found = path.stat()
        except OSError:
            continue
        if path.is_file():
            state[str(path)] = (found.st_size, found.st_mtime_ns)
    return state
