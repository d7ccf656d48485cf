"""Stories of events, told by articles in two languages, end in the rows that they promise, whatever their order."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from etl.events import Statement
from etl.knowledge import read_toml
from etl.load import open_file, open_snapshot, open_warehouse
from etl.merging import prepare_day
from etl.pipeline import ingest
from etl.read import ReadRequest
from etl.records import Article
from etl.runs import Run
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article, make_statement, store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STORIES = read_toml(Path(__file__).parent / "stories.toml")["story"]
LEAST_READ = 8  # stories of nine that hold when the extractor reads their articles

Told = tuple[Article, list[Statement]]
Case = dict[str, Any]
NAMES = [story["name"] for story in STORIES]


def tell(story: Case) -> list[Told]:
    """Return the articles of a story with what each claims."""
    articles = {
        one["id"]: make_article(one["id"], **{k: v for k, v in one.items() if k != "id"}) for one in story["articles"]
    }
    told: dict[str, list[Statement]] = {key: [] for key in articles}
    for described in story["claims"]:
        article, statements = articles[described["article"]], told[described["article"]]
        start = article.text.index(described["quote"])
        place = {"evidence_start": start, "evidence_end": start + len(described["quote"])}
        slots = {key: value for key, value in described.items() if key != "quote"}
        statement = make_statement({**slots, **place, "evidence": described["quote"]}, article, len(statements))
        statements.append(statement)
    return [(articles[key], statements) for key, statements in told.items()]


def open_state(folder: Path, day: date | None) -> AbstractContextManager[DuckDBPyConnection]:
    """Open what is published, or what was known on a day."""
    return open_snapshot(folder) if day is None else open_file(prepare_day(folder, day, KNOWLEDGE))


def read_rows(folder: Path, wanted: Case) -> list[Case]:
    """Return the rows of a view that name a company."""
    with open_state(folder, wanted.get("as_of")) as snapshot:
        view = snapshot.table(wanted["view"])
        rows = [dict(zip(view.columns, row, strict=True)) for row in view.fetchall()]
    return [row for row in rows if wanted["company"] in {key.replace(" ", "-") for key in row["company_ids"]}]


def find_faults(folder: Path, story: Case) -> list[str]:
    """Return what differs from the story's promises."""
    faults = []
    for wanted in story["expect"]:
        rows = read_rows(folder, wanted)
        promised = wanted.get("rows", [])
        padded = [*promised, *[dict.fromkeys(promised[0] if promised else (), "nothing")] * (len(rows) - len(promised))]
        found: Case = {
            "n_rows": len(rows),
            "total": sum((row["amount_usd"] for row in rows if row.get("left_out", "") is None), Decimal(0)),
            "langs": sorted({lang for row in rows for lang in row.get("langs", ())}),
            "rows": [{key: row[key] for key in want} for row, want in zip(rows, padded, strict=False)],
        }
        faults += [
            f"{key}: {found[key]} instead of {wanted[key]}"
            for key in found
            if key in wanted and found[key] != wanted[key]
        ]
    return faults


@pytest.mark.parametrize("story", STORIES, ids=NAMES)
def test_a_story_ends_in_its_rows_whatever_comes_first(tmp_path: Path, story: Case) -> None:
    """Forwards, backwards and from the middle, one article a run, so that each is merged into what is there."""
    told = tell(story)
    middle = len(told) // 2
    for number, order in enumerate((told, told[::-1], [*told[middle:], *told[:middle]])):
        folder = tmp_path / str(number)
        for one in order:
            store(folder, [one])
        assert find_faults(folder, story) == []


def test_stories_of_both_languages_are_told_by_articles_of_both() -> None:
    """Each by at least one of either."""
    assert all({one["lang"] for one in story["articles"]} == {"en", "fr"} for story in STORIES)


@pytest.fixture(scope="module")
def read_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of all the stories' articles as the extractor reads them."""
    folder = tmp_path_factory.mktemp("read")
    lines = [
        json.dumps({**one, "published_on": str(one["published_on"])}) for story in STORIES for one in story["articles"]
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    with open_warehouse(folder / "w", VERSION, "a test") as warehouse:
        ingest(ReadRequest((str(folder / "articles.jsonl"),)), warehouse, KNOWLEDGE, Run(NOW, lambda _: None))
    return folder / "w"


def test_stories_hold_when_their_articles_are_read(read_world: Path) -> None:
    """From the bare text to the published rows; the floor is what the reading reaches."""
    faults = {story["name"]: found for story in STORIES if (found := find_faults(read_world, story))}
    assert len(STORIES) - len(faults) >= LEAST_READ, faults


def test_every_claim_that_was_read_quotes_its_article(read_world: Path) -> None:
    """By ids alone, from each row of the events to the words."""
    with open_snapshot(read_world) as snapshot:
        claims = snapshot.sql(
            "SELECT text[quote_start + 1 : quote_end] = quote FROM events, unnest(claim_ids) AS told(claim_id) "
            "JOIN claims USING (claim_id) JOIN article_text USING (article_id)"
        ).fetchall()
    assert claims
    assert set(claims) == {(True,)}
