"""A warehouse of an older layout becomes one of this version, with all that was in it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.commands import upgrade
from etl.errors import WarehouseError
from etl.load import open_warehouse, upgrade_warehouse
from etl.load.reader import open_snapshot
from etl.load.upgrade import STEPS
from etl.load.warehouse import DATABASE, LAYOUT
from tests.commands.running import run_command
from tests.load.crashing import make_news, write
from tests.load.stated import KNOWLEDGE, NOW, VERSION

LAYOUTS = Path(__file__).with_name("layouts")
OLDEST = 2
COLUMNS = """SELECT schema_name, table_name, string_agg(column_name, ', ' ORDER BY column_index) FROM duckdb_columns()
WHERE database_name = current_database() AND NOT internal GROUP BY ALL"""
VIEWS = ("claims", "events", "investments", "partnerships", "articles")


def age(modern: Path, folder: Path, layout: int) -> None:
    """Make a database of an older layout that holds what a modern one does, as far as it has room for it."""
    folder.mkdir()
    with duckdb.connect(folder / DATABASE) as old:
        old.execute((LAYOUTS / f"{layout:03}.sql").read_text("utf-8"))
        old.execute("ATTACH $path AS modern (READ_ONLY)", {"path": str(modern / DATABASE)})
        columns = (
            "SELECT schema_name, table_name, string_agg(column_name, ', ' ORDER BY column_index) FROM duckdb_columns()"
        )
        here = old.execute(
            f"{columns} WHERE database_name = current_database() AND NOT internal GROUP BY ALL"
        ).fetchall()
        for schema, table, names in here:
            if table != "layout":
                old.execute(f"INSERT INTO {schema}.{table} ({names}) SELECT {names} FROM modern.{schema}.{table}")  # noqa: S608 (names of the file above)


@pytest.mark.parametrize("layout", range(OLDEST, LAYOUT))
def test_an_old_warehouse_becomes_a_new_one(tmp_path: Path, layout: int, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused before, then publishes what a modern one does; the former file is kept; twice does nothing."""
    modern, old = tmp_path / "modern", tmp_path / "old"
    write(modern)
    age(modern, old, layout)
    with pytest.raises(WarehouseError, match="run stratwatch upgrade"), open_warehouse(old, VERSION, "a test"):
        pass
    code, figures, _ = run_command(upgrade, capsys, "--warehouse", str(old), "--json")
    assert (code, figures["layouts"]) == (0, list(range(layout + 1, LAYOUT + 1)))
    assert (old / f"{DATABASE}.layout-{layout}").exists()
    assert upgrade_warehouse(old, "a test") == []
    with open_warehouse(old, VERSION, "a test") as warehouse:
        warehouse.publish(KNOWLEDGE, NOW)
        article, statements = make_news(1)
        assert warehouse.find_standing(article) == "unchanged"
        warehouse.store_article(article, statements, NOW)
    rows = []
    for place in (modern, old):
        with open_snapshot(place) as snapshot:
            rows.append([sorted(snapshot.table(view).fetchall(), key=repr) for view in VIEWS])
    assert rows[0] == rows[1]


def test_each_layout_has_its_step_and_its_picture() -> None:
    """So that whoever changes the layout writes both."""
    steps = [path.stem for path in (Path(upgrade_warehouse.__code__.co_filename).parent / STEPS).glob("*.sql")]
    assert sorted(steps) == [f"{layout:03}" for layout in range(OLDEST + 1, LAYOUT + 1)]
    assert sorted(path.stem for path in LAYOUTS.glob("*.sql")) == [f"{layout:03}" for layout in range(OLDEST, LAYOUT)]


def test_a_layout_from_which_nothing_leads_on_is_told(tmp_path: Path) -> None:
    """One of the future, or of a past that nobody has; the file is left as it was."""
    for layout in (1, LAYOUT + 1):
        with duckdb.connect(tmp_path / DATABASE) as old:
            old.execute("CREATE OR REPLACE TABLE layout AS SELECT $layout AS version", {"layout": layout})
        with pytest.raises(WarehouseError, match=f"has layout {layout}, from which no step leads"):
            upgrade_warehouse(tmp_path, "a test")
