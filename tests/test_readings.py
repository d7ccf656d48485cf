"""What reading found in a text is kept whole, and serves for the same text alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.claim_ids import identify_claim
from etl.load import open_snapshot, open_warehouse
from etl.pipeline import ingest
from etl.read import ReadRequest
from etl.readings import name_reading, restore_reading, write_reading
from etl.records import Amount, Article, Claim, DateInterval, Party, Term, Value
from etl.runs import Run
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article

TEXT = "Brassfield invested $4 billion in Nuvela, a start-up, on 25 September 2023, according to Harbour Ledger."
PLACES = st.none() | st.integers(0, len(TEXT))
BOUNDS = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=8)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WORDS = st.text(max_size=12)
AMOUNTS = st.builds(Amount, BOUNDS, BOUNDS, st.none() | WORDS, st.none() | WORDS)
CLAIMS = st.builds(
    Claim,
    claim_id=st.just(""),
    article_id=st.just("a1"),
    kind=st.sampled_from(["investment", "figure"]),
    parties=st.lists(st.builds(Party, WORDS, st.integers(0, 9), WORDS, WORDS, PLACES, PLACES), max_size=3).map(tuple),
    values=st.lists(
        st.builds(
            Value, WORDS, st.builds(Amount, BOUNDS, BOUNDS, st.none() | WORDS, st.none() | WORDS), PLACES, PLACES
        ),
        max_size=2,
    ).map(tuple),
    terms=st.lists(st.builds(Term, WORDS, WORDS, PLACES, PLACES), max_size=3).map(tuple),
    date=st.none() | st.builds(DateInterval, DAYS, DAYS),
    evidence=st.just(TEXT[:10]),
    evidence_start=st.just(0),
    evidence_end=st.just(10),
    themes=st.lists(WORDS, max_size=3).map(tuple),
    confidence=st.none() | st.floats(0, 1),
)


@given(st.lists(CLAIMS, max_size=3))
def test_claims_come_back_as_they_were(found: list[Claim]) -> None:
    """Every slot, offset and bound, under the id that reading would give."""
    claims = tuple(replace(claim, claim_id=identify_claim(claim)) for claim in found)
    assert restore_reading(write_reading(claims), make_article("a1", text=TEXT)) == claims


@pytest.mark.parametrize(
    ("changed", "is_same"),
    [
        ({"article_id": "b"}, True),
        ({"url": "https://news.example/b"}, True),
        ({"title": "Another title"}, False),
        ({"source": "Zinc Daily"}, False),
        ({"published_on": date(2025, 1, 2)}, False),
        ({"lang": "fr"}, False),
        ({"text_id": "another text"}, False),
    ],
)
def test_a_reading_serves_what_reading_would_not_tell_apart(changed: dict[str, object], is_same: bool) -> None:  # noqa: FBT001 (a case)
    """An article's id and link have no part in what is found in it."""
    article = make_article("a", text=TEXT, title="A title", source="Harbour Ledger", published_on=date(2025, 1, 1))
    other: Article = replace(article, **changed)  # type: ignore[arg-type]
    assert (name_reading(article, VERSION) == name_reading(other, VERSION)) == is_same
    assert name_reading(article, VERSION) != name_reading(article, "rules-2")


def read_claims(folder: Path) -> list[tuple[Any, ...]]:
    """Return the published claims without their ids."""
    with open_snapshot(folder) as snapshot:
        return snapshot.sql("SELECT article_id, quote, kind, companies, confidence FROM claims").fetchall()


def take_in(folder: Path, *files: Path, version: str = VERSION) -> None:
    """Ingest files."""
    with open_warehouse(folder, version, "a test") as warehouse:
        ingest(ReadRequest(tuple(map(str, files))), warehouse, KNOWLEDGE, Run(NOW, lambda _: None))


def test_a_text_that_was_read_is_not_read_again(tmp_path: Path) -> None:
    """Moved to another file it gives the claims that are kept, whatever they are, until other rules read it anew."""
    first, moved = tmp_path / "a.txt", tmp_path / "moved.txt"
    first.write_text(TEXT, "utf-8")
    moved.write_text(TEXT, "utf-8")
    folder = tmp_path / "w"
    take_in(folder, first)
    (claim,) = read_claims(folder)
    with open_warehouse(folder, VERSION, "a test") as warehouse:
        warehouse.connection.execute("UPDATE reading SET claims = replace(claims, 'Nuvela', 'Kept')")
    take_in(folder, moved)
    assert [sorted(one[3]) for one in read_claims(folder) if one[0] != claim[0]] == [["Brassfield", "Kept"]]
    take_in(folder, first, moved, version="rules-2")
    assert [one[1:] for one in read_claims(folder)] == [claim[1:]] * 2
