"""Money, quantities and counts are printed as look.md's table has them, in at most three significant digits."""

from __future__ import annotations

import math
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.money import Amount, is_known, round_to, say_amount, say_count, say_money, say_number, say_share

CASES = tomllib.loads(Path(__file__).with_name("amounts.toml").read_text(encoding="utf-8"))["cases"]
SUMS = st.floats(min_value=1, max_value=9e14)


@pytest.mark.parametrize("case", CASES, ids=[case["en"] for case in CASES])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_amount_is_printed_as_the_table_has_it(case: dict[str, Any], language: str) -> None:
    """Hedge, range, currency and unit in the words of the language."""
    amount = Amount(case.get("low"), case.get("high"), case.get("hedge"), case.get("currency"), case.get("unit"))
    assert say_amount(language, amount) == case[language].replace("~", "\u00a0")


@settings(deadline=None)
@given(SUMS)
def test_printed_sum_is_within_half_a_percent(value: float) -> None:
    """Read back, `$1.25bn` is the sum to three digits; no more digits are printed."""
    printed = say_money("en", value)
    number = printed.removeprefix("$").replace(",", "")
    scale = next((s for s in ("tn", "bn", "m") if number.endswith(s)), "")
    digits = number.removesuffix(scale)
    read = float(digits) * {"tn": 1e12, "bn": 1e9, "m": 1e6, "": 1}[scale]
    assert math.isclose(read, value, rel_tol=0.005)
    assert len(digits.replace(".", "").strip("0")) <= 3


@settings(deadline=None)
@given(SUMS)
def test_french_sum_never_breaks_over_a_line(value: float) -> None:
    """Only no-break spaces stand between number, scale and sign, and the decimal mark is a comma."""
    printed = say_money("fr", value)
    assert " " not in printed
    assert "." not in printed
    assert printed.endswith("$")


@settings(deadline=None)
@given(SUMS, SUMS)
def test_larger_sum_never_prints_as_a_smaller_one(one: float, other: float) -> None:
    """Rounding keeps the order."""
    low, high = sorted((one, other))
    assert round_to(low) <= round_to(high)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_counts_are_never_rounded(count: int) -> None:
    """A count reads back exactly."""
    assert int(say_count("en", "claim", count).split(" ")[0].replace(",", "")) == count


def test_counts_agree_in_number() -> None:
    """English says 0 sources, French 0 source."""
    assert [say_count("en", "source", n) for n in (0, 1, 2)] == ["0 sources", "1 source", "2 sources"]
    assert [say_count("fr", "source", n) for n in (0, 1, 2)] == ["0 source", "1 source", "2 sources"]
    assert say_count("en", "claim", 1250) == "1,250 claims"
    assert say_count("fr", "claim", 1250) == "1\u00a0250 énoncés"


def test_shares_and_small_numbers() -> None:
    """A share is a percentage; small numbers keep their digits."""
    assert (say_share("en", 0.27), say_share("fr", 0.27)) == ("27%", "27\u00a0%")
    assert (say_number("en", Decimal("27.44")), say_number("en", 0.0123), say_number("en", 0)) == (
        "27.4",
        "0.0123",
        "0",
    )


@pytest.mark.parametrize("value", [None, float("nan"), pd.NaT, pd.NA])
def test_every_kind_of_missing_is_unknown(value: object) -> None:
    """None, NaN, NaT and NA are how frames say "unknown"."""
    assert not is_known(value)
