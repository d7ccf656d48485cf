"""Visits sources while a person looks on: fetches, then reads what came and publishes it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from threading import Event

from etl.commands.outcome import Outcome
from etl.commands.progress import show_progress
from etl.commands.watched import Target, take_watched, warn_of_orphans
from etl.errors import WarehouseError
from etl.fetch import AGENT, Client, Clock, Ledger, Lookup, Pace, Robots, look_up, open_ledger, stoppable_clock
from etl.fetched import Shelf
from etl.load import hold_lock
from etl.pipeline import is_covered
from etl.read import ReadRequest, read_sources
from etl.records import Article, Quarantined
from etl.runs import Ingestion
from etl.sources import Sources
from etl.terminal import write_quarantined
from etl.updating import Account, Errand

LOCK = "update.lock"
DONE, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Terms:
    """How a visit is made: what it writes for, whether to this network too, who finds addresses and tells the time."""

    is_json: bool = False
    is_private_allowed: bool = False
    published_on: date | None = None
    lookup: Lookup = look_up
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of the links of a visit and, where anything waited to be read, of what was read."""

    account: Account
    ingestion: Ingestion | None = None
    outcome: Outcome = field(default_factory=Outcome)

    def exit_code(self, *, is_strict: bool = False) -> int:
        """Return 1 where a named source did not come; if strict, where anything could not be fetched or read."""
        has_refusals = self.account.refused or self.outcome.quarantined
        return FAILED if self.account.missing or self.outcome.missing or (is_strict and has_refusals) else DONE


def visit(sources: Sources, target: Target, terms: Terms, requests: Sequence[ReadRequest] = ()) -> Visit:
    """Fetch and read, and read what else is asked for.

    Raises WarehouseError where another visit is under way or another process writes to the warehouse.
    """
    with hold(target.folder), open_ledger(target.folder) as ledger:
        account = fetch_all(sources, ledger, terms)
        outcome = Outcome(is_json=terms.is_json)
        for item in account.missing:
            write_quarantined(item, is_json=terms.is_json)
        folders = [*requests, *_list_folders(sources, target)]
        shelf = Shelf(ledger, {source.name: source for source in sources.source}, terms.published_on)
        waiting = len(ledger.list_pending())
        if not waiting and not folders:
            return Visit(account)
        paths = [path for request in folders for path in request.sources]

        def covers(item: Quarantined) -> bool:
            return shelf.covers(item) or is_covered(item, paths)

        items: Iterator[Article | Quarantined] = chain(shelf.read(), *map(read_sources, folders))
        done = take_watched(items, covers, target, outcome, expected=0 if folders else waiting)
        shelf.close()
        warn_of_orphans(done.corrections)
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
def hold(folder: Path) -> Iterator[None]:
    """Let nobody else fetch into a warehouse folder while the context lasts; raises WarehouseError where one does."""
    now = datetime.now(UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"{folder}: {error.strerror}"
        raise WarehouseError(reason, "name a folder that can be written to") from error
    with hold_lock(folder, f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)", LOCK, "updating"):
        yield


def _list_folders(sources: Sources, target: Target) -> list[ReadRequest]:
    """Return what folders there are to read; a relative path begins where sources.toml is."""
    folders = [source for source in sources.source if source.folder]
    return [ReadRequest((str(target.folder / str(source.folder)),), None, source.language) for source in folders]
