"""No packet leaves for a place that is not public, whatever names it, unless that is allowed."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.fetch import Client, Limits, RefusedError, Wanted, look_up
from etl.fetch.addresses import is_public
from etl.fetch.places import Place
from etl.fetch.transport import Answer, exchange
from tests.fetch.site import Reply, Site

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))
SENDING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"})
PACKETS: list[list[tuple[str, object]]] = []


def record(event: str, arguments: tuple[object, ...]) -> None:
    """Note whatever the interpreter sends or asks a name server, while somebody records."""
    if PACKETS and event in SENDING:
        PACKETS[-1].append((event, arguments[-1] if event.startswith("socket.connect") else arguments))


sys.addaudithook(record)


@contextmanager
def recording() -> Iterator[list[tuple[str, object]]]:
    """Give the list of what is sent."""
    PACKETS.append([])
    try:
        yield PACKETS[-1]
    finally:
        PACKETS.pop()


def resolve(host: str, port: int) -> Sequence[str]:
    """Return what a name means in the cases, a public address for all others."""
    assert port
    return CASES["names"].get(host.rstrip(".").lower(), ["93.184.216.34"])  # type: ignore[no-any-return]


@pytest.mark.parametrize("address", CASES["private"])
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    """Neither by itself nor by an address inside it."""
    assert not is_public(address)


@pytest.mark.parametrize("address", CASES["public"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    """Its neighbours are too."""
    assert is_public(address)


@pytest.mark.parametrize("link", CASES["refused"]["links"])
def test_no_packet_leaves_for_a_refused_link(link: str, make_client: Callable[..., Client]) -> None:
    """The reason says what to do, and neither a connection nor a name was asked for."""
    with recording() as packets, pytest.raises(RefusedError, match=r".+; .+"):
        make_client(resolve).fetch(Wanted("a", link))
    assert packets == []


@pytest.mark.parametrize("link", [link for link in CASES["refused"]["links"] if "//" in link and "\n" not in link])
def test_no_redirect_leads_to_a_refused_place(link: str, make_client: Callable[..., Client]) -> None:
    """A public server's answer was all that came, and nothing left for where it points."""

    def send(place: Place, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
        if place.host != "public.example":
            return exchange(place, address, headers, limits)
        if place.target == "/robots.txt":
            return Answer(404, {}, b"")
        return Answer(302, {"location": link}, b"")

    with recording() as packets, pytest.raises(RefusedError):
        replace(make_client(resolve), send=send).fetch(Wanted("a", "http://public.example/a"))
    assert packets == []


def test_no_redirect_of_robots_leads_inside(make_client: Callable[..., Client]) -> None:
    """The page itself is fetched: a robots.txt that nobody may fetch is none."""

    def send(place: Place, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
        if place.host != "public.example":
            return exchange(place, address, headers, limits)
        if place.target == "/robots.txt":
            return Answer(301, {"location": "http://169.254.169.254/"}, b"")
        return Answer(200, {}, b"a page")

    with recording() as packets:
        fetched = replace(make_client(resolve), send=send).fetch(Wanted("a", "http://public.example/a"))
    assert (fetched.body, packets) == (b"a page", [])


def test_what_is_allowed_is_fetched(make_client: Callable[..., Client], site: Site) -> None:
    """From the very address that was checked, whoever else the name might mean to the system."""
    site.pages["/a"] = Reply(b"a page")
    with recording() as packets:
        fetched = make_client().fetch(Wanted("a", site.url("/a"), is_private_allowed=True))
    assert fetched.body == b"a page"
    assert {host for event, asked in packets if event == "socket.getaddrinfo" for host in [asked[0]]} == {"127.0.0.1"}  # type: ignore[index]
    assert {place for event, place in packets if event == "socket.connect"} == {("127.0.0.1", site.port)}


def test_a_name_that_changes_its_meaning_gains_nothing(make_client: Callable[..., Client], site: Site) -> None:
    """It is asked for once for each request, and the answer that was checked is the one that is used."""
    site.pages["/a"] = Reply(b"a page")
    meanings = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1", "10.0.0.1"])
    with recording() as packets:
        make_client(lambda _host, _port: [next(meanings)]).fetch(Wanted("a", site.url("/a"), is_private_allowed=True))
    assert next(meanings) == "10.0.0.1"
    assert [place for event, place in packets if event == "socket.connect"] == [("127.0.0.1", site.port)] * 2


def test_the_system_is_asked_for_names_and_its_answer_is_checked(make_client: Callable[..., Client]) -> None:
    """As `localhost` shows on every machine, and forms of addresses that only the system understands."""
    for name in ("localhost", "127.1", "2130706433"):
        with recording() as packets, pytest.raises(RefusedError, match="no public address"):
            make_client(look_up).fetch(Wanted("a", f"http://{name}/"))
        assert {event for event, _ in packets} == {"socket.getaddrinfo"}
