"""Keeps what is wanted, fetched, read or refused, in one SQLite file of the warehouse folder.

Each change is one transaction: a run killed at any moment loses nothing that was recorded, and what a feed or sitemap
named is recorded before the feed counts as seen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from etl.errors import WarehouseError
from etl.fetch.client import Fetched
from etl.fetch.robots import Rules
from etl.links import Link, canonical_link

FILE = "fetched.sqlite"
HERE = Path(__file__).parent
BUSY = 30.0  # seconds that a second process waits for a transaction of the first


@dataclass(frozen=True, slots=True)
class Document:
    """What was fetched and waits to be read: the link that was wanted, where it was found, what was said of it."""

    link: str
    source: str
    url: str
    media_type: str | None
    body: bytes
    title: str | None
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Pending:
    """A link that waits to be read (`is_document`) or told as refused."""

    link: str
    is_document: bool
    reason: str | None
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger."""

    connection: sqlite3.Connection

    def want(self, source: str, urls: Iterable[str], *, are_listings: bool) -> None:
        """Want some addresses that a person named, again if they were fetched before."""
        with self._transaction():
            for url in urls:
                row = {"link": _key(url), "url": url, "source": source, "is_listing": are_listings}
                self._run("want_link", row)

    def add_links(self, source: str, links: Iterable[Link], listing: str, fetched: Fetched) -> None:
        """Want what a listing names and is new or changed, and take the listing for seen."""
        with self._transaction():
            for link in links:
                row = {
                    "link": _key(link.url), "url": link.url, "source": source, "is_listing": link.is_listing,
                    "title": link.title, "published_on": str(link.published_on) if link.published_on else None,
                    "stamp": link.stamp,
                }  # fmt: skip
                self._run("add_link", row)
            self._mark_fetched(listing, fetched, "read")

    def list_wanted(self, source: str, now: float, most: int, *, are_listings: bool) -> Sequence[tuple[str, ...]]:
        """Return key, address, ETag and date of what is to be fetched for a source, in the order of finding."""
        row = {"source": source, "now": now, "most": most, "is_listing": are_listings}
        return self._run("list_wanted", row)

    def record_fetched(self, key: str, fetched: Fetched, now: float) -> None:
        """Keep what was fetched until it is read; what is unchanged needs no reading."""
        with self._transaction():
            if fetched.body is None:
                self._run("mark_unchanged", {"link": key})
                return
            row = {"link": key, "url": fetched.url, "media_type": fetched.media_type, "body": fetched.body, "now": now}
            self._run("store_document", row)
            self._mark_fetched(key, fetched, "fetched")

    def record_refused(self, key: str, reason: str, remedy: str) -> None:
        """Keep why a link is not fetched, to be told."""
        with self._transaction():
            self._run("mark_refused", {"link": key, "reason": reason, "remedy": remedy})

    def postpone(self, key: str, not_before: float) -> None:
        """Want a link again at a later time, and count the failure."""
        with self._transaction():
            self._run("postpone", {"link": key, "not_before": not_before})

    def count_tries(self, key: str) -> int:
        """Return how many runs in a row have failed to fetch a link."""
        return next((int(tries) for (tries,) in self._run("count_tries", {"link": key})), 0)

    def list_pending(self) -> Sequence[Pending]:
        """Return what waits to be read or told, in the order of finding."""
        return [Pending(link, state == "fetched", *why) for link, state, *why in self._run("list_pending", {})]

    def read_document(self, key: str) -> Document:
        """Return what was fetched for a link."""
        ((source, url, media_type, body, title, day),) = self._run("read_document", {"link": key})
        return Document(key, source, url, media_type, body, title, date.fromisoformat(day) if day else None)

    def finish(self, refused: Mapping[str, tuple[str, str] | None]) -> None:
        """Take links for read, or for refused with reason and remedy, and let go of their bodies."""
        with self._transaction():
            for key, why in refused.items():
                reason, remedy = why or (None, None)
                row = {"link": key, "state": "told" if why else "read", "reason": reason, "remedy": remedy}
                self._run("finish", row)
                self._run("drop_document", {"link": key})

    def want_again(self, names: Iterable[str]) -> None:
        """Want links as if nobody had ever fetched them."""
        with self._transaction():
            for name in names:
                self._run("want_again", {"link": name})

    def describe(self, name: str) -> dict[str, object]:
        """Return what is known of a link, nothing where it was never wanted."""
        keys = ("found_by", "state", "failed_runs")
        return next((dict(zip(keys, row, strict=True)) for row in self._run("describe_link", {"link": name})), {})

    def read_robots(self) -> dict[str, Rules]:
        """Return the robots.txt of earlier runs by origin."""
        return {origin: Rules(text, fetched_at) for origin, text, fetched_at in self._run("read_robots", {})}

    def write_robots(self, known: Mapping[str, Rules]) -> None:
        """Keep robots.txt files for later runs."""
        with self._transaction():
            for origin, rules in sorted(known.items()):
                self._run("write_robots", {"origin": origin, "text": rules.text, "fetched_at": rules.fetched_at})

    def count_states(self) -> dict[str, int]:
        """Return how many links stand in each state."""
        return dict(self._run("count_states", {}))

    def _mark_fetched(self, key: str, fetched: Fetched, state: str) -> None:
        row = {"link": key, "state": state, "etag": fetched.etag, "last_modified": fetched.last_modified}
        self._run("mark_fetched", row)

    def _run(self, name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self.connection.execute(read_sql(f"statements/{name}"), values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


@cache
def read_sql(name: str) -> str:
    """Return the text of `name`.sql, a path below this folder."""
    return (HERE / f"{name}.sql").read_text("utf-8")


@contextmanager
def open_ledger(folder: Path) -> Iterator[Ledger]:
    """Open the ledger of a warehouse folder, made if it is not there; raises WarehouseError where it is broken."""
    path = folder / FILE
    try:
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(read_sql("schema"))
            yield Ledger(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        reason = f"{path}: does not open: {error}"
        raise WarehouseError(reason, "restore it from a backup, or remove it: links are then fetched anew") from error


def _key(url: str) -> str:
    return canonical_link(url) or url
