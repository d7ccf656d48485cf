"""Writes a published view, filtered as on the dashboard, as CSV, JSON lines or Parquet.

In CSV lists are joined by " | ", and a text that a spreadsheet would take for a formula gets a leading apostrophe;
numbers, and the other two formats, are left as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.errors import WarehouseError
from etl.load.filters import Filters, filter_view, find_ids
from etl.load.reader import open_snapshot

EXPORTED = (
    "articles",
    "claims",
    "companies",
    "events",
    "figures",
    "integrations",
    "investments",
    "partnership_status",
    "partnerships",
    "releases",
    "themes",
)
BETWEEN = " | "
BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Rows = Sequence[Sequence[Any]]


def export_view(folder: Path, view: str, filters: Filters, file_format: str, out: Path | None = None) -> str:
    """Write a view of the published snapshot to a file, or return its text where `out` is None.

    The file appears whole or not at all; Parquet is written to files only. Raises WarehouseError without a snapshot, or
    where the file cannot be written, and UsageError for a company or a theme that the snapshot does not know.
    """
    with open_snapshot(folder) as snapshot:
        rows = filter_view(snapshot, view, find_ids(snapshot, filters))
        if out is None:
            return WRITERS[file_format](rows.columns, rows.fetchall())
        part = out.with_name(f"{out.name}.part")
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            if file_format in WRITERS:
                part.write_text(WRITERS[file_format](rows.columns, rows.fetchall()), "utf-8", newline="")
            else:
                rows.write_parquet(str(part))
            part.replace(out)
        except OSError as error:
            reason = f"{out}: {error.strerror}"
            raise WarehouseError(reason, "name a file that can be written to") from error
    return ""


def write_csv(names: Sequence[str], rows: Rows) -> str:
    """Return rows as CSV with a heading: lists joined by " | ", days as ISO 8601, nothing where a value is unknown."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def write_excel(names: Sequence[str], rows: Rows) -> str:
    """Return the same CSV behind the byte order mark by which Excel knows UTF-8."""
    return BYTE_ORDER_MARK + write_csv(names, rows)


def write_jsonl(names: Sequence[str], rows: Rows) -> str:
    """Return one JSON object a line; lists stay lists and amounts numbers."""
    lines = [json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False) for row in rows]
    return "".join(f"{line}\n" for line in lines)


WRITERS: dict[str, Callable[[Sequence[str], Rows], str]] = {
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
