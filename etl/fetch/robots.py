"""Asks a server once a day what robots may fetch there, as RFC 9309 says.

No robots.txt (4xx) forbids nothing; one that cannot be fetched now (5xx, no answer) forbids everything until later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from protego import Protego

from etl.fetch.failures import RefusedError, UnavailableError
from etl.fetch.places import Place

AGENT = "stratwatch"
PATH = "/robots.txt"
LASTING = 86_400.0  # seconds: RFC 9309 wants no copy to be used for longer
LONGEST = 500_000  # bytes: RFC 9309 asks to read at least so many
LONGEST_DELAY = 60.0  # seconds between two requests, whatever Crawl-delay asks for


@dataclass(frozen=True, slots=True)
class Rules:
    """The robots.txt of a server, empty where there is none, and when it was fetched."""

    text: str
    fetched_at: float


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules by the origin of their server, those of earlier runs among them."""

    known: dict[str, Rules] = field(default_factory=dict)

    def find_delay(self, place: Place, now: float, fetch: Callable[[Place], bytes | None]) -> float:
        """Return the seconds between two requests that a server asks for, 0 where it does not.

        Raises RefusedError where the place is forbidden, UnavailableError where nobody can say now. `fetch` returns
        the body of a robots.txt, None where there is none.
        """
        rules = self.known.get(place.origin)
        if rules is None or not 0 <= now - rules.fetched_at < LASTING:
            body = fetch(Place(place.scheme, place.host, place.port, PATH))
            rules = Rules((body or b"")[:LONGEST].decode("utf-8", "replace"), now)
            self.known[place.origin] = rules
        parsed = parse_rules(rules.text)
        if not parsed.can_fetch(place.url, AGENT):
            reason = f"{place.origin}{PATH} forbids it"
            raise RefusedError(reason, "save the page in a browser and ingest the file, or ask its publisher")
        return min(float(parsed.crawl_delay(AGENT) or 0), LONGEST_DELAY)


@cache
def parse_rules(text: str) -> Protego:
    """Return the rules of a robots.txt; lines that are none are passed over."""
    return Protego.parse(text)


def explain_unavailable(place: Place, error: UnavailableError) -> UnavailableError:
    """Return why nothing can be fetched from a server whose robots.txt does not come."""
    reason = f"{place.origin}{PATH} does not come ({error.reason}), and without it nothing is fetched there"
    return UnavailableError(reason, error.remedy, wait=error.wait, is_of_host=True)
