"""Keeps what reading found in a text, so that the same text under the same rules is not read again.

What is found depends on the text, its language and day, on the title, which tells headings from running text, on the
source, which says "we", and on the version of rules and knowledge; not on the article's id or link.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from etl.claim_ids import identify_claim
from etl.records import Amount, Article, Claim, DateInterval, Party, Term, Value


def name_reading(article: Article, version: str) -> str:
    """Return the key under which what was found in an article is kept."""
    day = article.published_on and article.published_on.isoformat()
    parts = (article.text_id, article.lang, day, article.title, article.source, version)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def write_reading(claims: Sequence[Claim]) -> str:
    """Return the claims that were found as JSON, without what the article says itself."""
    return json.dumps([_pack(claim) for claim in claims], ensure_ascii=False, separators=(",", ":"))


def restore_reading(kept: str, article: Article) -> tuple[Claim, ...]:
    """Return the claims that reading an article would find, from what was kept of the same text."""
    return tuple(_unpack(data, article) for data in json.loads(kept))


def _pack(claim: Claim) -> list[Any]:
    when = claim.date and [claim.date.start.isoformat(), claim.date.end.isoformat(), claim.date.precision]
    return [
        claim.kind,
        [[one.role, one.position, one.name, one.company_id, one.start, one.end] for one in claim.parties],
        [[one.role, _pack_amount(one.amount), one.start, one.end] for one in claim.values],
        [[one.role, one.value, one.start, one.end] for one in claim.terms],
        when,
        [claim.date_basis, claim.modality, claim.attribution],
        [claim.evidence_start, claim.evidence_end],
        list(claim.themes),
        claim.rule,
        claim.confidence,
    ]


def _pack_amount(amount: Amount) -> list[Any]:
    bounds = [None if bound is None else str(bound) for bound in (amount.low, amount.high)]
    return [*bounds, amount.currency, amount.unit, amount.hedge]


def _unpack(data: Sequence[Any], article: Article) -> Claim:
    kind, parties, values, terms, when, (basis, modality, attribution), (start, end), themes, rule, confidence = data
    claim = Claim(
        claim_id="",
        article_id=article.article_id,
        kind=kind,
        parties=tuple(Party(*one) for one in parties),
        values=tuple(Value(role, _unpack_amount(amount), *place) for role, amount, *place in values),
        terms=tuple(Term(*one) for one in terms),
        date=when and DateInterval(date.fromisoformat(when[0]), date.fromisoformat(when[1]), when[2]),
        date_basis=basis,
        modality=modality,
        attribution=attribution,
        evidence=article.text[start:end],
        evidence_start=start,
        evidence_end=end,
        themes=tuple(themes),
        rule=rule,
        confidence=confidence,
    )
    return replace(claim, claim_id=identify_claim(claim))


def _unpack_amount(data: Sequence[Any]) -> Amount:
    low, high, currency, unit, hedge = data
    return Amount(_bound(low), _bound(high), currency, unit, hedge)


def _bound(printed: str | None) -> Decimal | None:
    return None if printed is None else Decimal(printed)
