"""The published views hold the rows that a small world promises, and the filter keeps those it says."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.corrections import Rename
from etl.errors import UsageError
from etl.knowledge import read_toml
from etl.load import EXPORTED, Filters, open_warehouse
from etl.load.filters import filter_view, find_ids
from etl.load.publish import list_views
from etl.load.reader import open_snapshot
from tests.load.stated import NOW, VERSION, make_article, make_statement, store, tell

HERE = Path(__file__).parent
WORLD = read_toml(HERE / "views.toml")
INTERVALS = read_toml(HERE / "intervals.toml")["case"]

Reader = Callable[[Path, str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of views.toml."""
    folder = tmp_path_factory.mktemp("world")
    renamed = Rename(verb="rename", company="Nobody", name="Somebody", reason="a test", date=date(2025, 3, 4))
    told = tell(WORLD["articles"], WORLD["claim"])
    article, _ = told[0]
    with open_warehouse(folder, VERSION, "a test") as warehouse:
        warehouse.store_article(replace(article, text="What it said first", text_id="first"), [], NOW)
    store(folder, told, corrections=[renamed])
    return folder


@pytest.mark.parametrize("view", WORLD["rows"])
def test_a_view_holds_its_rows(world: Path, read_rows: Reader, view: str) -> None:
    """As many rows as promised, and in each the promised columns; unnamed columns may hold anything."""
    promised = WORLD["rows"][view]
    found = sorted(read_rows(world, view), key=lambda row: (row.get("type") or "", row.get("article_id") or ""))
    assert [{key: row[key] for key in want} for row, want in zip(found, promised, strict=True)] == promised


def test_the_sum_of_an_event_in_dollars_is_its_amount_times_the_rate(world: Path, read_rows: Reader) -> None:
    """2 billion euros at the bank's 1.0557 of 4 March 2025."""
    (row,) = [row for row in read_rows(world, "investments") if row["type"] == "funding"]
    assert row["amount_usd"] == row["amount_low"] * 10_557 / 10_000


def test_every_row_leads_to_a_verbatim_passage(world: Path, read_rows: Reader) -> None:
    """From the claim ids of every event to the quote, and from the quote to the text, by ids alone."""
    texts = {row["article_id"]: row["text"] for row in read_rows(world, "article_text")}
    claims = {row["claim_id"]: row for row in read_rows(world, "claims")}
    events = read_rows(world, "events")
    assert sorted(key for event in events for key in event["claim_ids"]) == sorted(claims)
    for claim in claims.values():
        assert texts[claim["article_id"]][claim["quote_start"] : claim["quote_end"]] == claim["quote"]


def test_a_figure_of_a_model_is_filtered_by_its_maker(tmp_path: Path, read_rows: Reader) -> None:
    """A model is no company: it has no id among the subjects, and its maker's events hold its figures."""
    article = make_article("a")
    statement = make_statement({"kind": "figure", "amount": [30, 30, "USD"]}, article)
    party = replace(statement.claim.parties[0], company_id="claude")
    claim = replace(statement.claim, parties=(party,))
    store(tmp_path, [(article, [replace(statement, claim=claim)])])
    (row,) = read_rows(tmp_path, "figures")
    assert (row["subject_id"], row["company_ids"]) == (None, ["anthropic"])


def test_every_company_has_a_name_and_a_colour(world: Path, read_rows: Reader) -> None:
    """Listed or not."""
    rows = {row["company_id"]: row for row in read_rows(world, "companies")}
    assert (rows["~orvane"]["name"], rows["~orvane"]["is_listed"], rows["~orvane"]["n_claims"]) == ("Orvane", False, 6)
    assert all(1 <= row["colour"] <= 12 for row in rows.values())


@pytest.mark.parametrize("case", INTERVALS, ids=lambda case: case["name"])
def test_states_make_stretches_in_every_order(tmp_path: Path, read_rows: Reader, case: Mapping[str, Any]) -> None:
    """The stretches are the same however the articles arrive."""
    stretches = []
    for number, order in enumerate(itertools.islice(itertools.permutations(case["states"]), 0, 24, 5)):
        stories = {f"{key}": {"published_on": date(2026, 1, 1)} for key in order}
        store(tmp_path / str(number), tell(stories, [_state(words) for words in order]))
        rows = read_rows(tmp_path / str(number), "partnership_status")
        stretches.append([f"{row['status']} {row['valid_from']} {row['valid_to'] or '-'}" for row in rows])
    assert stretches == [case["stretches"]] * len(stretches)


@pytest.mark.parametrize(("articles", "disputed"), [(("a", "b"), [True, True]), (("a", "a"), [False, False])])
def test_an_end_and_another_state_of_one_day_are_disputed(
    tmp_path: Path, read_rows: Reader, articles: tuple[str, str], disputed: list[bool]
) -> None:
    """Unless one article tells both, for then one followed the other."""
    states = [
        {**_state(f"{status} 2025-03-04"), "article": article}
        for status, article in zip(("expanded", "ended"), articles, strict=True)
    ]
    store(tmp_path, tell({key: {"published_on": date(2025, 3, 5)} for key in set(articles)}, states))
    assert [row["disputed"] for row in read_rows(tmp_path, "partnership_status")] == disputed


FILTERS = [
    (Filters(), 7),
    (Filters(companies=("Microsoft",)), 1),
    (Filters(companies=("~quillow", "microsoft")), 5),
    (Filters(themes=("chips",)), 1),
    (Filters(kinds=("release", "figure")), 2),
    (Filters(modalities=("planned",)), 1),
    (Filters(sources=("Courrier des Ports",)), 3),
    (Filters(languages=("fr",)), 3),
    (Filters(start=date(2025, 3, 4), end=date(2025, 3, 4)), 6),
    (Filters(start=date(2025, 3, 4), end=date(2025, 3, 4), dated_only=True), 3),
    (Filters(start=date(2025, 4, 1), dated_only=True), 1),
    (Filters(end=date(2024, 5, 1), dated_only=True), 1),
    (Filters(dated_only=True), 4),
    (Filters(companies=("~orvane",), kinds=("investment",), modalities=("asserted",)), 2),
]


@pytest.mark.parametrize(("filters", "kept"), FILTERS, ids=str)
def test_a_filter_keeps_the_events_it_says(world: Path, filters: Filters, kept: int) -> None:
    """Undated events pass every period unless dated ones alone are wanted."""
    with open_snapshot(world) as snapshot:
        events = filter_view(snapshot, "events", find_ids(snapshot, filters)).fetchall()
    assert len(events) == kept


def test_a_company_or_theme_that_is_not_there_is_misuse(world: Path) -> None:
    """Instead of an empty file."""
    with open_snapshot(world) as snapshot:
        for filters in (Filters(companies=("Nobody",)), Filters(themes=("nothing",))):
            with pytest.raises(UsageError, match=r"no (company|theme)"):
                find_ids(snapshot, filters)


@pytest.mark.parametrize("view", EXPORTED)
def test_every_view_is_filtered_by_the_published_rule(world: Path, view: str) -> None:
    """An impossible filter leaves no row of any view, and no filter leaves all of them."""
    with open_snapshot(world) as snapshot:
        unfiltered = filter_view(snapshot, view, Filters())
        columns = ", ".join(unfiltered.columns)  # all but what speeds the dashboard up
        everything = unfiltered.fetchall()
        nothing = Filters(companies=("~none",), themes=("none",))
        assert everything == snapshot.table(view).project(columns).fetchall()
        assert everything
        assert filter_view(snapshot, view, nothing).fetchall() == []


def test_what_is_exported_is_published() -> None:
    """No export asks for a view that is not there."""
    assert set(EXPORTED) <= set(list_views())


def _state(words: str) -> dict[str, Any]:
    status, day, *modality = words.split()
    state: dict[str, Any] = {
        "article": words,
        "kind": "partnership",
        "partners": ["Orvane", "Quillow"],
        "status": status,
    }
    dated = {} if day == "-" else {"date": day}
    return {**state, **dated, "modality": modality[0] if modality else "asserted"}
