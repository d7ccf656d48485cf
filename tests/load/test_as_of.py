"""Every view can be asked as it was known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.errors import WarehouseError
from etl.knowledge import read_toml
from etl.load import Warehouse, prepare_known
from etl.load.publish import list_views
from etl.load.reader import open_file, open_snapshot
from etl.load.snapshots import FOLDER, KEPT_KNOWN
from etl.merging import merge_events, prepare_day
from tests.load.stated import KNOWLEDGE, make_article, make_statement, store, tell

CASES = read_toml(Path(__file__).parent / "as_of.toml")["case"]
LAST = date(2030, 1, 1)
DEAL = {"kind": "investment", "investors": ["Orvane"], "recipient": "Quillow", "date": "2025-03-04"}


def read_day(folder: Path, day: date, view: str) -> list[dict[str, Any]]:
    """Return the rows of a view as known on a day."""
    with open_file(prepare_day(folder, day, KNOWLEDGE)) as snapshot:
        rows = snapshot.table(view)
        return [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]


def fill(folder: Path, published_on: date) -> None:
    """Store and publish an article of a day."""
    article = make_article(f"of {published_on}", published_on=published_on)
    store(folder, [(article, [make_statement(DEAL, article)])])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_view_as_of_a_day_is_made_of_what_was_known(tmp_path: Path, case: dict[str, Any]) -> None:
    """Merging, disputes, certainty and status are those of the claims known then."""
    store(tmp_path, tell(case["articles"], case["claims"]))
    for one in case["days"]:
        found = read_day(tmp_path, one["day"], case["view"])
        assert [{key: row[key] for key in want} for row, want in zip(found, one["rows"], strict=True)] == one["rows"]


def test_a_late_day_shows_what_is_published(tmp_path: Path) -> None:
    """All views but the snapshot's own line, to the last row."""
    told = CASES[1]
    store(tmp_path, tell(told["articles"], told["claims"]))
    with open_snapshot(tmp_path) as published, open_file(prepare_day(tmp_path, LAST, KNOWLEDGE)) as known:
        for view in list_views():
            assert known.table(view).fetchall() == published.table(view).fetchall()


def test_a_day_is_prepared_once_and_goes_with_its_snapshot(tmp_path: Path) -> None:
    """Three publications later it is dropped with the snapshot that it was made of."""
    fill(tmp_path, date(2025, 3, 4))
    first = prepare_day(tmp_path, LAST, KNOWLEDGE)
    made_at = first.stat().st_mtime_ns
    assert prepare_day(tmp_path, LAST, KNOWLEDGE).stat().st_mtime_ns == made_at
    for day in range(5, 8):
        fill(tmp_path, date(2025, 3, day))
    assert not first.exists()


def test_few_days_are_kept(tmp_path: Path) -> None:
    """The last one asked for among them."""
    fill(tmp_path, date(2025, 3, 4))
    paths = [prepare_day(tmp_path, date(2025, 4, day), KNOWLEDGE) for day in range(1, KEPT_KNOWN + 3)]
    kept = list((tmp_path / FOLDER).glob("*.known-*"))
    assert len(kept) == KEPT_KNOWN
    assert paths[-1] in kept


def test_nothing_published_is_said(tmp_path: Path) -> None:
    """With the command that helps."""
    with pytest.raises(WarehouseError, match="run ingest"):
        prepare_day(tmp_path, LAST, KNOWLEDGE)


def test_a_snapshot_that_goes_meanwhile_gives_way_to_the_next(tmp_path: Path) -> None:
    """What was published while a day was prepared is asked instead."""
    fill(tmp_path, date(2025, 3, 4))
    is_first = iter((True, False))

    def merge(warehouse: Warehouse) -> None:
        if next(is_first):
            fill(tmp_path, date(2025, 3, 5))
            raise FileNotFoundError
        merge_events(warehouse, KNOWLEDGE)

    assert prepare_known(tmp_path, LAST, merge).name == "000002.known-2030-01-01.duckdb"
    assert not list((tmp_path / FOLDER).glob("building*"))
