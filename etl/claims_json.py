"""Turns claims into the JSON objects of claim.schema.json and back; no stage is imported here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from etl.records import Amount, Claim, DateInterval, Party, Precision, Term, Value

LIST_ROLES = {"investment": ("investors",), "partnership": ("partners",)}
NAME_ROLES = {
    "investment": ("recipient",),
    "release": ("developer",),
    "integration": ("owner", "provider"),
    "figure": ("subject",),
}
WORD_ROLES = {
    "investment": ("type", "purpose"),
    "release": ("model", "stage", "capability"),
    "partnership": ("status",),
    "integration": ("product", "model", "status"),
    "figure": ("metric",),
}
WITH_AMOUNT = frozenset({"investment", "figure"})
FLAGS = {"investment": ("cumulative",)}
DAYS_OF_PRECISION: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (7, "week"),
    (31, "month"),
    (92, "quarter"),
    (184, "half"),
    (366, "year"),
)


def write_claim(claim: Claim) -> dict[str, Any]:
    """Return the JSON object of a claim, with its evidence offsets, confidence, id and rule left to the caller."""
    parties = {role: [party.name for party in claim.parties if party.role == role] for role in _roles(claim.kind)}
    words = {term.role: term.value for term in claim.terms}
    slots: dict[str, Any] = {role: parties[role] for role in LIST_ROLES.get(claim.kind, ())}
    slots |= {role: next(iter(parties[role]), None) for role in NAME_ROLES.get(claim.kind, ())}
    slots |= {role: words.get(role) for role in WORD_ROLES.get(claim.kind, ())}
    if claim.kind in WITH_AMOUNT:
        slots["amount"] = next((write_amount(value.amount) for value in claim.values), None)
    slots |= {role: words.get(role) == "true" for role in FLAGS.get(claim.kind, ())}
    return {
        "kind": claim.kind,
        **slots,
        "date": claim.date and {"start": claim.date.start.isoformat(), "end": claim.date.end.isoformat()},
        "date_basis": claim.date_basis,
        "modality": claim.modality,
        "attribution": claim.attribution,
        "evidence": claim.evidence,
        "evidence_start": claim.evidence_start,
        "evidence_end": claim.evidence_end,
        "confidence": claim.confidence,
        "themes": list(claim.themes),
    }


def read_claim(data: Mapping[str, Any], article_id: str, claim_id: str, rule: str) -> Claim:
    """Return the claim of a JSON object; company ids are not in it, so that names stand as `~name` until linked."""
    kind = data["kind"]
    parties = [
        Party(role, position, name, f"~{name.lower()}")
        for role in _roles(kind)
        for position, name in enumerate(_names(data.get(role)))
    ]
    terms = [Term(role, str(data[role])) for role in WORD_ROLES.get(kind, ()) if data.get(role)]
    terms += [Term(role, "true") for role in FLAGS.get(kind, ()) if data.get(role)]
    amount = data.get("amount")
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        kind=kind,
        parties=tuple(parties),
        values=(Value("amount", _read_amount(amount)),) if amount else (),
        terms=tuple(terms),
        date=_read_date(data["date"]),
        date_basis=data["date_basis"],
        modality=data["modality"],
        attribution=data["attribution"],
        evidence=data["evidence"],
        evidence_start=data.get("evidence_start", 0),
        evidence_end=data.get("evidence_end", 0),
        themes=tuple(data["themes"]),
        rule=rule,
        confidence=data.get("confidence"),
    )


def _roles(kind: str) -> tuple[str, ...]:
    return (*LIST_ROLES.get(kind, ()), *NAME_ROLES.get(kind, ()))


def _names(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def write_amount(amount: Amount) -> dict[str, Any]:
    """Return the JSON object of an amount: whole numbers as integers."""
    return {
        "low": _number(amount.low),
        "high": _number(amount.high),
        "currency": amount.currency,
        "unit": amount.unit,
        "hedge": amount.hedge,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _read_amount(data: Mapping[str, Any]) -> Amount:
    low, high = (None if data[bound] is None else Decimal(str(data[bound])) for bound in ("low", "high"))
    return Amount(low, high, data["currency"], data["unit"], data["hedge"])


def _read_date(data: Mapping[str, str] | None) -> DateInterval | None:
    if data is None:
        return None
    start, end = date.fromisoformat(data["start"]), date.fromisoformat(data["end"])
    days = (end - start).days + 1
    precision: Precision = next((name for most, name in DAYS_OF_PRECISION if days <= most), "range")
    return DateInterval(start, end, precision)
