"""Gives a claim the slots that a person says it has, and a company the name that a person says it bears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, get_args

from etl.claims_json import read_claim, write_claim
from etl.knowledge_files import Frame
from etl.records import Claim, Modality, Party, Term, Value
from etl.resolve.link import identify_company

NOTHING = {"low": None, "high": None, "currency": None, "unit": None, "hedge": "exact"}
CIRCUMSTANCES = frozenset({"date", "date_basis", "modality", "attribution", "themes"})
Filler = TypeVar("Filler", Party, Term, Value)


def find_fault(frame: Frame, slots: Mapping[str, Any]) -> str | None:
    """Return why a claim of a kind cannot have some slots, or None."""
    for slot, value in slots.items():
        if slot not in frame.roles and slot not in CIRCUMSTANCES:
            return f"no slot {slot!r} in {frame.kind}"
        choices = get_args(Modality) if slot == "modality" else frame.roles[slot].choices if slot in frame.roles else ()
        if choices and value not in choices:
            return f"{slot}: {value!r} is none of {', '.join(choices)}"
    return None


def amend_claim(claim: Claim, slots: Mapping[str, Any]) -> Claim:
    """Return the claim with other slots, under the same id; raises ValueError where a value does not fit its slot."""
    data = write_claim(claim)
    for slot, value in slots.items():
        data[slot] = _read_slot(slot, value, data)
    try:
        fresh = read_claim(data, claim.article_id, claim.claim_id, claim.rule)
    except (KeyError, TypeError, ArithmeticError) as error:
        reason = f"{', '.join(slots)}: not the shape of a slot"
        raise ValueError(reason) from error
    return replace(
        fresh,
        parties=_keep(claim.parties, fresh.parties, slots),
        values=_keep(claim.values, fresh.values, slots),
        terms=_keep(claim.terms, fresh.terms, slots),
        date=fresh.date if "date" in slots else claim.date,
    )


def rename_company(claim: Claim, company: str, name: str, names: Mapping[str, str]) -> Claim:
    """Return the claim with another name and id for a company, given by its id or its printed name."""
    renamed = identify_company(name, names)
    return replace(
        claim,
        parties=tuple(
            replace(party, name=name, company_id=renamed) if company in {party.company_id, party.name} else party
            for party in claim.parties
        ),
    )


def _keep(former: tuple[Filler, ...], fresh: tuple[Filler, ...], slots: Mapping[str, Any]) -> tuple[Filler, ...]:
    """Return the fresh fillers of the slots that change, and the former ones, with their offsets, of all others."""
    return tuple(one for one in former if one.role not in slots) + tuple(one for one in fresh if one.role in slots)


def _read_slot(slot: str, value: object, data: dict[str, Any]) -> object:
    if value == "":
        return None
    if slot == "date" and isinstance(value, dict):
        data["date_basis"] = "stated"
        return {bound: day.isoformat() if isinstance(day, date) else str(day) for bound, day in value.items()}
    if slot == "amount" and isinstance(value, dict):
        amount = {**NOTHING, **(data.get("amount") or {}), **value}
        is_one = "low" in value and "high" not in value and amount["hedge"] in {"exact", "about"}
        return amount | {"high": amount["low"]} if is_one else amount
    return value
