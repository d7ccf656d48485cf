"""Builds a warehouse from articles and claims written in a file, through the code that loads real ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from etl.claims_json import read_claim
from etl.knowledge import load_knowledge, read_toml
from etl.load import load_rates, open_warehouse
from etl.merging import Stater, merge_events
from etl.records import Article, Claim, Quarantined
from etl.resolve import index_names

CORPUS = Path(__file__).with_name("corpus.toml")
NOW = datetime(2025, 8, 1, tzinfo=UTC)
DEFAULTS: dict[str, Any] = {"modality": "asserted", "attribution": None, "date": None, "themes": []}
REFUSED = Quarantined("inbox/torn.txt", None, "not UTF-8 at byte 9", "save the file as UTF-8")


def build_warehouse(folder: Path, *only: str) -> Path:
    """Load the articles, or only those with the given ids, and publish a snapshot; the folder."""
    knowledge = load_knowledge(None)
    stater = Stater(knowledge, index_names(knowledge), load_rates())
    with open_warehouse(folder, "test", "test") as warehouse:
        for article, claims in read_corpus():
            if not only or article.article_id in only:
                warehouse.store_article(article, [stater.state(claim, article) for claim in claims], NOW)
        warehouse.store_quarantined([REFUSED], [], NOW)
        merge_events(warehouse, knowledge)
        warehouse.publish(knowledge, NOW)
    return folder


def read_corpus() -> Iterator[tuple[Article, list[Claim]]]:
    """The articles with their claims, offsets counted from the text."""
    for row in read_toml(CORPUS)["article"]:
        text = row["text"].lstrip("\n")
        known = date.fromisoformat(row["published_on"])
        article = Article(row["id"], row["id"], row["lang"], text, row["title"], row["source"], row.get("url"), known)
        claims = [complete(claim, text) for claim in row["claims"]]
        yield (
            article,
            [
                read_claim(data, article.article_id, f"{article.article_id}-{n}", "test#rule")
                for n, data in enumerate(claims)
            ],
        )


def complete(row: dict[str, Any], text: str) -> dict[str, Any]:
    """A claim as claim.schema.json has it."""
    start = text.index(row["evidence"])
    days = row.get("date")
    amount = row.get("amount")
    return {
        **DEFAULTS,
        **row,
        "date": days and {"start": days[0], "end": days[1]},
        "date_basis": "stated" if days else "none",
        "amount": amount and {"unit": None, **amount},
        "evidence_start": start,
        "evidence_end": start + len(row["evidence"]),
    }


if __name__ == "__main__":
    build_warehouse(Path(sys.argv[1]), *sys.argv[2:])
