"""What goes beside a download: where the rows come from, under which filters, and what their columns mean."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.render.page import Page
from dashboard.warehouse import read_question
from dashboard.wording import read_labels


def describe_rows(page: Page, question: str, frame: pd.DataFrame, total: int) -> dict[str, Any]:
    """The link that gives these rows, the filters, the snapshot, what a row is and each column's heading and type.

    `frame` holds some of the rows, `total` counts all.
    """
    headings: dict[str, str] = read_labels(page.language)["column"]
    snapshot, about = page.snapshot, read_question(question).splitlines()
    lines = [line.removeprefix("--").strip() for line in about if line.startswith("--")]
    return {
        "link": find_link(),
        "question": question,
        "row": " ".join(lines),
        "rows": total,
        "filters": {name: value for name, value in page.choice.parameters().items() if value not in ((), None, False)},
        "snapshot": {
            "number": snapshot.number,
            "published_at": snapshot.published_at,
            "known_on": snapshot.known_on,
            "is_sample": snapshot.is_sample,
        },
        "columns": [
            {"name": name, "heading": headings.get(str(name)), "type": str(kind)} for name, kind in frame.dtypes.items()
        ],
    }


def find_link() -> str:
    """The address of the page shown, with its filters."""
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])
    address = str(st.context.url).partition("?")[0]
    return f"{address}?{query}" if query else address


def write_sidecar(about: dict[str, Any]) -> bytes:
    """The description as JSON; days and times as ISO 8601."""
    return json.dumps(about, ensure_ascii=False, indent=2, default=str).encode()


def flatten(about: dict[str, Any]) -> dict[str, str]:
    """The description as pairs of words, for a sheet; the columns by name."""
    plain = {key: str(value) for key, value in about.items() if not isinstance(value, dict | list)}
    nested = {f"{key}.{name}": str(value) for key in ("filters", "snapshot") for name, value in about[key].items()}
    columns = {f"column.{row['name']}": row["heading"] or row["type"] for row in about["columns"]}
    return plain | nested | columns
