"""Fetches many things at once, one at a time from each host, and hands each over as soon as it is there.

A host that cannot answer is left alone for the rest of the run; what was wanted of it is handed over as unavailable.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from queue import Queue
from threading import Event, Thread

from etl.errors import ArticleError
from etl.fetch.client import Client, Fetched, Wanted
from etl.fetch.failures import UnavailableError
from etl.fetch.places import read_place

HOSTS_AT_ONCE = 8
WAITING = 16  # things fetched and not yet taken; each may be as large as the limits allow
FAILURES_OF_A_HOST = 3  # one after the other: after so many the host is left alone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: what came, or why nothing did."""

    wanted: Wanted
    result: Fetched | ArticleError


def gather(client: Client, wishes: Iterable[Wanted], stop: Event) -> Iterator[Outcome]:
    """Yield an outcome for each wish, as they come; when `stop` is set, or the caller leaves, no more are begun."""
    hosts: dict[str, list[Wanted]] = defaultdict(list)
    for wanted in wishes:
        hosts[_name_host(wanted)].append(wanted)
    todo, done = deque(hosts.values()), Queue[Outcome | BaseException | None](WAITING)
    threads = [Thread(target=_work, args=(client, todo, done, stop), daemon=True) for _ in range(HOSTS_AT_ONCE)]
    threads = threads[: len(hosts)]
    for thread in threads:
        thread.start()
    running = len(threads)
    try:
        while running:
            outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            if outcome is None:
                running -= 1
            else:
                yield outcome
    finally:
        if running:
            stop.set()


def _name_host(wanted: Wanted) -> str:
    try:
        return read_place(wanted.url).host
    except ArticleError:
        return ""


def _work(client: Client, todo: deque[list[Wanted]], done: Queue[Outcome | BaseException | None], stop: Event) -> None:
    """Take one host after the other, until none is left or a fault of our own ends it."""
    try:
        while todo and not stop.is_set():
            try:
                wishes = todo.popleft()
            except IndexError:
                break
            for outcome in _visit(client, wishes, stop):
                done.put(outcome)
        done.put(None)
    except BaseException as error:  # noqa: BLE001 (the caller's thread raises it)
        done.put(error)


def _visit(client: Client, wishes: list[Wanted], stop: Event) -> Iterator[Outcome]:
    failures, given_up = 0, None
    for wanted in wishes:
        if stop.is_set():
            return
        result = given_up or _fetch(client, wanted)
        if isinstance(result, UnavailableError):
            failures += 1
            if result.is_of_host or failures >= FAILURES_OF_A_HOST:
                given_up = UnavailableError(result.reason, result.remedy, wait=result.wait, is_of_host=True)
        else:
            failures = 0
        yield Outcome(wanted, result)


def _fetch(client: Client, wanted: Wanted) -> Fetched | ArticleError:
    try:
        return client.fetch(wanted)
    except ArticleError as error:
        return error
