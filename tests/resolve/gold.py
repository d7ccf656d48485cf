"""The claims of annotated articles as statements, and the labelled pairs of them: the sample corpus, and clean ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.claims_json import read_claim
from etl.events import Event, Statement
from etl.load import load_rates, price_claim
from etl.records import Article
from etl.resolve import find_bucket, find_source, link_parties
from tests.load.stated import KNOWLEDGE, NAMES

FOLDER = Path(__file__).parents[2] / "data" / "gold"
CLEAN = FOLDER / "merging"  # articles and labels written when merging was, and without a look at what it makes of them
LABELS = "events.jsonl"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two claims that look alike, whether they are one event (`same`, `different`, `doubt`), and why."""

    pair: Pair
    label: str
    reason: str
    quotes: tuple[str, str]
    second_label: str | None


def read_articles(folder: Path = FOLDER) -> list[Mapping[str, Any]]:
    """Return the annotated articles of both languages."""
    files = sorted(file for file in folder.glob("*.jsonl") if file.name != LABELS)
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def state_claims(articles: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """Return every annotated claim, under an id that names its article and its place."""
    return [statement for _, statements in tell_articles(articles) for statement in statements]


def tell_articles(articles: Iterable[Mapping[str, Any]]) -> list[tuple[Article, list[Statement]]]:
    """Return the annotated articles, each with its claims."""
    return [(article, list(_state(article, described["claims"]))) for article, described in _make_articles(articles)]


def _make_articles(articles: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    for one in articles:
        day = one["published_on"] and date.fromisoformat(one["published_on"])
        yield Article(one["id"], one["id"], one["lang"], one["text"], None, one.get("source"), None, day), one


def _state(article: Article, claims: Iterable[Mapping[str, Any]]) -> Iterator[Statement]:
    for place, data in enumerate(claims):
        start = article.text.index(data["evidence"])
        placed = {**data, "evidence_start": start, "evidence_end": start + len(data["evidence"])}
        claim = link_parties(read_claim(placed, article.article_id, f"{article.article_id}#{place}", "gold"), NAMES)
        bucket = find_bucket(claim, KNOWLEDGE.frames[claim.kind])
        dollars = price_claim(claim, article.published_on, load_rates())
        yield Statement(claim, article.published_on, dollars, bucket, find_source(claim, article, NAMES))


def read_labels(folder: Path = FOLDER) -> list[Labelled]:
    """Return the labelled pairs in the order of their file."""
    lines = (folder / LABELS).read_text("utf-8").splitlines()
    return [_read_label(json.loads(line)) for line in lines]


def pair_members(events: Iterable[Event]) -> set[Pair]:
    """Return every two claims that stand in one event, each pair sorted."""
    members = [sorted(event.claim_ids) for event in events]
    return {(one, other) for ids in members for place, one in enumerate(ids) for other in ids[place + 1 :]}


def _read_label(data: Mapping[str, Any]) -> Labelled:
    one, other = (f"{data[side]['article']}#{data[side]['claim']}" for side in ("left", "right"))
    quotes = (data["left"]["evidence"], data["right"]["evidence"])
    return Labelled((min(one, other), max(one, other)), data["label"], data["reason"], quotes, data.get("second_label"))
