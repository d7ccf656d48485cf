"""Runs the SQL files of this folder; a statement and its $names stand in a file, never in Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HERE = Path(__file__).parent


@cache
def read_sql(name: str) -> str:
    """Return the text of `name`.sql, a path below this folder."""
    return (HERE / f"{name}.sql").read_text("utf-8")


def run(connection: DuckDBPyConnection, name: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run the statements of `statements/name.sql`, each with the values it names, and return the rows of the last."""
    given = values or {}
    for statement in connection.extract_statements(read_sql(f"statements/{name}")):
        connection.execute(statement, {key: given[key] for key in sorted(statement.named_parameters)})
    return connection.fetchall()


def run_file(connection: DuckDBPyConnection, name: str) -> None:
    """Run a file of several statements, which takes no values."""
    connection.execute(read_sql(name))


def columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    """Return rows as one list for each named column, empty lists where there are no rows."""
    return {name: [row[position] for row in rows] for position, name in enumerate(names)}


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Commit what the context does, or nothing of it where it raises."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
