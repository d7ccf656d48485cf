"""An update to be killed: fetches from a server of the test, stores, merges and publishes, and says each step.

Run as `python -m tests.fetch.crashing FOLDER PORT`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from etl.fetch import AGENT, Client, Limits, Pace, Robots, open_ledger
from etl.fetch.clock import Clock
from etl.fetch.places import Place
from etl.fetch.transport import Answer, exchange
from etl.fetched import Shelf
from etl.load import Warehouse, open_warehouse
from etl.merging import merge_events
from etl.records import Article, Quarantined
from etl.sources import Source
from etl.updating import Errand
from tests.fetch.news import PLAIN, write_feed, write_story
from tests.fetch.site import HOST, Headers, Reply, Site
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_statement

STORIES, BAD = 12, ("/gone", "/empty")
ROUNDS = (("/feed1",), ("/feed1", "/feed2"))
STEPS = 38  # lines that an undisturbed update says
STAMP = "Tue, 04 Mar 2025 08:00:00 +0000"


def publish_news(site: Site) -> None:
    """Put on a server what the feeds name: the second tells of some stories again, one of them under a new stamp."""
    paths = [f"/{number}" for number in range(1, STORIES + 1)]
    site.pages |= {path: write_story(int(path[1:])) for path in paths} | {"/empty": Reply(b"", headers=PLAIN)}
    links = [f"http://{HOST}{path}" for path in (*paths, *BAD)]
    site.pages["/feed1"] = write_feed(site, [(link, STAMP) for link in links[:8] + links[STORIES:]], etag='"1"')
    site.pages["/feed2"] = write_feed(site, [(links[0], "later"), *((link, STAMP) for link in links[6:])])


def update(folder: Path, port: int) -> None:
    """Fetch and store in two rounds, and say it line by line."""

    def send(place: Place, address: str, headers: Headers, limits: Limits) -> Answer:
        return exchange(replace(place, port=port), address, headers, limits)

    for feeds in ROUNDS:
        sources = [Source.model_validate({"name": path, "feed": f"http://{HOST}{path}", "rate": 50}) for path in feeds]
        with open_ledger(folder) as ledger:
            clock = Clock(pause=lambda _: None)
            client = Client(AGENT, Pace(clock), lambda *_: ["127.0.0.1"], Limits(), clock, Robots(), send)
            errand = Errand(ledger, client, sources, Event(), lambda one: say(one.wanted.key), lambda _: None, True)  # noqa: FBT003
            errand.run()
            shelf = Shelf(ledger, {source.name: source for source in sources})
            store(folder, shelf)
            shelf.close()
            say("closed")


def store(folder: Path, shelf: Shelf) -> None:
    """Take what was fetched into the warehouse, one commit after the other."""
    refused = []
    with open_warehouse(folder, VERSION, "an update to be killed") as warehouse:
        for item in shelf.read():
            if isinstance(item, Quarantined):
                refused.append(item)
            else:
                store_article(warehouse, item)
        covered = [item for item in warehouse.list_quarantined() if shelf.covers(item) and item not in refused]
        warehouse.store_quarantined(refused, covered, NOW)
        merge_events(warehouse, KNOWLEDGE)
        say("merged")
        warehouse.publish(KNOWLEDGE, NOW)
        say("published")


def store_article(warehouse: Warehouse, article: Article) -> None:
    """Store an article with one claim, unless it is stored."""
    numbers: Sequence[str] = re.findall(r"\d+", article.text)
    deal = {"kind": "investment", "investors": ["Quantrel"], "recipient": f"Velmora {numbers[0]}", "date": "2025-03-04"}
    if warehouse.find_standing(article) != "unchanged":
        statement = make_statement({**deal, "amount": [float(numbers[0])] * 2 + ["USD"]}, article)
        warehouse.store_article(article, [statement], NOW)
    say(f"stored {article.article_id}")


def say(step: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    update(Path(sys.argv[1]), int(sys.argv[2]))
