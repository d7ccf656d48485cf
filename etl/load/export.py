"""Writes a published view, filtered as on the dashboard, as CSV, JSON lines or Parquet, some thousand rows at a time.

In CSV lists are joined by " | ", and a text that a spreadsheet would take for a formula gets a leading apostrophe;
numbers, and the other two formats, are left as they are.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from etl.errors import WarehouseError
from etl.load.filters import Filters, filter_view, stream_view

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXPORTED = (
    "article_versions",
    "articles",
    "claims",
    "companies",
    "corrections",
    "disputes",
    "events",
    "figures",
    "integrations",
    "investments",
    "partnership_status",
    "partnerships",
    "release_ladder",
    "releases",
    "themes",
)
BETWEEN = " | "
BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LINE_ENDS = {ord(letter): f"\\u{ord(letter):04x}" for letter in "\u0085\u2028\u2029"}  # many readers part lines at them

Row = Sequence[Any]
Rows = Iterable[Row]


def export_view(snapshot: DuckDBPyConnection, view: str, filters: Filters, file_format: str, out: Path) -> None:
    """Write a view of a snapshot to a file, which appears whole or not at all.

    `filters` name companies by id (see `find_ids`). Raises WarehouseError where the file cannot be written.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if file_format in WRITERS:
            with part.open("w", encoding="utf-8", newline="") as stream:
                print_view(snapshot, view, filters, file_format, stream)
        else:
            filter_view(snapshot, view, filters).write_parquet(str(part))
        part.replace(out)
    except OSError as error:
        reason = f"{out}: {error.strerror}"
        raise WarehouseError(reason, "name a file that can be written to") from error


def print_view(snapshot: DuckDBPyConnection, view: str, filters: Filters, file_format: str, stream: TextIO) -> None:
    """Write a view of a snapshot to a stream of text, which Parquet is not."""
    names, rows = stream_view(snapshot, view, filters)
    WRITERS[file_format](names, rows, stream)


def write_csv(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """Write rows as CSV with a heading: lists joined by " | ", days as ISO 8601, nothing where a value is unknown."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)


def write_excel(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """Write the same CSV behind the byte order mark by which Excel knows UTF-8."""
    stream.write(BYTE_ORDER_MARK)
    write_csv(names, rows, stream)


def write_jsonl(names: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """Write one JSON object a line, which is one line to every reader; lists stay lists and amounts numbers."""
    for row in rows:
        line = json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False)
        stream.write(f"{line.translate(LINE_ENDS)}\n")


WRITERS: dict[str, Callable[[Sequence[str], Rows, TextIO], None]] = {
    "csv": write_csv,
    "excel": write_excel,
    "jsonl": write_jsonl,
}


def _cell(value: object) -> str:
    plain = _plain(value)
    if isinstance(plain, list):
        return _neutralise(BETWEEN.join(map(str, plain)))
    if isinstance(plain, bool):
        return str(plain).lower()
    if isinstance(plain, str) and isinstance(value, str):
        return _neutralise(plain)
    return "" if plain is None else str(plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _neutralise(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
