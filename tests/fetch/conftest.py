"""What the tests of fetching share: a web server of their own and a clock that waits for nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from etl.fetch import AGENT, Client, Limits, Lookup, Pace
from tests.fetch.site import Hands, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve() as served:
        yield served


@pytest.fixture
def hands() -> Hands:
    """A clock of the test's own."""
    return Hands()


@pytest.fixture
def make_client(hands: Hands) -> Callable[..., Client]:
    """A function that makes a client to whom every name is this machine's, unless told."""

    def make(lookup: Lookup = lambda _host, _port: ["127.0.0.1"], limits: Limits | None = None) -> Client:
        return Client(AGENT, Pace(hands.clock), lookup, limits or Limits(), hands.clock)

    return make
