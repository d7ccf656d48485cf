"""A warehouse of invented claims and the panels' questions asked of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.panels.view import View
from dashboard.warehouse import Snapshot, Warehouse
from tests.load.stated import store, tell

STORY = Path(__file__).with_name("story.toml")
SNAPSHOT_DAY = date(2026, 1, 20)
FILTERS: dict[str, Any] = {
    "companies": (), "themes": (), "kinds": (), "modalities": (), "sources": (), "languages": (), "start": None,
    "end": None, "dated_only": False, "language": "en", "stage": "", "side": "payer", "since": None,
    "snapshot_day": SNAPSHOT_DAY, "page": 0, "lanes": 8, "most": 400, "skip": 0,
}  # fmt: skip

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]


@pytest.fixture(scope="session")
def ask_story(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """A function that asks a panel's question, with filters given by name."""
    folder = tmp_path_factory.mktemp("panels") / "warehouse"
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    store(folder, tell(story["articles"], story["claims"]))
    warehouse = Warehouse(folder)
    snapshot = warehouse.current()
    assert isinstance(snapshot, Snapshot)

    def ask(question: str, **filters: Any) -> pd.DataFrame:  # noqa: ANN401 (a filter's value)
        return warehouse.ask(snapshot, question, {**FILTERS, **filters})

    return ask


@pytest.fixture(scope="session")
def look() -> Look:
    """A function that makes a view, with circumstances given by name."""

    def make(**given: Any) -> View:  # noqa: ANN401 (a circumstance)
        plain: dict[str, Any] = {"mode": "light", "language": "en", "width": 1060, "snapshot_day": SNAPSHOT_DAY}
        return View(**{**plain, **given})

    return make
