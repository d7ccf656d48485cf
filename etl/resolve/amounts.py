"""Says how two amounts of one event stand to each other, hedges and currencies considered."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from etl.events import DollarSum, Statement
from etl.records import Amount

Agreement = Literal["equal", "near", "open", "none", "contradiction"]

# Relative differences that still are one sum. Texts round to two or three digits ("$13.75bn", "13,8 milliards"): half a
# unit of the second digit is at most 5 %, of the third 0.5 %. Papers convert at rates of their own, up to 3 % from the
# ECB's of the day. tests/resolve/amounts.toml holds each with a case on both sides.
ROUNDING = Decimal("0.006")
CONVERSION = Decimal("0.03")
ABOUT = Decimal("0.06")
MOST_ABOVE = Decimal("1.25")  # "more than 10 billion" may be 12, hardly 20


def compare_amounts(left: Statement, right: Statement) -> Agreement:
    """Return whether the amounts of two claims can be one sum; `open` where only one claim gives an amount."""
    first, second = _amount(left), _amount(right)
    if first is None or second is None:
        return "none" if first is second else "open"
    if first.unit != second.unit or (first.currency is None) != (second.currency is None):
        return "contradiction"
    if first.currency == second.currency:
        return _compare(first, second, ROUNDING)
    if left.dollars is None or right.dollars is None:
        return "contradiction"
    return _compare(_in_dollars(first, left.dollars), _in_dollars(second, right.dollars), CONVERSION)


def _compare(first: Amount, second: Amount, tolerance: Decimal) -> Agreement:
    if (first.low, first.high, first.hedge) == (second.low, second.high, second.hedge):
        return "equal"
    hedges = {first.hedge, second.hedge}
    if hedges <= {"exact", "about"}:
        allowed = ABOUT if "about" in hedges else tolerance
        return "near" if _is_close(first.low, second.low, allowed) else "contradiction"
    if first.hedge == second.hedge or "at_most" in hedges:
        same = all(_is_close(*pair, tolerance) for pair in ((first.low, second.low), (first.high, second.high)))
        same = same or _is_close(first.high, second.high, tolerance)
        return "near" if same else "contradiction"
    return "near" if _is_within(first, second) or _is_within(second, first) else "contradiction"


def _is_close(left: Decimal | None, right: Decimal | None, tolerance: Decimal) -> bool:
    if left is None or right is None:
        return left is right
    return abs(left - right) <= tolerance * max(abs(left), abs(right))


def _is_within(sure: Amount, hedged: Amount) -> bool:
    """Return whether a sum lies in what "at least" or a range leaves open."""
    if sure.low is None or hedged.low is None:
        return False
    most = hedged.low * MOST_ABOVE if hedged.high is None else hedged.high
    return hedged.low <= sure.low and (sure.high or sure.low) <= most


def _amount(statement: Statement) -> Amount | None:
    return next((value.amount for value in statement.claim.values), None)


def _in_dollars(amount: Amount, dollars: DollarSum) -> Amount:
    return Amount(dollars.low, dollars.high, "USD", amount.unit, amount.hedge)
