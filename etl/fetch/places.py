"""Takes an address of the web apart, once: what is looked up, checked, asked and sent comes from the same parts.

Only http and https are spoken; user names and passwords in addresses are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from etl.fetch.failures import RefusedError

PORTS = {"http": 80, "https": 443}
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
LONGEST = 4_000  # characters: what servers take
LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: `host` is a name in ASCII or an address without brackets, `target` the path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address of the server's root, without a slash."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def read_place(url: str) -> Place:
    """Return the parts of an address; raises RefusedError where it is none of the web."""
    text = url.strip()
    if CONTROL.search(text) or len(text) > LONGEST:
        raise _no_address(text)
    try:
        parts = parse_url(text)
    except LocationParseError as error:
        raise _no_address(text) from error
    scheme = (parts.scheme or "").lower()
    if scheme not in PORTS:
        reason = f"links that begin with {scheme or 'no scheme'!r} are not fetched"
        raise RefusedError(reason, "use http or https; name files and folders by their path")
    if parts.auth is not None or not parts.host:
        reason = "the address holds a user name" if parts.auth is not None else "the address names no host"
        raise RefusedError(reason, "use an address that anybody can open")
    return Place(scheme, parts.host.strip("[]"), parts.port or PORTS[scheme], parts.request_uri)


def follow(place: Place, location: str) -> Place:
    """Return where a redirect leads; raises RefusedError as `read_place`."""
    try:
        return read_place(urljoin(place.url, _mend(location)))
    except ValueError as error:  # such as an unclosed IPv6 address
        raise _no_address(location) from error


def _mend(location: str) -> str:
    """Return a header's text as the UTF-8 that servers send, where it is such."""
    try:
        return location.strip().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location.strip()


def _no_address(text: str) -> RefusedError:
    return RefusedError(f"{text[:LONGEST_SHOWN]!r} is no address of the web", "copy it from the browser again")
