"""Turns claims into rows of the tables by role, and such rows back into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from etl.edtf import to_edtf
from etl.events import DollarSum, Statement
from etl.load.statement import columns, run
from etl.records import Amount, Claim, DateInterval, Party, Term, Value

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CLAIM = (
    "claim_id", "kind", "date_start", "date_end", "date_precision", "date_edtf", "date_basis", "modality",
    "attribution", "evidence", "evidence_start", "evidence_end", "rule", "confidence", "bucket", "source_id",
)  # fmt: skip
PARTY = ("claim_id", "role", "position", "name", "company_id", "start_offset", "end_offset")
VALUE = (
    "claim_id", "role", "low", "high", "currency", "unit", "hedge", "usd_low", "usd_high", "fx_date", "start_offset",
    "end_offset",
)  # fmt: skip
TERM = ("claim_id", "role", "value", "start_offset", "end_offset")
THEME = ("claim_id", "theme_id")
Row = tuple[Any, ...]
NO_DOLLARS = DollarSum(None, None, None)


def insert_statements(connection: DuckDBPyConnection, article_id: str, statements: Sequence[Statement]) -> None:
    """Write the claims of one article; the caller holds the transaction."""
    if not statements:
        return
    claims = columns(CLAIM, [_claim_row(one) for one in statements])
    run(connection, "insert_claims", claims | {"article_id": article_id, "known_on": statements[0].known_on})
    parties = [
        (one.claim.claim_id, party.role, party.position, party.name, party.company_id, party.start, party.end)
        for one in statements
        for party in one.claim.parties
    ]
    run(connection, "insert_parties", columns(PARTY, parties))
    run(connection, "insert_values", columns(VALUE, [row for one in statements for row in _value_rows(one)]))
    terms = [
        (one.claim.claim_id, term.role, term.value, term.start, term.end)
        for one in statements
        for term in one.claim.terms
    ]
    run(connection, "insert_terms", columns(TERM, terms))
    themes = [(one.claim.claim_id, theme) for one in statements for theme in one.claim.themes]
    run(connection, "insert_themes", columns(THEME, themes))


def read_statements(connection: DuckDBPyConnection, buckets: Sequence[str]) -> dict[str, list[Statement]]:
    """Return the claims of some buckets, by bucket, sorted by id."""
    run(connection, "want_buckets", {"buckets": list(buckets)})
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in _read_wanted(connection):
        found[statement.bucket].append(statement)
    return dict(found)


def read_claims(connection: DuckDBPyConnection, claim_ids: Sequence[str]) -> dict[str, Statement]:
    """Return some claims by id, those that are there."""
    run(connection, "want_claims", {"claim_ids": list(claim_ids)})
    return {statement.claim.claim_id: statement for statement in _read_wanted(connection)}


def _read_wanted(connection: DuckDBPyConnection) -> Iterable[Statement]:
    parties, values, terms, themes = (
        _by_claim(run(connection, f"read_{name}")) for name in ("parties", "values", "terms", "themes")
    )
    for row in run(connection, "read_claims"):
        key = row[0]
        yield _read_statement(row, parties[key], values[key], terms[key], themes[key])


def _claim_row(statement: Statement) -> tuple[Any, ...]:
    claim = statement.claim
    interval = claim.date
    date = (interval.start, interval.end, interval.precision, to_edtf(interval)) if interval else (None,) * 4
    return (
        claim.claim_id, claim.kind, *date, claim.date_basis, claim.modality, claim.attribution, claim.evidence,
        claim.evidence_start, claim.evidence_end, claim.rule, claim.confidence, statement.bucket, statement.source,
    )  # fmt: skip


def _value_rows(statement: Statement) -> Iterable[tuple[Any, ...]]:
    for value in statement.claim.values:
        amount = value.amount
        dollars = statement.dollars if statement.dollars and amount.currency else NO_DOLLARS
        yield (
            statement.claim.claim_id, value.role, amount.low, amount.high, amount.currency, amount.unit, amount.hedge,
            dollars.low, dollars.high, dollars.fx_date, value.start, value.end,
        )  # fmt: skip


def _by_claim(rows: Iterable[tuple[Any, ...]]) -> defaultdict[str, list[tuple[Any, ...]]]:
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _read_statement(row: Row, parties: list[Row], values: list[Row], terms: list[Row], themes: list[Row]) -> Statement:
    (
        claim_id, article_id, kind, start, end, precision, basis, modality, attribution, evidence, evidence_start,
        evidence_end, rule, confidence, known_on, bucket, source,
    ) = row  # fmt: skip
    claim = Claim(
        claim_id=claim_id,
        article_id=article_id,
        kind=kind,
        parties=tuple(Party(*party) for party in parties),
        values=tuple(Value(value[0], Amount(*value[1:6]), *value[9:]) for value in values),
        terms=tuple(Term(*term) for term in terms),
        date=DateInterval(start, end, precision) if start else None,
        date_basis=basis,
        modality=modality,
        attribution=attribution,
        evidence=evidence,
        evidence_start=evidence_start,
        evidence_end=evidence_end,
        themes=tuple(theme for (theme,) in themes),
        rule=rule,
        confidence=confidence,
    )
    sums = [DollarSum(*value[6:9]) for value in values if value[6] is not None or value[7] is not None]
    return Statement(claim, known_on, sums[0] if sums else None, bucket, source)
