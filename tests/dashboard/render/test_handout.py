"""Links to streamed files say what to stream, and nobody but the server can write one."""

from __future__ import annotations

import base64
import csv
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from dashboard.filters.choice import Choice
from dashboard.render.handout import ROUTE, hand_out, read_handout
from dashboard.render.page import Page
from dashboard.render.rows import Rows
from dashboard.warehouse import Snapshot, Warehouse
from tests.dashboard.browser.corpus import build_warehouse


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The investments of the browser's corpus."""
    warehouse = Warehouse(build_warehouse(tmp_path_factory.mktemp("handout") / "warehouse"))
    snapshot = warehouse.current()
    assert isinstance(snapshot, Snapshot)
    page = Page(
        warehouse, snapshot, Choice(period="all", modalities=()), cast("object", SimpleNamespace()), "en", "light",  # type: ignore[arg-type] # no offer is needed
        is_phone=False, width=1060,
    )  # fmt: skip
    return Rows(page, "every_deal")


def test_a_link_streams_the_rows(rows: Rows) -> None:
    """All of them, as the file that the small ones are."""
    token = hand_out(rows, "deals.csv").removeprefix(f"{ROUTE}/")
    found = read_handout(token)
    assert found is not None
    lines = b"".join(found.pieces).decode("utf-8-sig").splitlines()
    assert (found.name, len(list(csv.DictReader(lines)))) == ("deals.csv", rows.count())


def test_a_link_that_was_changed_leads_nowhere(rows: Rows) -> None:
    """Neither another question nor other words, nor no link at all."""
    told = base64.urlsafe_b64decode(hand_out(rows, "deals.csv").removeprefix(f"{ROUTE}/"))
    forged = base64.urlsafe_b64encode(told.replace(b"every_deal_rows", b"articles_refused")).decode()
    assert [read_handout(token) for token in (forged, "AAAA", "no link", "")] == [None] * 4


def test_a_link_to_a_snapshot_that_is_gone_leads_nowhere(rows: Rows, tmp_path: Path) -> None:
    """Snapshots are pruned; the page that is open then is drawn anew with other links."""
    token = hand_out(rows, "deals.csv").removeprefix(f"{ROUTE}/")
    path, away = rows.page.snapshot.path, tmp_path / "away"
    path.rename(away)
    assert read_handout(token) is None
    away.rename(path)
