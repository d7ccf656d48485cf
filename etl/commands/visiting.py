"""Visits sources while a person looks on: fetches, then reads what came and publishes it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from threading import Event

from etl.commands.outcome import Outcome
from etl.commands.progress import show_progress
from etl.commands.watched import Target, take_watched
from etl.errors import WarehouseError
from etl.fetch import AGENT, Client, Clock, Ledger, Lookup, Pace, Robots, look_up, open_ledger, stoppable_clock
from etl.fetched import Shelf
from etl.load import hold_lock
from etl.pipeline import is_covered
from etl.read import ReadRequest, read_sources
from etl.records import Article, Quarantined
from etl.runs import Ingestion
from etl.sources import Source, Sources
from etl.terminal import write_quarantined
from etl.updating import Account, Errand

LOCK = "update.lock"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a visit is made: what it writes for, whether to this network too, who finds addresses and tells the time."""

    is_json: bool = False
    is_private_allowed: bool = False
    lookup: Lookup = look_up
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of the links of a visit and, where anything waited to be read, of what was read."""

    account: Account
    ingestion: Ingestion | None = None
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def has_refusals(self) -> bool:
        """Whether anything could not be fetched or read."""
        return bool(self.account.refused or self.outcome.quarantined)


def visit(sources: Sources, target: Target, terms: Terms) -> Visit:
    """Fetch and read; raises WarehouseError where another visit is under way or the warehouse is held by another."""
    with _hold(target), open_ledger(target.folder) as ledger:
        account = fetch_all(sources, ledger, terms)
        outcome = Outcome(is_json=terms.is_json)
        for item in account.missing:
            write_quarantined(item, is_json=terms.is_json)
        folders = [_place_folder(source, target) for source in sources.source if source.folder]
        shelf = Shelf(ledger, {source.name: source for source in sources.source})
        waiting = len(ledger.list_pending())
        if not waiting and not folders:
            return Visit(account)
        requests = [ReadRequest((path,), None, source.language) for path, source in folders]

        def covers(item: Quarantined) -> bool:
            return shelf.covers(item) or is_covered(item, [path for path, _ in folders])

        items: Iterator[Article | Quarantined] = chain(shelf.read(), *map(read_sources, requests))
        done = take_watched(items, covers, target, outcome, expected=0 if folders else waiting)
        shelf.close()
        return Visit(account, done, outcome)


def fetch_all(sources: Sources, ledger: Ledger, terms: Terms) -> Account:
    """Fetch what is new at the sources, with a bar where somebody looks on."""
    stop = Event()
    clock = terms.clock or stoppable_clock(stop)
    agent = describe_agent(sources.contact)
    client = Client(agent, Pace(clock), terms.lookup, clock=clock, robots=Robots(ledger.read_robots()))
    with show_progress("fetch", is_json=terms.is_json) as progress:
        errand = Errand(
            ledger, client, [source for source in sources.source if not source.folder], stop,
            lambda _: progress.advance(), progress.expect, terms.is_private_allowed,
        )  # fmt: skip
        return errand.run()


def describe_agent(contact: str | None) -> str:
    """Return who asks, as servers read it: `stratwatch/0.1.0 (+press-watch@example.org)`."""
    name = f"{AGENT}/{version(AGENT)}"
    return f"{name} (+{contact})" if contact else name


@contextmanager
def _hold(target: Target) -> Iterator[None]:
    now = datetime.now(UTC)
    try:
        target.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"{target.folder}: {error.strerror}"
        raise WarehouseError(reason, "name a folder that can be written to") from error
    with hold_lock(target.folder, f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)", LOCK, "updating"):
        yield


def _place_folder(source: Source, target: Target) -> tuple[str, Source]:
    """Return the path of a folder: one that is relative begins where sources.toml is."""
    return str(target.folder / (source.folder or "")), source
