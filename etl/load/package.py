"""Describes exported views as a Frictionless Data Package: every column's type, unit and meaning, and the snapshot.

What columns mean stands in exports/fields.toml. See https://datapackage.org (version 2).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.knowledge import read_toml
from etl.load.export import BETWEEN, EXPORTED
from etl.load.filters import Filters, filter_view
from etl.load.statement import HERE, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FILE = "datapackage.json"
# Column types of DuckDB, by how their names begin, as types of a Table Schema.
TYPES = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DECIMAL": "number",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "VARCHAR": "string",
}
MEDIA_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}

Json = dict[str, Any]


def write_package(snapshot: DuckDBPyConnection, filters: Filters, file_format: str, folder: Path) -> None:
    """Write datapackage.json beside the exported views of a snapshot."""
    text = json.dumps(describe_export(snapshot, filters, file_format), ensure_ascii=False, indent=2)
    part = folder / f"{FILE}.part"
    part.write_text(f"{text}\n", "utf-8")
    part.replace(folder / FILE)


def describe_export(snapshot: DuckDBPyConnection, filters: Filters, file_format: str) -> Json:
    """Return the package: `snapshot` and `filters` say which rows it holds."""
    meaning = read_toml(HERE / "exports" / "fields.toml")
    ((number, published_at, input_hash, version, is_sample, as_of, n_left_out),) = run(snapshot, "describe_snapshot")
    return {
        "$schema": PROFILE,
        "name": "stratwatch-export",
        "title": meaning["package"]["title"],
        "description": meaning["package"]["description"],
        "version": str(number),
        "created": f"{published_at.isoformat()}Z",
        "licenses": [meaning["package"]["licence"]],
        "snapshot": {
            "number": number,
            "input_hash": input_hash,
            "knowledge_version": version,
            "is_sample": is_sample,
            "as_of": as_of and as_of.isoformat(),
            "claims_without_a_day_left_out": n_left_out,
        },
        "filters": _describe_filters(filters),
        "resources": [_describe_view(snapshot, view, filters, file_format, meaning) for view in EXPORTED],
    }


def _describe_view(
    snapshot: DuckDBPyConnection, view: str, filters: Filters, file_format: str, meaning: Mapping[str, Json]
) -> Json:
    rows = filter_view(snapshot, view, filters)
    own = meaning["view"][view]
    fields = [
        _describe_field(name, str(kind), file_format, own.get("field", {}).get(name) or meaning["field"][name])
        for name, kind in zip(rows.columns, rows.types, strict=True)
    ]
    schema = {"fields": fields, "missingValues": [""], **({"primaryKey": own["key"]} if "key" in own else {})}
    return {
        "name": view.replace("_", "-"),
        "path": f"{view}.{file_format}",
        "title": own["title"],
        "format": file_format,
        "mediatype": MEDIA_TYPES[file_format],
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_field(name: str, kind: str, file_format: str, described: str | Mapping[str, str]) -> Json:
    words = {"description": described} if isinstance(described, str) else dict(described)
    if not kind.endswith("[]"):
        shape = {"type": next(own for start, own in TYPES.items() if kind.startswith(start))}
    elif file_format == "csv":
        shape = {"type": "list", "itemType": "string", "delimiter": BETWEEN}
    else:
        shape = {"type": "array"}
    return {"name": name, **shape, **words}


def _describe_filters(filters: Filters) -> Json:
    """Return the filters that keep anything out."""
    chosen = {name: value for name, value in asdict(filters).items() if value}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in chosen.items()}
