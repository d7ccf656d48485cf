"""What commands say: results on standard output, messages on standard error, each a line of UTF-8."""

from __future__ import annotations

import io
import json
import sys

from etl.records import Quarantined

LINE_ENDS = {ord(letter): f"\\u{ord(letter):04x}" for letter in "\u0085\u2028\u2029"}  # many readers part lines at them


def write_result(line: str) -> None:
    """Write one line of a result."""
    sys.stdout.write(f"{line}\n")


def write_json(value: object) -> None:
    """Write a value as one line of JSON, which is one line to every reader, whatever characters its texts hold."""
    write_result(encode_line(value))


def encode_line(value: object) -> str:
    """Return a value as JSON in which nothing reads as the end of a line."""
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS)


def write_message(line: str) -> None:
    """Write one line that is no result: progress, a summary, something that went wrong."""
    sys.stderr.write(f"{line}\n")


def write_quarantined(item: Quarantined, *, is_json: bool = False) -> None:
    """Write why a thing was not read, for people (`NAME[:LINE]: reason; what to do`) or as a JSON object."""
    if is_json:
        parts = {"name": item.name, "line": item.line, "reason": item.reason, "remedy": item.remedy}
        write_message(encode_line(parts))
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
