"""A warehouse has one writer, stores articles whole, publishes only what changed, and keeps old ids alive."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.errors import WarehouseError
from etl.load import check_warehouse, find_current, open_warehouse
from etl.load.reader import open_snapshot
from etl.records import Quarantined
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article, make_statement, store

Reader = Callable[[Path, str], list[dict[str, Any]]]
DEAL = {"kind": "investment", "investors": ["Orvane"], "recipient": "Quillow", "amount": [5e9, 5e9, "USD"]}
EARLY, LATE = date(2025, 3, 4), date(2025, 3, 6)

HOLDER = """
import sys
from pathlib import Path
from etl.load import open_warehouse
with open_warehouse(Path(sys.argv[1]), "v", "process 4711 (a test)"):
    print("held", flush=True)
    sys.stdin.read()
"""


def told(article_id: str, published_on: date, **fields: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 (slots of a claim)
    """Return an article with one claim of a deal."""
    article = make_article(article_id, published_on=published_on)
    return article, [make_statement({**DEAL, "date": "2025-03-04", **fields}, article)]


def test_storing_the_same_again_publishes_nothing(tmp_path: Path) -> None:
    """The second run finds the very input that is published."""
    numbers = [store(tmp_path, [told("a", EARLY)]) for _ in range(2)]
    assert numbers == [1, None]


def test_an_article_is_new_then_unchanged_then_changed(tmp_path: Path) -> None:
    """Told by its text, language, day, title, source and link."""
    article, statements = told("a", EARLY)
    with open_warehouse(tmp_path, VERSION, "a test") as warehouse:
        found = [warehouse.find_standing(article)]
        warehouse.store_article(article, statements, NOW)
        found += [warehouse.find_standing(one) for one in (article, make_article("a", published_on=LATE))]
    assert found == ["new", "unchanged", "changed"]


def test_another_version_of_the_rules_reads_anew(tmp_path: Path) -> None:
    """What an older version extracted is renewed."""
    store(tmp_path, [told("a", EARLY)])
    with open_warehouse(tmp_path, "rules-2", "a test") as warehouse:
        assert warehouse.find_standing(make_article("a", published_on=EARLY)) == "renewed"


def test_a_changed_article_replaces_its_claims(tmp_path: Path, read_rows: Reader) -> None:
    """Nothing of the former text stays."""
    store(tmp_path, [told("a", EARLY)])
    article, statements = told("a", EARLY, amount=[6e9, 6e9, "USD"])
    store(tmp_path, [(replace(article, title="Corrected"), statements)])
    assert [row["amount_low"] for row in read_rows(tmp_path, "investments")] == [6_000_000_000]


def test_a_new_text_keeps_what_the_former_one_said(tmp_path: Path, read_rows: Reader) -> None:
    """Its claims are replaced, and their quotes are kept with the text they were in."""
    article, statements = told("a", EARLY)
    store(tmp_path, [(article, statements)])
    store(tmp_path, [(replace(article, text="Another text.", text_id="other"), [])])
    (version,) = read_rows(tmp_path, "article_versions")
    (row,) = read_rows(tmp_path, "articles")
    kept = [version["version"], version["text_id"], version["kinds"], version["quotes"]]
    assert kept == [1, article.text_id, ["investment"], [statements[0].claim.evidence]]
    assert [row["n_versions"], row["n_claims"]] == [2, 0]


def test_a_title_or_day_alone_makes_no_version(tmp_path: Path, read_rows: Reader) -> None:
    """A version is another text."""
    article, statements = told("a", EARLY)
    store(tmp_path, [(article, statements)])
    store(tmp_path, [(replace(article, published_on=LATE, published_basis="jsonld"), statements)])
    (row,) = read_rows(tmp_path, "articles")
    assert [read_rows(tmp_path, "article_versions"), row["n_versions"], row["published_basis"]] == [[], 1, "jsonld"]


def test_copies_name_the_article_that_was_published_first(tmp_path: Path, read_rows: Reader) -> None:
    """To the letter or nearly, however short, whatever the order of their ids."""
    long = " ".join(f"word{number}" for number in range(200))
    texts: dict[str, tuple[str, date | None]] = {
        "a": (long, LATE), "b": (long, EARLY), "c": (f"{long} and more", LATE), "d": ("Brief.", LATE),
        "e": ("Brief.", None), "f": ("Else.", LATE),
    }  # fmt: skip
    articles = [make_article(key, text=text, published_on=day) for key, (text, day) in texts.items()]
    store(tmp_path, [(article, []) for article in articles])
    copies = {row["article_id"]: row["copy_of"] for row in read_rows(tmp_path, "articles")}
    assert copies == {"a": "b", "b": None, "c": "b", "d": None, "e": "d", "f": None}


def test_a_claim_that_says_something_else_under_its_id_is_merged_anew(tmp_path: Path, read_rows: Reader) -> None:
    """Read by other rules, a claim keeps its id where its roles stand, whatever its date and certainty."""
    store(tmp_path, [told("a", EARLY), told("b", EARLY)])
    store(tmp_path, [told("a", EARLY, modality="rumored"), told("b", EARLY, date="2024-01-01")], version="rules-2")
    rows = sorted((row["modality"], row["date_edtf"]) for row in read_rows(tmp_path, "investments"))
    assert rows == [("asserted", "2024-01-01"), ("rumored", "2025-03-04")]


def test_an_event_keeps_its_former_id_as_an_alias(tmp_path: Path, read_rows: Reader) -> None:
    """An earlier article takes the event over, and the id of the later one leads to it."""
    store(tmp_path, [told("late", LATE)])
    (former,) = read_rows(tmp_path, "investments")
    store(tmp_path, [told("early", EARLY)])
    (event,) = read_rows(tmp_path, "investments")
    assert event["event_id"] != former["event_id"]
    assert read_rows(tmp_path, "event_alias") == [{"old_id": former["event_id"], "event_id": event["event_id"]}]


def test_articles_one_by_one_make_the_events_of_all_at_once(tmp_path: Path, read_rows: Reader) -> None:
    """Merging step by step and at once ends the same, ids included."""
    articles = [told("a", LATE), told("b", EARLY), told("c", LATE, amount=[6e9, 6e9, "USD"], attribution="Zephyr")]
    store(tmp_path / "once", articles)
    for one in reversed(articles):
        store(tmp_path / "steps", [one])
    for view in ("claims", "investments", "join_reasons"):
        assert read_rows(tmp_path / "steps", view) == read_rows(tmp_path / "once", view)


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    """And may try again when that process has ended."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(WarehouseError, match="process 4711"), open_warehouse(tmp_path, VERSION, "a test"):
            pass
        holder.kill()
    with open_warehouse(tmp_path, VERSION, "a test") as warehouse:
        assert warehouse.find_stale_buckets() == []


def test_three_snapshots_are_kept(tmp_path: Path) -> None:
    """The pointer names the last."""
    for number in range(5):
        store(tmp_path, [told(f"a{number}", EARLY)])
    kept = sorted(path.name for path in (tmp_path / "snapshots").iterdir())
    assert kept == ["000003.duckdb", "000004.duckdb", "000005.duckdb"]
    assert find_current(tmp_path) == tmp_path / "snapshots" / "000005.duckdb"


def test_what_could_not_be_read_is_kept_once_and_forgotten_when_read(tmp_path: Path, read_rows: Reader) -> None:
    """A second run that finds it again adds no row."""
    item = Quarantined("inbox/b.txt", None, "the file is empty", "put text in it")
    line = Quarantined("inbox/c.jsonl", 3, "not JSON", "mend the line")
    counts = []
    with open_warehouse(tmp_path, VERSION, "a test") as warehouse:
        for found, cleared in (([item, line], []), ([item, line], []), ([line], [item])):
            warehouse.store_quarantined(found, cleared, NOW)
            counts.append(len(warehouse.list_quarantined()))
        warehouse.publish(KNOWLEDGE, NOW)
    assert counts == [2, 2, 1]
    assert [(row["name"], row["line"]) for row in read_rows(tmp_path, "quarantine")] == [("inbox/c.jsonl", 3)]


def test_readers_keep_their_snapshot_while_others_are_published(tmp_path: Path) -> None:
    """An open reader sees the state it opened, a new one the new state, and neither an error."""
    store(tmp_path, [told("a", EARLY)])
    seen = []
    with open_snapshot(tmp_path) as reader:
        for number in range(4):
            store(tmp_path, [told(f"b{number}", EARLY)])
            with open_snapshot(tmp_path) as fresh:
                states = [one.sql("SELECT count(*) FROM articles").fetchall()[0][0] for one in (reader, fresh)]
                seen.append(tuple(states))
    assert seen == [(1, 2), (1, 3), (1, 4), (1, 5)]


def test_a_folder_without_a_snapshot_is_said_to_be_one(tmp_path: Path) -> None:
    """With the command that fills it."""
    with pytest.raises(WarehouseError, match="holds no published snapshot; run ingest"):
        check_warehouse(tmp_path)


@pytest.mark.parametrize("damage", ["000001.duckdb", "CURRENT"])
def test_a_damaged_snapshot_is_named(tmp_path: Path, damage: str) -> None:
    """Whether the snapshot itself or the pointer to it."""
    store(tmp_path, [told("a", EARLY)])
    next(tmp_path.rglob(damage)).write_bytes(b"no database, no pointer" * 1000)
    with pytest.raises(WarehouseError, match=damage):
        check_warehouse(tmp_path)


def test_a_database_of_another_layout_stops_the_writer(tmp_path: Path) -> None:
    """With what to do about it."""
    with duckdb.connect(tmp_path / "work.duckdb") as other:
        other.execute("CREATE TABLE layout AS SELECT 99 AS version")
    with pytest.raises(WarehouseError, match="has layout 99"):
        store(tmp_path, [told("b", EARLY)])


def test_a_damaged_database_stops_the_writer(tmp_path: Path) -> None:
    """Instead of being written over."""
    store(tmp_path, [told("a", EARLY)])
    (tmp_path / "work.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(WarehouseError, match=r"work.duckdb: does not open"):
        store(tmp_path, [told("b", EARLY)])


def test_a_sound_warehouse_passes_the_check(tmp_path: Path) -> None:
    """No error, whatever else lies in its folder."""
    store(tmp_path, [told("a", EARLY)])
    (tmp_path / "snapshots" / "notes.txt").write_text("mine")
    assert check_warehouse(tmp_path) is None  # type: ignore[func-returns-value] # that it returns is the promise
