"""What commands say: results on standard output, messages on standard error, each a line of UTF-8."""

from __future__ import annotations

import io
import json
import sys

from etl.records import Quarantined


def write_result(line: str) -> None:
    """Write one line of a result."""
    sys.stdout.write(f"{line}\n")


def write_message(line: str) -> None:
    """Write one line that is no result: progress, a summary, something that went wrong."""
    sys.stderr.write(f"{line}\n")


def write_quarantined(item: Quarantined, *, is_json: bool = False) -> None:
    """Write why a thing was not read, for people (`NAME[:LINE]: reason; what to do`) or as a JSON object."""
    if is_json:
        parts = {"name": item.name, "line": item.line, "reason": item.reason, "remedy": item.remedy}
        write_message(json.dumps(parts, ensure_ascii=False))
    else:
        write_message(describe_quarantined(item))


def describe_quarantined(item: Quarantined) -> str:
    """Return `NAME[:LINE]: reason; what to do`."""
    place = item.name if item.line is None else f"{item.name}:{item.line}"
    return f"{place}: {item.reason}; {item.remedy}"


def speak_utf8() -> None:
    """Make both streams UTF-8 with plain line ends, so that the same input gives the same bytes on any machine."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
