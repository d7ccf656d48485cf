"""Sums become dollars by the rate of their day, and stay without where no rate is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from etl.events import DollarSum
from etl.load import Rates, load_rates
from tests.load.stated import make_article, make_statement

DAY = date(2025, 8, 29)  # a Friday; the bank's rate of that day: 1 EUR = 1.1658 USD
RATES = Rates(
    {
        "USD": {date(2024, 1, 1): Decimal(1), date(2024, 1, 2): Decimal("1.5"), date(2024, 3, 1): Decimal(2)},
        "GBP": {date(2024, 1, 1): Decimal("0.5"), date(2024, 1, 2): Decimal("0.5")},
    }
)


def price(amount: list[Any], published_on: date | None = DAY, **given: str) -> DollarSum | None:
    """Return the dollars of an investment."""
    described = {"kind": "investment", "recipient": "Quillow", "amount": amount, **given}
    return make_statement(described, make_article("a", published_on=published_on)).dollars


def test_dollars_stay_dollars_without_a_rate() -> None:
    """No day of a rate is claimed where none was used."""
    assert price([5e9, 5e9, "USD"], date="2025-08-29") == DollarSum(
        Decimal(5_000_000_000), Decimal(5_000_000_000), None
    )


def test_a_day_takes_its_own_rate() -> None:
    """A Friday has one of its own."""
    assert price([100, 100, "EUR"], date="2025-08-29") == DollarSum(Decimal("116.58"), Decimal("116.58"), "2025-08-29")


def test_a_weekend_takes_the_last_rate_before_it() -> None:
    """And says so."""
    found = price([100, 100, "EUR"], date="2025-08-31", published_on=date(2025, 8, 31))
    assert found == DollarSum(Decimal("116.58"), Decimal("116.58"), "2025-08-29")


def test_an_interval_takes_the_mean_up_to_the_day_it_was_known() -> None:
    """A year told in January means its first days only."""
    found = price([100, 100, "EUR"], date="2025-01-01 2025-12-31 year", published_on=date(2025, 1, 6))
    assert found is not None
    assert found.fx_date == "2025-01-02/2025-01-06"


def test_a_plan_takes_the_rate_of_the_day_it_was_known() -> None:
    """Nobody knows the rate of 2031."""
    found = price([100, 100, "EUR"], date="2031-01-01 2031-12-31 year")
    assert found == DollarSum(Decimal("116.58"), Decimal("116.58"), "2025-08-29")


def test_an_undated_sum_takes_the_rate_of_the_publication() -> None:
    """It is the only day there is."""
    found = price([100, 100, "EUR"], date_basis="none")
    assert found == DollarSum(Decimal("116.58"), Decimal("116.58"), "2025-08-29")


@pytest.mark.parametrize("amount", [[100, 100, "EUR"], [100, 100, "XAU"], [100, 100, "open"]])
def test_without_day_or_rate_there_are_no_dollars(amount: list[Any]) -> None:
    """Neither an undated sum of an undated article, nor a currency that is unknown, is guessed."""
    assert price(amount, published_on=None, date_basis="none") is None


def test_an_open_bound_stays_open() -> None:
    """A floor has no ceiling in dollars either."""
    found = price([100, "open", "EUR", "at_least"], date="2025-08-29")
    assert found == DollarSum(Decimal("116.58"), None, "2025-08-29")


def test_a_currency_goes_through_the_euro() -> None:
    """Half a pound to the euro, one dollar to the euro: two dollars to the pound."""
    rate = RATES.find("GBP", (date(2024, 1, 1), date(2024, 1, 1)))
    assert rate is not None
    assert rate.dollars == Decimal(2)


def test_a_mean_is_that_of_the_days_quoted() -> None:
    """1 / 0.5 and 1.5 / 0.5 have the mean 2.5."""
    rate = RATES.find("GBP", (date(2023, 12, 1), date(2024, 12, 31)))
    assert rate is not None
    assert (rate.dollars, rate.first, rate.last) == (Decimal("2.5"), date(2024, 1, 1), date(2024, 1, 2))


def test_a_currency_no_longer_quoted_has_no_rate() -> None:
    """The pound of this table ended two months before the dollar."""
    assert RATES.find("GBP", (date(2024, 3, 1), date(2024, 3, 1))) is None


def test_a_day_before_the_first_rate_has_none() -> None:
    """The bank began in 1999."""
    assert load_rates().find("USD", (date(1998, 1, 5), date(1998, 1, 5))) is None
