"""Merging costs about as much for each event however many there are, and a new article as much as its own claims.

`pytest -s` shows the figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl.events import Statement
from etl.load import open_warehouse
from etl.merging import merge_events
from etl.records import Article
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article, make_statement

HALF, FULL = 50_000, 100_000
MOST = 2.2  # times the cost of half as many events
MOST_FOR_ONE = 0.02  # of the cost of merging all: one article's claims, and a look at what changed
PER_ARTICLE = 2_000
TOLD_AGAIN = 5  # every fifth event has a second article
FIRST = date(2020, 1, 1)


def tell_again(template: Statement, number: int, article: Article) -> Statement:
    """Return the claim of one of many deals, as an article tells it."""
    recipient = f"~quillow-{number}"
    parties = tuple(
        replace(party, company_id=recipient) if party.role == "recipient" else party for party in template.claim.parties
    )
    claim = replace(
        template.claim, claim_id=f"{article.article_id}-{number}", article_id=article.article_id, parties=parties
    )
    return replace(template, claim=claim, bucket=f"investment|funding|{recipient}")


def fill(folder: Path, events: int) -> None:
    """Store claims that tell so many events, not merged yet."""
    described = {"kind": "investment", "investors": ["Orvane"], "recipient": "Quillow", "amount": [5e9, 5e9, "USD"]}
    with open_warehouse(folder, VERSION, "a benchmark") as warehouse:
        for start in range(0, events, PER_ARTICLE):
            day = FIRST + timedelta(days=start // PER_ARTICLE)
            for name, step in (("first", 1), ("again", TOLD_AGAIN)):
                article = make_article(f"{name}-{start}", published_on=day)
                template = make_statement({**described, "date": str(day)}, article)
                numbers = range(start, start + PER_ARTICLE, step)
                warehouse.store_article(article, [tell_again(template, number, article) for number in numbers], NOW)


def measure(folder: Path, prepare: Callable[[], None]) -> float:
    """Return the processor's seconds of merging what is not merged."""
    prepare()
    with open_warehouse(folder, VERSION, "a benchmark") as warehouse:
        started = time.process_time()
        merge_events(warehouse, KNOWLEDGE)
        return time.process_time() - started


def add_one(folder: Path) -> None:
    """Store one more article, which tells one of the events again."""
    with open_warehouse(folder, VERSION, "a benchmark") as warehouse:
        article = make_article("late", published_on=FIRST)
        described = {"kind": "investment", "investors": ["Orvane"], "recipient": "Quillow", "date": str(FIRST)}
        template = make_statement({**described, "amount": [5e9, 5e9, "USD"]}, article)
        warehouse.store_article(article, [tell_again(template, 7, article)], NOW)


@pytest.mark.timeout(1800)
def test_merging_is_about_linear_and_a_new_article_is_cheap(tmp_path: Path) -> None:
    """All of 100,000 events against all of 50,000, and then one article more."""
    costs = {
        events: measure(tmp_path / str(events), lambda events=events: fill(tmp_path / str(events), events))  # type: ignore[misc] # bound per round
        for events in (HALF, FULL)
    }
    one = measure(tmp_path / str(FULL), lambda: add_one(tmp_path / str(FULL)))
    ratio = costs[FULL] / costs[HALF]
    print(f"\n{costs[HALF]:.1f} s, {costs[FULL]:.1f} s: {ratio:.2f} times; one article more: {one:.2f} s")  # noqa: T201 - the figure is the result
    assert ratio <= MOST
    assert one <= MOST_FOR_ONE * costs[FULL]
