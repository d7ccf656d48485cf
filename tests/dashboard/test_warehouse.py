"""Holds that the dashboard asks one published snapshot, safely and from many threads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.outdated import OutdatedError
from dashboard.warehouse import Snapshot, Warehouse, open_snapshot
from tests.dashboard.browser.corpus import build_warehouse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of one article."""
    return build_warehouse(tmp_path_factory.mktemp("asked") / "warehouse", "quai")


def ask_claim(warehouse: Warehouse, snapshot: Snapshot, claim: str) -> list[str]:
    """The claims that a claim's id leads to."""
    parameters: dict[str, Hashable] = {"claim": claim, "unused": 1}
    return list(warehouse.ask(snapshot, "claim_place", parameters)["claim_id"])


def test_no_warehouse_has_no_snapshot(tmp_path: Path) -> None:
    """A folder without a pointer is no error."""
    assert Warehouse(tmp_path / "nothing").current() is None


def test_the_snapshot_says_what_it_is(folder: Path) -> None:
    """Number, articles, what was refused, and the newest article's day as today."""
    snapshot = Warehouse(folder).current()
    assert snapshot is not None
    assert (snapshot.n_articles, snapshot.n_quarantined, snapshot.is_sample) == (1, 1, False)
    assert snapshot.day == snapshot.newest
    assert snapshot.day.isoformat() == "2025-06-11"


def test_the_pointer_is_followed(tmp_path: Path) -> None:
    """After a publication the next question goes to the new snapshot."""
    warehouse = Warehouse(build_warehouse(tmp_path / "warehouse", "quai"))
    before = warehouse.current()
    command = [sys.executable, "-m", "tests.dashboard.browser.corpus", str(tmp_path / "warehouse")]
    subprocess.run(command, cwd=ROOT, check=True)  # a writer of its own, as in life
    after = warehouse.current()
    assert before is not None
    assert after is not None
    assert (before.n_articles, after.n_articles) == (1, 3)
    assert ask_claim(warehouse, before, "hostile-0") == []
    assert ask_claim(warehouse, after, "hostile-0") == ["hostile-0"]


def test_a_pruned_snapshot_hands_over_to_its_successor(tmp_path: Path) -> None:
    """A page that asks on after its snapshot was deleted is answered from the one that CURRENT names by then."""
    folder = build_warehouse(tmp_path / "warehouse", "quai")
    warehouse = Warehouse(folder)
    before = warehouse.current()
    assert before is not None
    newer = before.path.with_name("000009.duckdb")
    newer.write_bytes(before.path.read_bytes())
    before.path.unlink()
    open_snapshot.cache_clear()
    (folder / "CURRENT").write_text("000009.duckdb\n", encoding="utf-8")
    assert ask_claim(warehouse, before, "quai-0") == ["quai-0"]


def test_a_day_shows_what_was_known_on_it(tmp_path: Path) -> None:
    """Of three articles one had appeared by April 2025; the published snapshot stays as it is."""
    warehouse = Warehouse(build_warehouse(tmp_path / "warehouse"))
    known = warehouse.known(date(2025, 4, 1))
    now = warehouse.current()
    assert now is not None
    assert (known.n_articles, now.n_articles) == (1, 3)
    assert (known.known_on, now.known_on) == (date(2025, 4, 1), None)


def test_threads_get_their_own_rows(folder: Path) -> None:
    """Many threads asking at once never see another's answer."""
    warehouse = Warehouse(folder)
    snapshot = warehouse.current()
    assert snapshot is not None
    claims = [f"quai-{number % 4}" for number in range(200)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(lambda claim: ask_claim(Warehouse(folder), snapshot, claim), claims))
    assert answers == [[claim] for claim in claims]


def test_a_frame_may_be_changed_by_who_asked(folder: Path) -> None:
    """A kept answer is the same for the next who asks."""
    warehouse = Warehouse(folder)
    snapshot = warehouse.current()
    assert snapshot is not None
    frame = warehouse.ask(snapshot, "claim_place", {"claim": "quai-0"})
    frame["claim_id"] = "changed"
    assert ask_claim(warehouse, snapshot, "quai-0") == ["quai-0"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE t AS SELECT 1",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY claims TO '/tmp/claims.csv'",
        "ATTACH ':memory:' AS other",
        "INSTALL httpfs",
        "SET memory_limit = '8GB'",
    ],
)
def test_a_snapshot_can_only_be_read(folder: Path, statement: str) -> None:
    """Neither files, nor network, nor settings, nor tables can be reached or changed through it."""
    snapshot = Warehouse(folder).current()
    assert snapshot is not None
    with open_snapshot(snapshot.path).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_a_snapshot_of_another_version_is_told_from_a_fault(tmp_path: Path) -> None:
    """A file that lacks what a question names raises an error of its own, for which the page says what to run."""
    warehouse = Warehouse(build_warehouse(tmp_path / "warehouse", "quai"))
    name = (warehouse.folder / "CURRENT").read_text(encoding="utf-8").strip()
    path = warehouse.folder / "snapshots" / name
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE snapshot RENAME COLUMN n_left_out TO omitted")
    with pytest.raises(OutdatedError):
        warehouse.current()
