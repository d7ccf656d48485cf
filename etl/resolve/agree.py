"""Decides whether two claims of one bucket state one event, and on what ground; a doubt is a no.

A ground names what was compared: "parties:same date:day amount:equal".
"""

from __future__ import annotations

from typing import Literal

from etl.knowledge_files import Frame
from etl.records import Statement
from etl.resolve.amounts import compare_amounts
from etl.resolve.bucket import fold_role, fold_words
from etl.resolve.dates import compare_dates

Kinship = Literal["same", "part", "apart"]


def find_ground(left: Statement, right: Statement, frame: Frame) -> str | None:
    """Return why two claims of different articles are one event, or None."""
    parties, date, amount = (
        _compare_parties(left, right, frame),
        compare_dates(left, right),
        compare_amounts(left, right),
    )
    if "apart" in {parties, date} or amount == "contradiction" or _flags(left, frame) != _flags(right, frame):
        return None
    happens_once = _state(left, frame) in frame.once
    is_sure = happens_once or amount in {"equal", "near"} or (amount == "none" and date != "open")
    if amount == "open":
        is_sure = happens_once or date in {"day", "month"}
    if date in {"open", "none", "wide"}:
        is_sure = is_sure and parties == "same"
    return f"parties:{parties} date:{date} amount:{amount}" if is_sure else None


def find_dispute(left: Statement, right: Statement, frame: Frame) -> str | None:
    """Return why two claims contradict each other about one event: same parties and day, another amount; or None."""
    if _state(left, frame) not in frame.contested or _flags(left, frame) != _flags(right, frame):
        return None
    parties, date, amount = (
        _compare_parties(left, right, frame),
        compare_dates(left, right),
        compare_amounts(left, right),
    )
    is_dispute = parties == "same" and date == "day" and amount == "contradiction" and _has_one_unit(left, right)
    return f"parties:{parties} date:{date} amount:{amount}" if is_dispute else None


def _compare_parties(left: Statement, right: Statement, frame: Frame) -> Kinship:
    """Return `part` where a claim leaves out a party or a name that the other gives."""
    kinship: Kinship = "same"
    for role in frame.merge_key:
        first, second = _fillers(left, role), _fillers(right, role)
        if first == second:
            continue
        if not first <= second and not second <= first:
            return "apart"
        kinship = "part"
    return kinship


def _fillers(statement: Statement, role: str) -> frozenset[str]:
    claim = statement.claim
    ids = {party.company_id for party in claim.parties if party.role == role}
    return frozenset(ids | {fold_words(term.value) for term in claim.terms if term.role == role})


def _flags(statement: Statement, frame: Frame) -> tuple[str, ...]:
    return tuple(fold_role(statement.claim, name) for name, role in frame.roles.items() if role.shape == "flag")


def _state(statement: Statement, frame: Frame) -> str:
    return next((term.value for term in statement.claim.terms if term.role == frame.status), "")


def _has_one_unit(left: Statement, right: Statement) -> bool:
    units = {(value.amount.unit, value.amount.currency is None) for one in (left, right) for value in one.claim.values}
    return len(units) == 1
