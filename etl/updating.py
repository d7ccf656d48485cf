"""Joins fetching and reading: what sources name is fetched into the ledger, then what waits there is read.

The ledger lets go of a page only when the warehouse has it, so that a run killed in between is finished by the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from threading import Event

from etl.errors import ArticleError
from etl.fetch import Client, Fetched, Ledger, Outcome, UnavailableError, Wanted, gather
from etl.links import Link
from etl.read import list_links, read_printed_day
from etl.records import MissingSource
from etl.sources import Source

ROUNDS = 5  # listings that lead to listings: an index of sitemaps makes two
FIRST_WAIT, LONGEST_WAIT = 300.0, 86_400.0  # seconds until a link is tried again, doubled each time
MOST_TRIES = 12  # runs that fail before a link is given up: some five days

Step = Callable[[Outcome], None]


@dataclass(slots=True)
class Account:
    """What became of the links of a run; `missing` are sources that a person named and that did not come."""

    fetched: int = 0
    unchanged: int = 0
    refused: int = 0
    postponed: int = 0
    missing: list[MissingSource] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Errand:
    """A run of fetching: where from, with whom, and who is told of each step and of how many are wanted."""

    ledger: Ledger
    client: Client
    sources: Sequence[Source]
    stop: Event
    on_step: Step
    on_more: Callable[[int], None]
    is_private_allowed: bool = False
    account: Account = field(default_factory=Account)
    tried: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)

    def run(self) -> Account:
        """Fetch what the sources name and is new; whatever came is in the ledger when this returns or is killed."""
        for source in self.sources:
            if source.listing:
                self.ledger.want(source.name, [source.listing], are_listings=True)
            self.ledger.want(source.name, source.pages or (), are_listings=False)
        for _ in range(ROUNDS):
            if not self._fetch_wanted(are_listings=True):
                break
        while self._fetch_wanted(are_listings=False):
            pass
        self.ledger.write_robots(self.client.robots.known)
        return self.account

    def _fetch_wanted(self, *, are_listings: bool) -> int:
        """Fetch what is wanted and was not tried in this run, and return how much that was."""
        owners: dict[str, Source] = {}
        wishes = []
        for source in self.sources:
            for wanted in self._list_wishes(source, are_listings=are_listings):
                owners[wanted.key] = source
                wishes.append(wanted)
        self.on_more(len(wishes))
        for outcome in gather(self.client, wishes, self.stop):
            self._record(outcome, owners[outcome.wanted.key], is_listing=are_listings)
            self.on_step(outcome)
        return 0 if self.stop.is_set() else len(wishes)

    def _list_wishes(self, source: Source, *, are_listings: bool) -> Iterator[Wanted]:
        most = source.most - self.taken[source.name]
        is_private_allowed = source.allow_private or self.is_private_allowed
        rows = self.ledger.list_wanted(source.name, self.client.clock.now(), most, are_listings=are_listings)
        for key, url, etag, last_modified in rows:
            if key not in self.tried:
                self.tried.add(key)
                self.taken[source.name] += not are_listings
                yield Wanted(key, url, etag, last_modified, source.rate, is_private_allowed)

    def _record(self, outcome: Outcome, source: Source, *, is_listing: bool) -> None:
        result, key = outcome.result, outcome.wanted.key
        is_named = outcome.wanted.url in {source.listing, *(source.pages or ())}
        try:
            if isinstance(result, ArticleError):
                raise result
            self._keep(result, key, source, is_listing=is_listing, is_named=is_named)
        except UnavailableError as error:
            self._postpone(key, outcome.wanted.url, error, is_named=is_named)
        except ArticleError as error:
            self._refuse(key, outcome.wanted.url, error, is_named=is_named)

    def _keep(self, fetched: Fetched, key: str, source: Source, *, is_listing: bool, is_named: bool) -> None:
        self.account.unchanged += fetched.body is None
        self.account.fetched += fetched.body is not None
        links = None
        if fetched.body is not None and (is_listing or is_named):
            links = list_links(fetched.body, fetched.media_type, fetched.url)
        if links is not None:
            self.ledger.add_links(source.name, choose_links(links, source), key, fetched)
        elif is_listing and fetched.body is not None:
            reason = "neither a feed nor a sitemap"
            raise ArticleError(reason, "name the address of the feed itself, or name the page under pages")
        else:
            self.ledger.record_fetched(key, fetched, self.client.clock.now())

    def _postpone(self, key: str, url: str, error: UnavailableError, *, is_named: bool) -> None:
        tries = self.ledger.count_tries(key)
        if tries + 1 >= MOST_TRIES and not is_named:
            reason = f"{error.reason}, {MOST_TRIES} times in a row"
            self._refuse(key, url, ArticleError(reason, "stratwatch quarantine retry tries it again"), is_named=False)
            return
        self.account.postponed += 1
        wait = max(error.wait or 0, 0 if is_named else min(FIRST_WAIT * 2**tries, LONGEST_WAIT))
        self.ledger.postpone(key, self.client.clock.now() + wait)
        if is_named:
            self.account.missing.append(MissingSource(url, None, error.reason, error.remedy))

    def _refuse(self, key: str, url: str, error: ArticleError, *, is_named: bool) -> None:
        self.account.refused += 1
        if is_named:  # said in each run, and wanted in each: no article that was lost
            self.account.missing.append(MissingSource(url, None, error.reason, error.remedy))
            self.ledger.postpone(key, self.client.clock.now())
        else:
            self.ledger.record_refused(key, error.reason, error.remedy)


def choose_links(links: Sequence[Link], source: Source) -> Iterator[Link]:
    """Yield the links that a source asks for; one that gives no day passes, and gets no day from its stamp."""
    for link in links:
        day = link.published_on or read_printed_day(link.stamp)
        is_early = source.since is not None and day is not None and day < source.since
        if not is_early and (link.is_listing or fnmatch(link.url, source.match)):
            yield link
