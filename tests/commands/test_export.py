"""`export` writes the rows of a published view, safely and whole, and refuses what makes no sense."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cli import main
from etl.knowledge import read_toml
from etl.load import EXPORTED
from etl.load.export import FORMULA_STARTS, Rows, write_csv, write_jsonl
from etl.load.reader import open_snapshot
from etl.load.statement import HERE
from tests.load.stated import store, tell

DEAL = {"kind": "investment", "recipient": "Quillow", "amount": [5e9, 5e9, "USD"], "themes": ["chips"]}
CLAIMS: list[dict[str, Any]] = [
    {**DEAL, "article": "a", "investors": ["Orvane", "Hexley"], "date": "2025-03-04"},
    {**DEAL, "article": "a", "investors": ["=Zephyr"], "amount": None},
]
MISUSES = [
    ["export", "nothing"],
    ["export", "all"],
    ["export", "claims", "--format", "parquet"],
    ["export", "claims", "--format", "jsonl", "--excel"],
    ["export", "claims", "--as-of", "January"],
    ["export", "claims", "--company", "Nobody"],
    ["export", "claims", "--theme", "nothing"],
    ["export", "claims", "--from", "yesterday"],
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two investments of one article."""
    folder = tmp_path_factory.mktemp("warehouse")
    store(folder, tell({"a": {"published_on": date(2025, 3, 4)}}, CLAIMS))
    return folder


def write(writer: Callable[[Sequence[str], Rows, TextIO], None], names: Sequence[str], rows: Rows) -> str:
    """Return what a writer writes."""
    stream = io.StringIO(newline="")
    writer(names, rows, stream)
    return stream.getvalue()


def export(capsys: pytest.CaptureFixture[str], warehouse: Path, *words: str) -> str:
    """Run the command; return what it printed."""
    assert main(["export", *words, "--warehouse", str(warehouse)]) == 0
    return capsys.readouterr().out


def test_a_csv_reads_back_with_lists_joined_and_formulas_defused(
    warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers stay numbers, nothing stands for null."""
    rows = list(csv.DictReader(io.StringIO(export(capsys, warehouse, "investments"))))
    wanted = ("investors", "amount_low", "date_edtf", "cumulative", "left_out", "themes")
    assert [tuple(row[name] for name in wanted) for row in rows] == [
        ("Orvane | Hexley", "5000000000", "2025-03-04", "false", "", "chips"),
        ("'=Zephyr", "", "", "false", "no_amount", "chips"),
    ]


def test_filters_reach_the_file(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By company name or id, period and certainty."""
    counts = [
        len(export(capsys, warehouse, "investments", "--format", "jsonl", *words).splitlines())
        for words in (
            [],
            ["--company", "Hexley"],
            ["--company", "~orvane", "--company", "=zephyr"],
            ["--from", "2026-01-01"],
            ["--from", "2026-01-01", "--dated-only"],
            ["--to", "2025-12-31", "--dated-only"],
            ["--modality", "rumored"],
            ["--lang", "fr"],
        )
    ]
    assert counts == [2, 1, 2, 1, 0, 1, 0, 0]


def test_json_lines_keep_lists_and_numbers(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And null."""
    first, second = map(json.loads, export(capsys, warehouse, "investments", "--format", "jsonl").splitlines())
    assert (first["investors"], first["amount_usd"]) == (["Orvane", "Hexley"], 5_000_000_000)
    assert (second["investors"], second["amount_usd"]) == (["=Zephyr"], None)


@pytest.mark.parametrize("file_format", ["csv", "jsonl", "parquet"])
def test_all_views_go_into_a_folder(
    warehouse: Path, tmp_path: Path, file_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whole files, their description, nothing else."""
    export(capsys, warehouse, "all", "--format", file_format, "--out", str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        ["datapackage.json", *(f"{view}.{file_format}" for view in EXPORTED)]
    )
    assert (tmp_path / "out" / f"claims.{file_format}").stat().st_size


def test_a_csv_for_excel_begins_with_its_mark(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And is the same file after it."""
    for name, words in (("plain.csv", []), ("excel.csv", ["--excel"])):
        export(capsys, warehouse, "claims", "--out", str(tmp_path / name), *words)
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain.csv").read_bytes()


@pytest.mark.parametrize("words", MISUSES, ids=" ".join)
def test_misuse_ends_with_2(warehouse: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with nothing on standard output."""
    code = main([*words, "--warehouse", str(warehouse)])
    output = capsys.readouterr()
    assert (code, output.out, output.err.count("\n")) == (2, "", 1)


def test_a_folder_without_a_snapshot_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how to fill it."""
    assert main(["export", "claims", "--warehouse", str(tmp_path)]) == 1
    assert "run ingest" in capsys.readouterr().err


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=3)), max_size=4))
def test_no_cell_of_text_begins_a_formula(rows: list[tuple[str, list[str]]]) -> None:
    """And every text is found again behind its apostrophe."""
    cells = list(csv.reader(io.StringIO(write(write_csv, ("text", "list"), rows), newline="")))[1:]
    for (text, words), row in zip(rows, cells, strict=True):
        for given_text, cell in ((text, row[0]), (" | ".join(words), row[1])):
            assert not cell.startswith(FORMULA_STARTS)
            assert cell in {given_text, f"'{given_text}"}


@given(st.decimals(-(10**9), 10**9, places=4), st.dates())
def test_numbers_and_days_are_never_changed(number: Decimal, day: date) -> None:
    """A negative number keeps its sign and gets no apostrophe."""
    (row,) = list(csv.reader(io.StringIO(write(write_csv, ("n", "d"), [(number, day)]))))[1:]
    assert (Decimal(row[0]), date.fromisoformat(row[1])) == (number, day)
    assert json.loads(write(write_jsonl, ("n", "d"), [(number, day)])) == {"n": float(number), "d": day.isoformat()}


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_json_line_is_one_line_to_every_reader(words: list[str]) -> None:
    """Also where a text holds what other readers take for the end of a line."""
    text = write(write_jsonl, ("words",), [([*words, "one\u2028two\u0085three"],)])
    assert json.loads(text) == {"words": [*words, "one\u2028two\u0085three"]}
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("file_format", ["csv", "jsonl", "parquet"])
def test_the_package_describes_every_column(
    warehouse: Path, tmp_path: Path, file_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with its type and meaning, and the snapshot and the filters beside them."""
    words = ["all", "--format", file_format, "--out", str(tmp_path), "--company", "Hexley", "--from", "2025-01-01"]
    export(capsys, warehouse, *words)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in package["resources"]] == [f"{view}.{file_format}" for view in EXPORTED]
    fields = [field for one in package["resources"] for field in one["schema"]["fields"]]
    assert all(field["description"] and field["type"] for field in fields)
    assert package["filters"] == {"companies": ["~hexley"], "start": "2025-01-01"}
    assert (package["snapshot"]["number"], package["snapshot"]["as_of"]) == (1, None)


def test_the_columns_of_a_csv_are_those_of_its_package(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the same order."""
    export(capsys, warehouse, "all", "--out", str(tmp_path))
    for one in json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]:
        with (tmp_path / one["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in one["schema"]["fields"]]


def test_every_meaning_that_is_written_is_of_a_column(warehouse: Path) -> None:
    """None outlives its column."""
    meaning = read_toml(HERE / "exports" / "fields.toml")
    with open_snapshot(warehouse) as snapshot:
        columns = {view: snapshot.table(view).columns for view in EXPORTED}
    assert set(meaning["view"]) == set(EXPORTED)
    assert set(meaning["field"]) <= {name for names in columns.values() for name in names}
    assert all(set(own.get("field", {})) <= set(columns[view]) for view, own in meaning["view"].items())


def test_an_export_as_of_a_day_says_so(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the article of March tells is not there in February."""
    for day in ("2025-02-28", "2025-03-04"):
        export(capsys, warehouse, "all", "--format", "jsonl", "--out", str(tmp_path / day), "--as-of", day)
    kept = [
        len((tmp_path / day / "claims.jsonl").read_text("utf-8").splitlines()) for day in ("2025-02-28", "2025-03-04")
    ]
    package = json.loads((tmp_path / "2025-02-28" / "datapackage.json").read_text("utf-8"))
    assert (kept, package["snapshot"]["as_of"]) == ([0, 2], "2025-02-28")
