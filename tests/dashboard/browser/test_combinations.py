"""Whatever is filtered by, screen, file, command line and a query written by hand show the same rows."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Locator, Page

from dashboard.filters.offer import read_offer
from dashboard.render.csv_text import FORMULA_SIGNS, write_csv
from dashboard.render.page import AT_ONCE
from dashboard.warehouse import Snapshot, Warehouse, open_snapshot, stream_rows
from etl.cli import main
from tests.benchmarks.million import build_million
from tests.dashboard.browser.combining import COUNT, Combination, combine
from tests.dashboard.browser.looking import visit

CLAIMS = 4_000
QUERY = Path(__file__).with_name("combinations.sql")
LOOKED_AT = range(COUNT) if "STRATWATCH_SOAK" in os.environ else (0, 1, 5, 12, 28, 44)  # each panel, each sort of words
ON_PAPER = 40  # rows of a table that the page holds as text
COLUMNS = {
    "every_deal": {"From": "investors", "To": "recipient"},
    "releases": {"Developer": "developer", "Model": "model"},
    "alliances": {"Partners": "partners"},
    "figures": {"Subject": "subject"},
    "dependencies": {"Product": "product", "Model": "model"},
}  # whose cells hold, in words, what the file has under these names
READ_CELLS = """table => {
  const [head, ...rows] = [...table.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent));
  return rows.map(cells => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
}"""
Row = dict[str, str]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with enough claims for most combinations to leave some."""
    return build_million(tmp_path_factory.mktemp("combined") / "warehouse", CLAIMS)


@pytest.fixture(scope="module")
def combinations(filled: Path) -> list[Combination]:
    """All combinations, with the companies that are named most."""
    warehouse = Warehouse(filled)
    snapshot = warehouse.current()
    assert isinstance(snapshot, Snapshot)
    labels = read_offer(warehouse, snapshot).labels
    open_snapshot.cache_clear()
    return [combine(number, labels) for number in range(COUNT)]


@pytest.fixture(scope="module")
def filled_address(serve: Callable[[Path], str], filled: Path) -> str:
    """Where it is served."""
    return serve(filled)


def read_rows(text: str) -> list[Row]:
    """The rows of a CSV text, the apostrophe before formulas removed."""
    return [
        {
            name: cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell
            for name, cell in row.items()
        }
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    ]


def read_table(text: str) -> list[Row]:
    """The rows in the order of their ids."""
    return sorted(read_rows(text), key=lambda row: row["event_id"])


def ask_by_hand(folder: Path, asked: Combination) -> list[str]:
    """The events that the base tables have."""
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(asked.choice).items()}
    wanted = ("companies", "themes", "kinds", "start", "end", "modalities", "sources", "languages", "dated_only")
    with duckdb.connect(str(folder / "work.duckdb"), read_only=True) as tables:
        found = tables.execute(
            QUERY.read_text(encoding="utf-8"), {"view_kind": asked.kind} | {name: given[name] for name in wanted}
        )
        return [event for (event,) in found.fetchall()]


def write_file(folder: Path, asked: Combination) -> str:
    """The CSV that the dashboard hands out."""
    snapshot = Warehouse(folder).current()
    assert isinstance(snapshot, Snapshot)
    question = asked.panel if asked.panel == "dependencies" else f"{asked.panel}_rows"
    text = write_csv(stream_rows(question, asked.choice.parameters() | {"stage": ""}, snapshot.path)).decode()
    open_snapshot.cache_clear()  # within one process `export` cannot open what the dashboard holds otherwise configured
    return text


@pytest.mark.parametrize("number", range(COUNT))
def test_file_command_and_query_agree(
    filled: Path, combinations: list[Combination], number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same events, and in each the same values of all columns that file and export share."""
    asked = combinations[number]
    shown = read_table(write_file(filled, asked))
    assert main(["export", *asked.options(), "--warehouse", str(filled)]) == 0
    exported = read_table(capsys.readouterr().out)
    assert [row["event_id"] for row in shown] == [row["event_id"] for row in exported] == ask_by_hand(filled, asked)
    shared = set(shown[0]) & set(exported[0]) if shown else set()
    assert [{name: row[name] for name in shared} for row in shown] == [
        {name: row[name] for name in shared} for row in exported
    ]


def test_most_combinations_leave_rows(filled: Path, combinations: list[Combination]) -> None:
    """A test of empty tables would prove nothing."""
    assert sum(bool(ask_by_hand(filled, asked)) for asked in combinations) >= COUNT * 2 / 3


def look(page: Page, asked: Combination) -> list[Row]:
    """The rows of the panel's CSV file, in its order; the rows on the screen and on paper must be these."""
    part, shown = page.locator(f".st-key-actions-{asked.panel}"), page.locator(f".st-key-rows-{asked.panel}")
    if not part.count():
        page.locator(f".st-key-lift-{asked.panel} button").first.wait_for()
        return []
    with page.expect_download() as download:
        part.get_by_role("button", name="CSV ·").click()
    rows = read_rows(Path(download.value.path()).read_text(encoding="utf-8"))
    table = part.get_by_role("button", name="Table", exact=True)
    if table.count():
        table.click()
    for start in range(0, len(rows), AT_ONCE):
        if start:
            shown.get_by_role("button", name=f"Page {start // AT_ONCE + 1}", exact=True).click()
        compare(shown, rows[start : start + AT_ONCE], asked.panel)
    return rows


def compare(shown: Locator, rows: list[Row], panel: str) -> None:
    """Wait until the table holds as many rows as these; the first of them stand in it and in the text for paper."""
    shown.locator(f"table[role=grid][aria-rowcount='{len(rows) + 1}']").wait_for(state="attached")
    for selector, most in (("table[role=grid]", None), (".printed table", ON_PAPER)):
        cells: list[dict[str, str]] = shown.locator(selector).evaluate(READ_CELLS)
        names = [name for name in COLUMNS[panel] if name in cells[0]]
        assert names
        assert len(cells) == min(len(rows), most or len(cells))
        assert [[cell[name] for name in names] for cell in cells] == [
            [row[COLUMNS[panel][name]].replace(" | ", ", ") for name in names] for row in rows[: len(cells)]
        ]


@pytest.mark.parametrize("number", LOOKED_AT)
def test_the_screen_agrees_and_its_link_opens_the_same(
    browser: Browser, filled_address: str, filled: Path, combinations: list[Combination], number: int
) -> None:
    """The rows on the screen are those of the query, in this browser and in a fresh one that is given its address.

    The first link has ids, or the words of either language; the second what stands in the address then.
    """
    asked = combinations[number]
    expected = ask_by_hand(filled, asked)
    first = visit(browser, filled_address, asked.link)
    rows = look(first.page, asked)
    assert sorted(row["event_id"] for row in rows) == expected
    again = visit(browser, filled_address, first.page.url.split("/", 3)[3])
    assert look(again.page, asked) == rows
    assert first.faults + again.faults == []
    for shown in (first, again):
        shown.page.context.close()
