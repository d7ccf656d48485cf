"""Something is done at once, then at an interval or when a folder has changed and come to rest."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from etl.commands.watching import LOOK, Watch, parse_watch, repeat
from etl.errors import EtlError


class EnoughError(Exception):
    """Ends a test."""


def test_an_interval_passes_between_two_times() -> None:
    """Also where one of them goes wrong."""
    log: list[object] = []

    def act() -> None:
        log.append("act")
        if len(log) == 3:
            raise EtlError("it is held", "wait")  # noqa: EM101, TRY003 (any error)

    def pause(seconds: float) -> None:
        log.append(seconds)
        if len(log) == 6:
            raise EnoughError

    with pytest.raises(EnoughError):
        repeat(parse_watch("15m"), act, pause)
    assert log == ["act", 900.0] * 3


def test_a_folder_is_read_when_it_came_to_rest(tmp_path: Path) -> None:
    """Not while a file still grows, and not while nothing happens."""
    log: list[str] = []
    file = tmp_path / "a.txt"
    happenings = iter(["", "one", "one two", "one two three", "", "", "end"])

    def pause(seconds: float) -> None:
        assert seconds == LOOK
        text = next(happenings)
        if text == "end":
            raise EnoughError
        if text:
            file.write_text(text, "utf-8")

    with pytest.raises(EnoughError):
        repeat(parse_watch(str(tmp_path)), lambda: log.append(file.read_text("utf-8") if file.exists() else "-"), pause)
    assert log == ["-", "one two three"]


@pytest.mark.parametrize("text", ["", "0m", "15", "m", "no such folder", "15 m"])
def test_what_is_neither_is_refused(text: str) -> None:
    """With what would be taken."""
    with pytest.raises(argparse.ArgumentTypeError, match="interval"):
        parse_watch(text)
    assert parse_watch("1d") == Watch(seconds=86_400)
