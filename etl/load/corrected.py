"""Keeps claims as they were read beside their corrected form, and what became of each correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from etl.bonds import Bond
from etl.events import Statement
from etl.load.rows import insert_statements, read_claims
from etl.load.statement import columns, run, transaction
from etl.records import Article

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Correctable:
    """Claims that corrections may speak of, by id: as read, and as they stand; with the articles that make them."""

    read: Mapping[str, Statement]
    standing: Mapping[str, Statement]
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Noted:
    """A correction and what became of it, as a row of the view `corrections`."""

    verb: str
    article_id: str | None
    quote: str | None
    kind: str | None
    detail: str
    reason: str
    made_on: date
    status: str
    note: str | None
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How claims stand after all corrections: the others by id, the bonds, the touched ones, and the corrections."""

    statements: Mapping[str, Statement]
    bonds: Sequence[Bond]
    touched: Sequence[str]
    noted: Sequence[Noted]


def read_correctable(
    connection: DuckDBPyConnection, article_ids: Sequence[str], companies: Sequence[str]
) -> Correctable:
    """Return the claims of some articles, those that name some companies, and all that are corrected now."""
    wanted = {"article_ids": list(article_ids), "companies": list(companies)}
    claim_ids = [claim_id for (claim_id,) in run(connection, "find_claims", wanted)]
    standing = read_claims(connection, claim_ids)
    run(connection, "prefer_originals")
    try:
        originals = read_claims(connection, [claim_id for (claim_id,) in run(connection, "list_originals")])
    finally:
        run(connection, "prefer_corrected")
    known = {**standing, **originals}
    named = sorted({one.claim.article_id for one in known.values()} | set(article_ids))
    articles = [Article(*row) for row in run(connection, "read_articles", {"article_ids": named})]
    return Correctable(known, standing, {article.article_id: article for article in articles})


def replace_corrected(connection: DuckDBPyConnection, found: Correctable, standing: Standing) -> None:
    """Commit how the claims stand; those that corrections leave as they were read are put back."""
    changed = [key for key in found.read if standing.statements.get(key) != found.standing.get(key)]
    asides = [key for key in found.read if standing.statements.get(key) != found.read[key]]
    former = {Bond(*row) for row in run(connection, "list_bonds")}
    moved = former.symmetric_difference(standing.bonds)
    stale = sorted({*changed, *(key for bond in moved for key in (bond.left_id, bond.right_id))})
    with transaction(connection):
        run(connection, "mark_stale", {"claim_ids": stale})
        run(connection, "set_aside", {"claim_ids": asides})
        run(connection, "delete_claims", {"claim_ids": changed})
        for key in changed:
            if statement := standing.statements.get(key):
                insert_statements(connection, statement.claim.article_id, [statement])
        run(connection, "forget_originals", {"claim_ids": [key for key in found.read if key not in set(asides)]})
        run(connection, "mark_stale", {"claim_ids": stale})
        bonds = [(bond.left_id, bond.right_id, bond.verb) for bond in sorted(standing.bonds)]
        run(connection, "replace_bonds", columns(("left_id", "right_id", "verb"), bonds))
        run(connection, "replace_corrections", {"corrected": list(standing.touched)})
        for position, noted in enumerate(standing.noted, start=1):
            row = {name: getattr(noted, name) for name in Noted.__dataclass_fields__}
            run(connection, "insert_correction", row | {"position": position, "claim_ids": list(noted.claim_ids)})
