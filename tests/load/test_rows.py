"""A claim goes into the tables and comes back the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.events import DollarSum, Statement
from etl.load.rows import insert_statements, read_statements
from etl.load.statement import run_file
from etl.records import Amount, Claim, DateInterval, Party, Term, Value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
OFFSETS = st.none() | st.integers(0, 9_000)
SUMS = st.none() | st.decimals(0, Decimal(10) ** 15, places=8)
CENTS = st.none() | st.decimals(0, Decimal(10) ** 15, places=2)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))

AMOUNTS = st.builds(Amount, SUMS, SUMS, WORDS, st.none() | WORDS, st.sampled_from(["exact", "about", "range"]))
PARTIES = st.builds(Party, WORDS, st.integers(0, 9), WORDS, WORDS, OFFSETS, OFFSETS)
TERMS = st.builds(Term, WORDS, WORDS, OFFSETS, OFFSETS)
INTERVALS = st.tuples(DAYS, DAYS).map(lambda days: DateInterval(min(days), max(days), "range"))
CLAIMS = st.builds(
    Claim,
    claim_id=st.just("c"),
    article_id=st.just("a"),
    kind=WORDS,
    parties=st.lists(PARTIES, max_size=4).map(tuple),
    values=st.lists(st.builds(Value, WORDS, AMOUNTS, OFFSETS, OFFSETS), max_size=1).map(tuple),
    terms=st.lists(TERMS, max_size=4).map(tuple),
    date=st.none() | INTERVALS,
    date_basis=st.sampled_from(["stated", "none"]),
    modality=st.sampled_from(["asserted", "denied"]),
    attribution=st.none() | WORDS,
    evidence=WORDS,
    evidence_start=st.integers(0, 9_000),
    evidence_end=st.integers(0, 9_000),
    themes=st.lists(WORDS, max_size=3).map(tuple),
    rule=WORDS,
    confidence=st.none() | st.floats(0, 1),
)


@pytest.fixture(scope="module")
def tables() -> Iterator[DuckDBPyConnection]:
    """Empty tables in memory."""
    import duckdb

    with duckdb.connect() as connection:
        run_file(connection, "schema")
        yield connection


@given(CLAIMS, st.none() | DAYS, st.builds(DollarSum, CENTS, CENTS, st.none() | WORDS))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_statement_comes_back_the_same(
    tables: DuckDBPyConnection, claim: Claim, known_on: date | None, dollars: DollarSum
) -> None:
    """Parties, amounts, words, dates, themes and dollars, in their order."""
    is_priced = bool(claim.values) and (dollars.low is not None or dollars.high is not None)
    statement = Statement(claim, known_on, dollars if is_priced else None, "b", "s")
    tables.begin()
    insert_statements(tables, "a", [statement])
    found = read_statements(tables, ["b"])
    tables.rollback()
    assert found == {"b": [statement]}
