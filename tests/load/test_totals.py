"""A total adds closed sums once and says what it leaves out; sources are counted, not articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.knowledge import read_toml
from tests.load.stated import store, tell

HERE = Path(__file__).parent
TOTALS = read_toml(HERE / "totals.toml")["case"]
SOURCES = read_toml(HERE / "sources.toml")["case"]
DEAL = {"kind": "investment", "recipient": "Quillow"}

Reader = Callable[[Path, str], list[dict[str, Any]]]


@pytest.mark.parametrize("case", TOTALS, ids=lambda case: case["name"])
def test_a_total_counts_nothing_twice(tmp_path: Path, read_rows: Reader, case: Mapping[str, Any]) -> None:
    """What is not left out sums up to the promised total."""
    store(tmp_path, tell(case["articles"], [{**DEAL, **claim} for claim in case["claims"]]))
    rows = read_rows(tmp_path, "investments")
    total = sum(row["amount_usd"] for row in rows if row["left_out"] is None)
    left_out = sorted(row["left_out"] for row in rows if row["left_out"])
    assert (total, left_out) == (case["total"], case["left_out"])


def test_a_running_total_names_the_sums_that_it_covers(tmp_path: Path, read_rows: Reader) -> None:
    """Those of its investor and its recipient that came before it."""
    deals = [
        {**DEAL, "article": "a", "investors": [payer], "amount": [4e9, 4e9, "USD"], "date": day}
        for payer, day in (
            ("Orvane", "2023-09-25"),
            ("Orvane", "2024-11-22"),
            ("Hexley", "2023-01-01"),
            ("Orvane", "2025-09-01"),
        )
    ]
    running = {**DEAL, "article": "a", "investors": ["Orvane"], "amount": [8e9, 8e9, "USD"], "cumulative": True}
    store(tmp_path, tell({"a": {"published_on": date(2025, 3, 4)}}, [*deals, running]))
    rows = {row["event_id"]: row for row in read_rows(tmp_path, "investments")}
    (total,) = [row for row in rows.values() if row["cumulative"]]
    assert [rows[key]["date_edtf"] for key in total["covers"]] == ["2023-09-25", "2024-11-22"]
    assert [row["covers"] for row in rows.values() if not row["cumulative"]] == [[]] * 4


@pytest.mark.parametrize("case", SOURCES, ids=lambda case: case["name"])
def test_sources_are_counted(tmp_path: Path, read_rows: Reader, case: Mapping[str, Any]) -> None:
    """Beside the articles, for both numbers are published."""
    deal = {**DEAL, "investors": ["Microsoft"], "amount": [5e9, 5e9, "USD"], "date": "2025-03-04"}
    told = {f"a{number}": one for number, one in enumerate(case["told"])}
    stories = {
        key: {"published_on": date(2025, 3, 4), **{name: one[name] for name in ("source", "text") if name in one}}
        for key, one in told.items()
    }
    claims = [{**deal, "article": key, "attribution": one.get("attribution")} for key, one in told.items()]
    store(tmp_path, tell(stories, claims))
    (row,) = read_rows(tmp_path, "investments")
    assert (row["n_articles"], row["n_sources"]) == (case["articles"], case["sources"])
