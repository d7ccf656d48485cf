"""One fetch: polite, patient within reason, never beyond its limits, and a reason for whatever does not come."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from email.utils import formatdate

import pytest

from etl.fetch import AGENT, Client, Limits, RefusedError, UnavailableError, Wanted
from tests.fetch.site import Hands, Headers, Reply, Site

Make = Callable[..., Client]
SMALL = Limits(sent=200_000, unpacked=400_000, connecting=2, seconds=0.5, redirects=3)


def want(site: Site, path: str = "/a", etag: str | None = None) -> Wanted:
    """Return a wish for a page of the site."""
    return Wanted(path, site.url(path), etag, is_private_allowed=True)


def pack_raw(body: bytes) -> bytes:
    """Return deflate without its header, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = {
    "gzip": (gzip.compress(b"a page"), "gzip"),
    "two members": (gzip.compress(b"a ") + gzip.compress(b"page"), "gzip"),
    "padded": (gzip.compress(b"a page") + bytes(40), "x-gzip"),
    "deflate": (zlib.compress(b"a page"), "deflate"),
    "raw deflate": (pack_raw(b"a page"), "deflate"),
    "plain": (b"a page", "identity"),
}
ODD = {
    "gzip bomb": (Reply(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}), "unpacks to more"),
    "bomb of members": (
        Reply(gzip.compress(bytes(90_000)) * 9, headers={"Content-Encoding": "gzip"}),
        "unpacks to more",
    ),
    "broken gzip": (Reply(b"\x1f\x8b\x08broken", headers={"Content-Encoding": "gzip"}), "packed, and broken"),
    "unknown packing": (Reply(b"x", headers={"Content-Encoding": "br"}), "packed as 'br'"),
    "large": (Reply(b"x" * 300_000), "larger than 200,000 bytes"),
    "said to be large": (Reply(b"x", length=300_000), "larger than 200,000 bytes"),
    "image": (Reply(b"x", headers={"Content-Type": "image/png"}), "image/png holds no article"),
    "script": (Reply(b"x", headers={"Content-Type": "application/javascript"}), "holds no article"),
    "gone": (Reply(status=410), "no such page"),
    "forbidden": (Reply(status=403), "does not let programs in"),
    "odd status": (Reply(status=418), "answers 418"),
    "circle": (Reply(status=302, headers={"Location": "/a"}), "from link to link"),
    "redirect to nowhere": (Reply(status=302), "answers 302"),
    "unasked 304": (Reply(status=304), "answers 304"),
}
LATER = {
    "drop by drop": (Reply(b"x" * 5_000, drip=1), "more than 0.5 seconds"),
    "cut off": (Reply(b"half a page", length=2_000), "does not answer"),
    "cut off in gzip": (
        Reply(gzip.compress(b"a page")[:-9], headers={"Content-Encoding": "gzip"}),
        "in the middle",
    ),
    "down": (Reply(status=500), "answers 500"),
}


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_is_unpacked(name: str, site: Site, make_client: Make) -> None:
    """In each form that servers send."""
    body, packing = PACKED[name]
    site.pages["/a"] = Reply(body, headers={"Content-Encoding": packing})
    assert make_client().fetch(want(site)).body == b"a page"


@pytest.mark.parametrize("name", ODD)
def test_an_odd_answer_is_refused_at_once(name: str, site: Site, make_client: Make) -> None:
    """With a reason and what to do, and not asked for twice."""
    reply, reason = ODD[name]
    site.pages["/a"] = reply
    with pytest.raises(RefusedError, match=rf"{reason}.*; .+"):
        make_client(limits=SMALL).fetch(want(site))
    assert len(site.paths()) == (SMALL.redirects + 1 if name == "circle" else 1)


@pytest.mark.parametrize("name", LATER)
def test_what_may_yet_come_is_tried_three_times(name: str, site: Site, make_client: Make, hands: Hands) -> None:
    """With longer pauses each time, then left for later."""
    reply, reason = LATER[name]
    site.pages["/a"] = reply
    with pytest.raises(UnavailableError, match=reason):
        make_client(limits=SMALL).fetch(want(site))
    assert site.paths() == ["/a"] * 3
    assert sum(hands.pauses) >= 5


def test_a_second_try_may_succeed(site: Site, make_client: Make) -> None:
    """As after a hiccup of the server."""
    replies = iter([Reply(status=502), Reply(b"a page")])
    site.pages["/a"] = lambda _: next(replies)
    assert make_client().fetch(want(site)).body == b"a page"


def test_a_server_says_how_long_to_wait(site: Site, make_client: Make, hands: Hands) -> None:
    """A short wait is waited, as a number or as a date; a long one is left for later."""
    dated = formatdate(hands.time + 20, usegmt=True)
    replies = iter([Reply(status=429, headers={"Retry-After": "7"}), Reply(status=503, headers={"Retry-After": dated})])
    site.pages["/a"] = lambda _: next(replies, Reply(b"a page"))
    assert make_client().fetch(want(site)).body == b"a page"
    assert 7 in hands.pauses
    assert max(hands.pauses) > 10
    site.pages["/b"] = Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(UnavailableError) as refusal:
        make_client().fetch(want(site, "/b"))
    assert (refusal.value.wait, refusal.value.is_of_host) == (3600, True)
    assert site.paths().count("/b") == 1


def test_an_unchanged_page_is_not_sent_again(site: Site, make_client: Make) -> None:
    """The server is told what is known of it."""

    def answer(headers: Headers) -> Reply:
        known = headers.get("If-None-Match") == '"v1"'
        return Reply(status=304) if known else Reply(b"a page", headers={"ETag": '"v1"'})

    site.pages["/a"] = answer
    first = make_client().fetch(want(site))
    again = make_client().fetch(want(site, etag=first.etag))
    assert (first.etag, first.body, again.etag, again.body) == ('"v1"', b"a page", '"v1"', None)


def test_a_request_says_who_asks_and_for_whom(site: Site, make_client: Make) -> None:
    """By its user agent, and the host as the link names it; the address after redirects comes back."""
    site.pages["/a"] = Reply(status=301, headers={"Location": "b?x=1"})
    site.pages["/b?x=1"] = Reply(b"a page")
    fetched = make_client().fetch(want(site))
    assert (fetched.url, fetched.media_type) == (site.url("/b?x=1"), "text/html; charset=utf-8")
    assert {headers["user-agent"] for _, headers in site.asked} == {AGENT}
    assert {headers["host"] for _, headers in site.asked} == {f"ledger.example:{site.port}"}


def test_requests_keep_their_distance(site: Site, make_client: Make, hands: Hands) -> None:
    """That of the source's rate, or that of robots.txt where it is longer."""
    site.pages |= {"/a": Reply(b"a"), "/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 9\n")}
    client, start = make_client(), hands.time
    for _ in range(3):
        client.fetch(Wanted("a", site.url("/a"), rate=0.5, is_private_allowed=True))
    assert hands.time - start == 2 + 9 + 9
    assert site.asked.count(site.asked[0]) == 1


RULES = b"User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\nAllow: /private/open\n"


@pytest.mark.parametrize(("path", "is_free"), [("/private/a", False), ("/x.pdf", False), ("/private/open/a", True)])
def test_robots_rules_are_kept(path: str, is_free: bool, site: Site, make_client: Make) -> None:  # noqa: FBT001 (a case)
    """With their wildcards and exceptions, and not even asked for otherwise."""
    site.pages |= {path: Reply(b"a page"), "/robots.txt": Reply(RULES, headers={"Content-Type": "text/plain"})}
    if is_free:
        assert make_client().fetch(want(site, path)).body == b"a page"
        return
    with pytest.raises(RefusedError, match=r"robots\.txt forbids it; "):
        make_client().fetch(want(site, path))
    assert site.paths() == []


def test_robots_rules_that_do_not_come_forbid_everything_for_now(site: Site, make_client: Make) -> None:
    """As RFC 9309 wants it for a server in trouble; those that are not there forbid nothing."""
    site.pages |= {"/a": Reply(b"a page"), "/robots.txt": Reply(status=503, headers={"Retry-After": "900"})}
    with pytest.raises(UnavailableError, match="without it nothing is fetched") as refusal:
        make_client().fetch(want(site))
    assert (refusal.value.wait, site.paths()) == (900, [])
    site.pages["/robots.txt"] = Reply(status=403)
    assert make_client().fetch(want(site)).body == b"a page"


def test_robots_rules_are_asked_for_once_a_day(site: Site, make_client: Make, hands: Hands) -> None:
    """However many pages are fetched."""
    site.pages["/a"] = Reply(b"a page")
    client = make_client()
    for _ in range(3):
        client.fetch(want(site))
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    hands.time += 90_000
    client.fetch(want(site))
    assert [path for path, _ in site.asked].count("/robots.txt") == 2
