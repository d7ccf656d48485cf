"""Fetches one thing: checks each address on the way, heeds robots.txt and the pace, tries again what may yet come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.fetch.addresses import Lookup, find_addresses, look_up
from etl.fetch.answers import REDIRECTS, UNCHANGED, judge
from etl.fetch.clock import Clock, Pace
from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.places import Place, follow, read_place
from etl.fetch.robots import Robots, explain_unavailable
from etl.fetch.transport import Answer, Limits, exchange

Send = Callable[[Place, str, Mapping[str, str], Limits], Answer]

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,"
    "application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"
)
PAUSES = (1.0, 4.0)  # seconds before the second and the third try
PATIENCE = 30.0  # seconds that a server may ask for and still be waited for in this run


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to fetch: its address, what is known of its former state, and how its source is to be treated.

    `key` names it for whoever asked; `rate` is in requests a second.
    """

    key: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    rate: float = 1.0
    is_private_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address after all redirects, what it is said to be, and the bytes; None where it is unchanged."""

    url: str
    media_type: str | None = None
    body: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """Fetches for somebody who says who they are; one for a run, so that pace and robots.txt are shared."""

    user_agent: str
    pace: Pace
    lookup: Lookup = look_up
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    robots: Robots = field(default_factory=Robots)
    send: Send = exchange

    def fetch(self, wanted: Wanted) -> Fetched:
        """Return what came; raises RefusedError or UnavailableError where nothing does, after all tries."""
        for pause in PAUSES:
            try:
                return self._fetch_once(wanted)
            except UnavailableError as error:
                wait = pause if error.wait is None else max(error.wait, pause)
                if wait > PATIENCE:
                    raise
                self.clock.pause(wait)
        return self._fetch_once(wanted)

    def _fetch_once(self, wanted: Wanted) -> Fetched:
        conditions = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
        given = {name: value for name, value in conditions.items() if value}
        url, answer = self._follow(read_place(wanted.url), wanted, given, self._ask_politely)
        if answer.status == UNCHANGED:
            return Fetched(url, None, None, wanted.etag, wanted.last_modified)
        header = answer.headers.get
        return Fetched(url, header("content-type"), answer.body, header("etag"), header("last-modified"))

    def _follow(
        self,
        place: Place,
        wanted: Wanted,
        headers: dict[str, str],
        ask: Callable[[Place, Wanted, dict[str, str]], Answer],
    ) -> tuple[str, Answer]:
        """Return the answer at the end of all redirects, each checked as the first address is."""
        for _ in range(self.limits.redirects + 1):
            answer = ask(place, wanted, headers)
            judge(answer, self.clock.now(), was_asked_whether_changed=bool(headers))
            if answer.status not in REDIRECTS:
                return place.url, answer
            place = follow(place, answer.headers["location"])
        reason = f"led from link to link more than {self.limits.redirects} times"
        raise RefusedError(reason, "open it in a browser and name the link where it ends")

    def _ask_politely(self, place: Place, wanted: Wanted, headers: dict[str, str]) -> Answer:
        delay = self.robots.find_delay(place, self.clock.now(), lambda rules: self._fetch_rules(rules, wanted))
        return self._ask(place, wanted, headers, delay)

    def _ask(self, place: Place, wanted: Wanted, headers: dict[str, str], delay: float = 0) -> Answer:
        addresses = find_addresses(place, self.lookup, is_private_allowed=wanted.is_private_allowed)
        self.pace.wait(place.host, max(delay, 1 / wanted.rate))
        sent = {"User-Agent": self.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip", **headers}
        for address in addresses[:-1]:
            try:
                return self.send(place, address, sent, self.limits)
            except UnavailableError:  # a host may have an address that this network does not reach
                continue
        return self.send(place, addresses[-1], sent, self.limits)

    def _fetch_rules(self, place: Place, wanted: Wanted) -> bytes | None:
        """Return a robots.txt, None where the server has none; raises UnavailableError where it cannot say now."""
        try:
            return self._follow(place, wanted, {}, self._ask)[1].body
        except RefusedError:
            return None
        except UnavailableError as error:
            raise explain_unavailable(place, error) from error
