"""Turns everything a command says on standard error into lines of JSON, for what collects logs."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, TextIO

from etl.errors import EtlError

OPTION, VARIABLE = "--log-format", "STRATWATCH_LOG_FORMAT"
JSON, TEXT = "json", "text"
FORMATS = (TEXT, JSON)


class JsonLines(io.TextIOBase):
    """A stream that writes each line as an object: `time` (UTC), `level`, and `message` or the fields it has itself."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        self.stream = stream
        self.begun = ""

    def write(self, text: str) -> int:
        """Write the lines that a text ends; what it begins is kept."""
        *lines, self.begun = (self.begun + text).split("\n")
        for line in lines:
            if line.strip():
                self.log("info", _read_fields(line))
        return len(text)

    def flush(self) -> None:
        """Flush the stream beneath."""
        self.stream.flush()

    def log(self, level: str, parts: Mapping[str, Any]) -> None:
        """Write one object."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.stream.write(json.dumps({"time": now, "level": level, **parts}) + "\n")
        self.stream.flush()


class LogHandler(logging.Handler):
    """Writes log records as such objects, with the logger's name and the traceback."""

    def __init__(self, lines: JsonLines) -> None:
        """Write to a stream of objects."""
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        parts = {"message": record.getMessage(), "logger": record.name}
        if record.exc_info:
            parts["traceback"] = logging.Formatter().formatException(record.exc_info)
        self.lines.log(record.levelname.lower(), parts)


def choose_format(words: Sequence[str]) -> str:
    """Return the format that a command line, else the environment, asks for."""
    given = [word.partition("=")[2] for word in words if word.startswith(f"{OPTION}=")]
    given += [follower for word, follower in pairwise(words) if word == OPTION]
    return given[-1] if given else os.environ.get(VARIABLE, TEXT)


def log_as_json() -> None:
    """From now on, write standard error and log records as JSON."""
    if not isinstance(sys.stderr, JsonLines):
        sys.stderr = JsonLines(sys.stderr)
        logging.basicConfig(handlers=[LogHandler(sys.stderr)], level=logging.INFO, force=True)


def say_error(program: str, error: EtlError) -> None:
    """Write an error: one line for people, reason and remedy for machines."""
    if isinstance(sys.stderr, JsonLines):
        sys.stderr.log("error", {"message": str(error), "reason": error.reason, "remedy": error.remedy})
    else:
        sys.stderr.write(f"{program}: {error}\n")


def _read_fields(line: str) -> dict[str, Any]:
    """Return the fields of a line that is an object already, else the line as its message."""
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"message": line}
