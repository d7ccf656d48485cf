"""A writer to be killed: stores articles, merges and publishes twice, and says each step as soon as it is committed.

Run as `python -m tests.load.crashing FOLDER`.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from etl.events import Statement
from etl.load import open_warehouse
from etl.merging import merge_events
from etl.records import Article
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article, make_statement

ARTICLES = 24
ROUNDS = 2
STEPS = ARTICLES + 2 * ROUNDS  # each article, and in each round the merging and the publishing


def make_news(number: int) -> tuple[Article, list[Statement]]:
    """Return an article that tells, with others, one of a few events."""
    day = date(2025, 3, 1) + timedelta(days=number % 3)
    article = make_article(f"news-{number:02}", published_on=day)
    deal = {"kind": "investment", "investors": ["Orvane"], "recipient": f"Quillow {number % 5}", "date": str(day)}
    state = {"kind": "partnership", "partners": ["Orvane", f"Quillow {number % 4}"], "date": str(day)}
    sums = {"amount": [number % 2 * 1e9 + 1e9] * 2 + ["USD"]}
    return article, [make_statement({**deal, **sums}, article), make_statement(state, article, 1)]


def write(folder: Path) -> None:
    """Store what is not stored yet, and say it line by line."""
    for round_number in range(ROUNDS):
        with open_warehouse(folder, VERSION, "a writer to be killed") as warehouse:
            for number in range(round_number, ARTICLES, ROUNDS):
                article, statements = make_news(number)
                if warehouse.find_standing(article) != "unchanged":
                    warehouse.store_article(article, statements, NOW)
                say(article.article_id)
            merge_events(warehouse, KNOWLEDGE)
            say("merged")
            warehouse.publish(KNOWLEDGE, NOW)
            say("published")


def say(step: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
