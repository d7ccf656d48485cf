"""Filters a published view by the one rule of dashboard and export, the macro `is_kept` of the snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from etl.errors import UsageError
from etl.load.statement import read_sql, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

AT_ONCE = 2_000  # rows in memory

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the sidebar filters by; an empty tuple filters nothing, a None day is open, undated rows stay."""

    companies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    modalities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    dated_only: bool = False


def find_ids(snapshot: DuckDBPyConnection, filters: Filters) -> Filters:
    """Return the filters with companies by id, where they were named; raises UsageError for what the snapshot lacks."""
    known = {**dict(run(snapshot, "name_companies")), **dict(run(snapshot, "identify_companies"))}
    themes = {theme for (theme,) in run(snapshot, "list_themes")}
    for word in filters.companies:
        if word.casefold() not in known:
            reason = f"no company {word!r} in the snapshot"
            raise UsageError(reason, "see export companies for ids and names")
    for word in filters.themes:
        if word not in themes:
            reason = f"no theme {word!r} in the snapshot"
            raise UsageError(reason, f"use one of {', '.join(sorted(themes))}")
    return replace(filters, companies=tuple(known[word.casefold()] for word in filters.companies))


def filter_view(snapshot: DuckDBPyConnection, view: str, filters: Filters) -> DuckDBPyRelation:
    """Return the rows of a view that the filters keep, in the order of the view."""
    query, given = _ask(snapshot, view, filters)
    return snapshot.sql(query, params=given)


def stream_view(snapshot: DuckDBPyConnection, view: str, filters: Filters) -> tuple[list[str], Iterator[Row]]:
    """Return the columns of a view, and its rows that the filters keep, fetched as they are taken."""
    cursor = snapshot.execute(*_ask(snapshot, view, filters))
    return [name for name, *_ in cursor.description or ()], _fetch(cursor)


def _fetch(cursor: DuckDBPyConnection) -> Iterator[Row]:
    while batch := cursor.fetchmany(AT_ONCE):
        yield from batch


def _ask(snapshot: DuckDBPyConnection, view: str, filters: Filters) -> tuple[str, dict[str, Any]]:
    (statement,) = snapshot.extract_statements(read_sql(f"exports/{view}"))
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(filters).items()}
    return statement.query, {name: given[name] for name in sorted(statement.named_parameters)}
