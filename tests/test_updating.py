"""What sources name is fetched once, read once, and gone on with where a run ended."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from etl.fetch import AGENT, Client, Limits, Pace, Robots, open_ledger
from etl.fetch.places import Place
from etl.fetch.transport import Answer, exchange
from etl.fetched import Shelf
from etl.records import Article, Quarantined
from etl.sources import Source
from etl.updating import MOST_TRIES, Account, Errand
from tests.fetch.news import PLAIN, write_feed, write_sitemap, write_story
from tests.fetch.site import Hands, Headers, Reply, Site, serve

DAY = "Tue, 04 Mar 2025 23:30:00 -0500"
LATER = "Wed, 05 Mar 2025 08:00:00 +0000"
PUBLIC = "93.184.216.34"
LIMITS = Limits(sent=200_000, unpacked=400_000, connecting=2, seconds=0.4, redirects=3)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run fetched and read."""

    account: Account
    articles: list[Article]
    refused: list[Quarantined]

    @property
    def ids(self) -> list[str]:
        """The paths of the articles, sorted."""
        return sorted(article.article_id.split("/", 3)[-1] for article in self.articles)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A warehouse folder, a web server behind a public address, and a clock that waits for nobody."""

    folder: Path
    site: Site
    hands: Hands

    def lookup(self, host: str, _port: int) -> Sequence[str]:
        """Return what a name means: one is inside, the others are the site."""
        return {"inside.example": ["10.1.2.3"]}.get(host, [PUBLIC])

    def send(self, place: Place, address: str, headers: Headers, limits: Limits) -> Answer:
        """Send what is for the public address to the site, and nothing to any other."""
        assert address == PUBLIC
        return exchange(place, "127.0.0.1", headers, limits)

    def update(self, *sources: Source) -> Run:
        """Fetch and read as the command does, and let go of what was read."""
        with open_ledger(self.folder) as ledger:
            robots = Robots(ledger.read_robots())
            clock = self.hands.clock
            client = Client(AGENT, Pace(clock), self.lookup, LIMITS, clock, robots, self.send)
            errand = Errand(ledger, client, sources, Event(), lambda _: None, lambda _: None)
            account = errand.run()
            shelf = Shelf(ledger, {source.name: source for source in sources})
            items = list(shelf.read())
            shelf.close()
        articles = [item for item in items if isinstance(item, Article)]
        return Run(account, articles, [item for item in items if isinstance(item, Quarantined)])


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom of this test."""
    with serve() as site:
        yield Newsroom(tmp_path, site, Hands())


def feed_of(room: Newsroom, path: str = "/feed", **more: object) -> Source:
    """Return the source of a feed of the site."""
    given = {"name": path, "feed": room.site.url(path), "language": "en", "rate": 50}
    return Source.model_validate(given | more)


def test_each_article_comes_once_and_each_bad_one_with_its_reason(room: Newsroom) -> None:
    """From a feed, an index of sitemaps and a redirect at once; nothing else is refused."""
    pages = room.site.pages
    pages |= {f"/{number}": write_story(number) for number in range(1, 9)}
    bad: dict[str, tuple[Reply, str]] = {
        "/gone": (Reply(status=404), "no such page"),
        "/forbidden": (Reply(status=403), "does not let programs in"),
        "/picture": (Reply(b"x", headers={"Content-Type": "image/png"}), "holds no article"),
        "/bomb": (Reply(gzip.compress(bytes(9_000_000)), headers={"Content-Encoding": "gzip"}), "unpacks to more"),
        "/large": (Reply(b"x" * 300_000, headers=PLAIN), "larger than"),
        "/circle": (Reply(status=302, headers={"Location": "/circle"}), "from link to link"),
        "/inward": (Reply(status=302, headers={"Location": "http://[::ffff:10.0.0.1]/"}), "no public address"),
        "/file": (Reply(status=301, headers={"Location": "file:///etc/passwd"}), "are not fetched"),
        "/secret/a": (write_story(99), "forbids it"),
        "/empty": (Reply(b"", headers=PLAIN), "empty"),
        "/binary": (Reply(b"\0\1\2\3" * 99, headers={"Content-Type": "application/octet-stream"}), ""),
    }
    pages |= {path: reply for path, (reply, _) in bad.items()}
    pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /secret/\n", headers=PLAIN)
    pages["/moved"] = Reply(status=301, headers={"Location": "/3"})
    pages["/feed"] = write_feed(room.site, [(path, DAY) for path in ("/1", "/2", "/1?utm_source=x", "/moved", *bad)])
    pages["/index"] = Reply(write_sitemap(room.site, ["/map1", "/map2.gz"], "sitemap"))
    pages["/map1"] = Reply(write_sitemap(room.site, ["/2", "/3", "/4", "/5"]))
    pages["/map2.gz"] = Reply(gzip.compress(write_sitemap(room.site, ["/5", "/6", "/7", "/8"])))
    sitemap = feed_of(room, "/index").model_copy(update={"feed": None, "sitemap": room.site.url("/index")})
    run = room.update(feed_of(room), sitemap)
    assert run.ids == [str(number) for number in range(1, 9)]
    refused = {item.name.removeprefix(room.site.url("")): item for item in run.refused}
    assert sorted(refused) == sorted(bad)
    assert [path for path, (_, reason) in bad.items() if reason not in refused[path].reason] == []
    assert [item for item in run.refused if not item.remedy] == []
    assert [article.published_on for article in run.articles if article.article_id.endswith("/1")] == [date(2025, 3, 4)]
    assert {article.source for article in run.articles} == {"/feed", "/index"}
    assert sorted(set(room.site.paths())) == sorted({*pages} - {"/robots.txt", "/secret/a", "/moved"} | {"/moved"})


def test_a_second_run_asks_only_whether_anything_changed(room: Newsroom) -> None:
    """One request for a feed that knows, none for its pages, and nothing is read again."""
    feed = write_feed(room.site, [("/1", DAY), ("/gone", DAY)], etag='"v1"')
    room.site.pages |= {
        "/1": write_story(1),
        "/feed": lambda headers: Reply(status=304) if headers.get("If-None-Match") == '"v1"' else feed,
    }
    first = room.update(feed_of(room))
    assert (first.ids, len(first.refused), first.account.fetched) == (["1"], 1, 2)
    room.site.asked.clear()
    second = room.update(feed_of(room))
    assert [path for path, _ in room.site.asked] == ["/feed"]
    assert (second.articles, second.refused, second.account.unchanged) == ([], [], 1)


def test_what_a_feed_says_is_new_or_changed_is_fetched(room: Newsroom) -> None:
    """A new link, and a known one whose stamp is another; a page that did not change after all is not read."""
    room.site.pages |= {f"/{number}": write_story(number) for number in (1, 2, 3)}
    room.site.pages["/feed"] = write_feed(room.site, [("/1", DAY), ("/2", DAY)])
    room.update(feed_of(room))
    room.site.pages["/1"] = write_story(1, "An update.")
    room.site.pages["/2"] = Reply(status=304)
    room.site.pages["/feed"] = write_feed(room.site, [("/1", LATER), ("/2", DAY), ("/3", DAY)])
    run = room.update(feed_of(room))
    assert run.ids == ["1", "3"]
    assert "An update." in run.articles[0].text


@pytest.mark.parametrize("reply", [Reply(status=404), Reply(status=500), Reply(b"<html><p>no feed</p></html>")])
def test_a_source_that_does_not_come_is_missing_and_the_rest_runs(room: Newsroom, reply: Reply) -> None:
    """Each time, until it comes."""
    room.site.pages |= {"/1": write_story(1), "/feed": write_feed(room.site, [("/1", DAY)]), "/broken": reply}
    for expected in (["1"], []):
        run = room.update(feed_of(room, "/broken"), feed_of(room))
        assert run.ids == expected
        assert [item.name for item in run.account.missing] == [room.site.url("/broken")]
        assert run.refused == []
    room.site.pages["/broken"] = write_feed(room.site, [], etag="x")
    assert room.update(feed_of(room, "/broken")).account.missing == []


def test_a_host_in_trouble_is_left_alone_and_tried_again_later(room: Newsroom) -> None:
    """Three failures are enough for a run; waiting doubles, and what comes at last is read."""
    paths = [f"/{number}" for number in range(1, 7)]
    room.site.pages |= dict.fromkeys(paths, Reply(status=500)) | {
        "/feed": write_feed(room.site, [(path, DAY) for path in paths])
    }
    run = room.update(feed_of(room))
    assert (run.account.postponed, run.refused, len(set(room.site.paths()))) == (6, [], 4)
    room.site.pages |= {path: write_story(int(path[1:])) for path in paths}
    assert room.update(feed_of(room)).ids == []
    room.hands.time += 400
    assert len(room.update(feed_of(room)).ids) == 6


def test_a_link_that_never_comes_is_given_up(room: Newsroom) -> None:
    """After days, with a reason; it is then asked for no more."""
    room.site.pages |= {"/1": Reply(status=500), "/feed": write_feed(room.site, [("/1", DAY)])}
    runs = []
    for _ in range(MOST_TRIES + 1):
        runs.append(room.update(feed_of(room)))
        room.hands.time += 100_000
    assert [len(run.refused) for run in runs] == [0] * (MOST_TRIES - 1) + [1, 0]
    assert "times in a row" in runs[-2].refused[0].reason


def test_a_server_that_asks_for_a_pause_gets_it(room: Newsroom) -> None:
    """For all that is wanted of it, in this run and the next."""
    limited = Reply(status=429, headers={"Retry-After": "7200"})
    room.site.pages |= {"/1": limited, "/2": write_story(2)}
    room.site.pages["/feed"] = write_feed(room.site, [("/1", DAY), ("/2", DAY)])
    assert room.update(feed_of(room)).account.postponed == 2
    room.hands.time += 3600
    assert room.update(feed_of(room)).ids == []
    assert room.site.paths().count("/1") == 1
    room.hands.time += 3700
    room.site.pages["/1"] = write_story(1)
    assert room.update(feed_of(room)).ids == ["1", "2"]


def test_a_source_may_ask_for_less(room: Newsroom) -> None:
    """Links of a pattern, from a day on, so many in a run; the others wait for the next."""
    old = "Mon, 03 Feb 2025 08:00:00 +0000"
    entries = [("/news/1", DAY), ("/sport/2", DAY), ("/news/3", old), ("/news/4", DAY), ("/news/5", LATER)]
    room.site.pages |= {path: write_story(int(path[-1])) for path, _ in entries}
    room.site.pages["/feed"] = write_feed(room.site, entries)
    source = feed_of(room, match="*/news/*", since="2025-03-01", most=2)
    assert [room.update(source).ids for _ in range(3)] == [["news/1", "news/4"], ["news/5"], []]


def test_a_page_that_is_a_feed_is_read_as_one(room: Newsroom) -> None:
    """So that `ingest` takes any link; a page is looked at again in each run."""
    room.site.pages |= {"/1": write_story(1), "/2": write_story(2), "/feed": write_feed(room.site, [("/2", DAY)])}
    links = Source(name="links", pages=(room.site.url("/1"), room.site.url("/feed")), rate=50, language="en")
    assert room.update(links).ids == ["1", "2"]
    room.site.pages["/1"] = write_story(1, "More.")
    assert room.update(links).ids == ["1"]


def test_a_feed_leads_nobody_inside(room: Newsroom) -> None:
    """A public feed may name private places; none of them is asked, each is told."""
    links = ["http://inside.example/admin", "http://127.0.0.1/", "ftp://a.example/", "file:///etc/passwd", "/1"]
    room.site.pages |= {"/1": write_story(1), "/feed": write_feed(room.site, [(link, DAY) for link in links])}
    run = room.update(feed_of(room))
    reasons = ["inside.example (10.1.2.3) is no public address", "127.0.0.1 is no public address"]
    assert (run.ids, [item.reason for item in run.refused]) == (["1"], reasons)


def test_two_pages_that_claim_one_link_are_no_two_articles(room: Newsroom) -> None:
    """The first is the article; the second is told."""
    page = '<html lang="en"><head><title>{0}</title><link rel="canonical" href="{1}"></head><body><article><h1>{0}</h1>'
    text = "<p>Quantrel said it would invest ${0} million in Velmora, which builds robots in the harbour.</p>"
    link = room.site.url("/story")
    for path in ("/a", "/b", "/c"):
        number = 7 if path == "/c" else 5
        body = page.format("Quantrel invests", link) + text.format(number) * 3 + "</article></body></html>"
        room.site.pages[path] = Reply(body.encode())
    room.site.pages["/feed"] = write_feed(room.site, [("/a", DAY), ("/b", DAY), ("/c", DAY)])
    run = room.update(feed_of(room))
    assert run.ids == ["story"]
    assert [item.name for item in run.refused] == [room.site.url("/c")]


def test_a_run_that_was_ended_is_finished_by_the_next(room: Newsroom) -> None:
    """What was fetched and not read is read, without being fetched again."""
    room.site.pages |= {"/1": write_story(1), "/feed": write_feed(room.site, [("/1", DAY)], etag="x")}
    source = feed_of(room)
    with open_ledger(room.folder) as ledger:
        client = Client(AGENT, Pace(room.hands.clock), room.lookup, LIMITS, room.hands.clock, send=room.send)
        Errand(ledger, client, [source], Event(), lambda _: None, lambda _: None).run()
        list(Shelf(ledger, {}).read())
    run = room.update(source)
    assert (run.ids, room.site.paths()) == (["1"], ["/feed", "/1", "/feed"])
