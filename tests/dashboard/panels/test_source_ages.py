"""A source is new, heard or silent by its own rhythm, counted to the snapshot's day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from dashboard.warehouse import Warehouse
from etl.knowledge import load_knowledge
from etl.load import open_warehouse
from etl.records import Article
from tests.dashboard.panels.conftest import FILTERS

DAY = date(2026, 1, 20)
AGO: dict[str, list[int | None]] = {
    "Daily": [9, 8, 7, 6, 5], "Hushed daily": [40, 39, 38, 37, 36], "Monthly": [130, 100, 70, 40], "Fresh": [3],
    "Once": [31], "Dateless": [None], "Weekly": [30, 23, 16],
}  # fmt: skip


@pytest.fixture(scope="module")
def standings(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """What is said of each source of a warehouse with articles of so many days ago."""
    folder = tmp_path_factory.mktemp("ages") / "warehouse"
    with open_warehouse(folder, "test", "test") as warehouse:
        for source, ages in AGO.items():
            for age in ages:
                name, day = f"{source}-{age}", None if age is None else DAY - timedelta(days=age)
                article = Article(name, name, "en", "Nothing happened.", None, source, None, day)
                warehouse.store_article(article, [], datetime(2026, 1, 21, tzinfo=UTC))
        warehouse.publish(load_knowledge(None), datetime(2026, 1, 21, tzinfo=UTC))
    asked = Warehouse(folder)
    snapshot = asked.current()
    assert snapshot is not None
    frame = asked.ask(snapshot, "source_ages", {**FILTERS, "snapshot_day": DAY, "most": 100, "skip": 0})
    return frame.set_index("name")


@pytest.mark.parametrize(
    ("source", "standing"),
    [
        ("Daily", "new"),
        ("Hushed daily", "silent"),
        ("Monthly", "current"),
        ("Fresh", "new"),
        ("Once", "silent"),
        ("Dateless", "undated"),
        ("Weekly", "current"),
    ],
)
def test_a_source_stands_by_its_own_rhythm(standings: pd.DataFrame, source: str, standing: str) -> None:
    """Three times its usual gap, and a fortnight at least, is silence; thirty days from its first article it is new."""
    assert standings.loc[source, "standing"] == standing


def test_silence_counts_from_the_last_article(standings: pd.DataFrame) -> None:
    """In days up to the snapshot's; nothing is counted without a day."""
    assert standings.loc["Hushed daily", "silence"] == 36
    assert standings.loc["Monthly", "gap"] == 30
    assert standings["silence"].isna()["Dateless"]


def test_silent_sources_come_first(standings: pd.DataFrame) -> None:
    """They are what a reader has to look after."""
    assert list(standings["standing"][:2]) == ["silent", "silent"]
