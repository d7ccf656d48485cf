"""Turns the mentions of an annotated article into JSON objects, in the order of the text; no stage is imported here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.claims_json import write_amount
from etl.records import AmountMention, AnnotatedArticle, DateMention, NameMention, Sentence

NAMED = frozenset({"company", "model", "product"})
MONEY_PARTS = ("low", "high", "currency", "hedge")


def write_mentions(annotated: AnnotatedArticle) -> list[dict[str, Any]]:
    """Return money, dates, companies, models and products with their offsets, sorted by place and type."""
    found = [mention for sentence in annotated.sentences for mention in write_sentence_mentions(sentence)]
    return sorted(found, key=lambda mention: (mention["start"], mention["end"], mention["type"]))


def write_sentence_mentions(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Yield the mentions of one sentence."""
    yield from (_write_money(money) for money in sentence.amounts if money.is_money)
    yield from map(_write_date, sentence.dates)
    yield from (_write_name(name) for name in sentence.names if name.type in NAMED)


def _write_money(mention: AmountMention) -> dict[str, Any]:
    amount = write_amount(mention.amount)
    parts = {part: amount[part] for part in MONEY_PARTS}
    return {"type": "money", "start": mention.start, "end": mention.end, **parts}


def _write_date(mention: DateMention) -> dict[str, Any]:
    interval = mention.interval
    return {
        "type": "date",
        "start": mention.start,
        "end": mention.end,
        "date_start": interval and interval.start.isoformat(),
        "date_end": interval and interval.end.isoformat(),
        "precision": interval and interval.precision,
        "basis": mention.basis,
    }


def _write_name(mention: NameMention) -> dict[str, Any]:
    """The id is null where no entry of the knowledge is meant."""
    return {
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "name": mention.name,
        "id": mention.entity_id,
    }
