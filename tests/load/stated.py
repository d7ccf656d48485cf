"""Makes articles and statements of short descriptions, and fills warehouses with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.claims_json import read_claim
from etl.corrections import Correction
from etl.events import Statement
from etl.knowledge import Knowledge, load_knowledge
from etl.load import load_rates, open_warehouse, price_claim
from etl.merging import Stater, correct_claims, merge_events
from etl.records import Article, DateInterval
from etl.resolve import find_bucket, find_source, index_names, link_parties, sign_text

NOW = datetime(2026, 3, 2, 8, 30)  # noqa: DTZ001 (the warehouse keeps UTC without saying so)
VERSION = "rules-1"
SLOTS: dict[str, dict[str, Any]] = {
    "investment": {"type": "funding", "investors": [], "recipient": None, "purpose": None, "amount": None},
    "release": {"developer": None, "model": "Lumen", "stage": "available", "capability": None},
    "partnership": {"partners": [], "status": "announced"},
    "integration": {"product": "Desk", "owner": None, "model": None, "provider": None, "status": "in_use"},
    "figure": {"subject": "Orvane", "metric": "valuation", "amount": None},
}
KNOWLEDGE = load_knowledge()
NAMES = index_names(KNOWLEDGE)
STATER = Stater(KNOWLEDGE, NAMES, load_rates())


def make_article(article_id: str, **given: Any) -> Article:  # noqa: ANN401 (the fields of an article)
    """Return an article whose text is its id unless given."""
    text = given.pop("text", f"Text of {article_id}.")
    text_id = hashlib.sha256(text.encode()).hexdigest()
    return Article(article_id, text_id, given.pop("lang", "en"), text, **given)


def make_statement(described: Mapping[str, Any], article: Article, number: int = 0) -> Statement:
    """Return a statement of the slots that matter; `amount` is [low, high, currency, hedge, unit], "open" for null."""
    slots = {key: value for key, value in described.items() if key not in {"article", "date", "amount"}}
    data: dict[str, Any] = {
        "date_basis": "stated", "modality": "asserted", "attribution": None, "evidence": article.text, "themes": [],
        "date": None, "evidence_end": len(article.text), **SLOTS[described["kind"]], **slots,
    }  # fmt: skip
    if amount := described.get("amount"):
        data["amount"] = dict(zip(("low", "high", "currency", "hedge", "unit"), [*amount, None, None][:5], strict=True))
        data["amount"] = {key: None if value == "open" else value for key, value in data["amount"].items()}
        data["amount"]["hedge"] = data["amount"]["hedge"] or "exact"
    claim_id = hashlib.sha256(f"{article.article_id}/{number}".encode()).hexdigest()[:16]
    claim = link_parties(read_claim(data, article.article_id, claim_id, "lexicon/en/claims/made.toml#made"), NAMES)
    if interval := described.get("date"):
        claim = replace(claim, date=_interval(interval))
    day = article.published_on
    bucket = find_bucket(claim, KNOWLEDGE.frames[claim.kind])
    return Statement(claim, day, price_claim(claim, day, load_rates()), bucket, find_source(claim, article, NAMES))


def store(
    folder: Path,
    told: Iterable[tuple[Article, list[Statement]]],
    knowledge: Knowledge = KNOWLEDGE,
    corrections: Sequence[Correction] = (),
    version: str = VERSION,
) -> int | None:
    """Store articles with their claims, correct, merge and publish; return the number of the snapshot."""
    with open_warehouse(folder, version, "a test") as warehouse:
        for article, statements in told:
            warehouse.store_article(article, statements, NOW, sign_text(article.text))
        correct_claims(warehouse, corrections, STATER)
        merge_events(warehouse, knowledge)
        return warehouse.publish(knowledge, NOW)


def tell(
    stories: Mapping[str, Mapping[str, Any]], claims: Iterable[Mapping[str, Any]]
) -> list[tuple[Article, list[Statement]]]:
    """Return articles by id with the claims that name them."""
    articles = {key: make_article(key, **fields) for key, fields in stories.items()}
    told: dict[str, list[Statement]] = {key: [] for key in articles}
    for described in claims:
        statements = told[described["article"]]
        statements.append(make_statement(described, articles[described["article"]], len(statements)))
    return [(articles[key], statements) for key, statements in told.items()]


def _interval(words: str) -> DateInterval:
    """Read "2025-03-01", or "2025-01-01 2025-12-31 year"."""
    start, *rest = words.split()
    first = date.fromisoformat(start)
    return DateInterval(first, date.fromisoformat(rest[0]), rest[1]) if rest else DateInterval(first, first, "day")  # type: ignore[arg-type] # a test's own precision
