"""Decides whether two claims of one bucket state one event, and on what ground; a doubt is a no.

A ground names what was compared: "parties:same date:day amount:equal".
"""

from __future__ import annotations

from typing import Literal

from etl.knowledge_files import Frame
from etl.resolve.amounts import compare_amounts
from etl.resolve.dates import compare_dates
from etl.resolve.profile import Profile

Kinship = Literal["same", "part", "apart"]


def find_ground(left: Profile, right: Profile, frame: Frame) -> str | None:
    """Return why two claims of different articles are one event, or None."""
    date = compare_dates(left.statement, right.statement)
    if date == "apart" or left.flags != right.flags:
        return None
    parties = _compare_parties(left, right)
    amount = compare_amounts(left.statement, right.statement)
    if parties == "apart" or amount == "contradiction":
        return None
    happens_once = left.state in frame.once
    is_sure = happens_once or amount in {"equal", "near"} or (amount == "none" and date != "open")
    if amount == "open":
        is_sure = happens_once or date in {"day", "month"}
    if date in {"open", "none", "wide"}:
        is_sure = is_sure and parties == "same"
    return f"parties:{parties} date:{date} amount:{amount}" if is_sure else None


def find_dispute(left: Profile, right: Profile, frame: Frame) -> str | None:
    """Return why two claims contradict each other about one event: same parties and day, another amount; or None."""
    if left.state not in frame.contested or left.fillers != right.fillers or left.flags != right.flags:
        return None
    is_one_day = compare_dates(left.statement, right.statement) == "day"
    is_contradiction = compare_amounts(left.statement, right.statement) == "contradiction"
    if is_one_day and is_contradiction and _has_one_unit(left, right):
        return "parties:same date:day amount:contradiction"
    return None


def _compare_parties(left: Profile, right: Profile) -> Kinship:
    """Return `part` where a claim leaves out a party or a name that the other gives."""
    kinship: Kinship = "same"
    for first, second in zip(left.fillers, right.fillers, strict=True):
        if first == second:
            continue
        if not first <= second and not second <= first:
            return "apart"
        kinship = "part"
    return kinship


def _has_one_unit(left: Profile, right: Profile) -> bool:
    values = (value for one in (left, right) for value in one.statement.claim.values)
    return len({(value.amount.unit, value.amount.currency is None) for value in values}) == 1
