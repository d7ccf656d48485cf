"""Two amounts, and two dates, of one event are told from those that contradict each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.events import Statement
from etl.knowledge import read_toml
from etl.resolve.amounts import compare_amounts
from etl.resolve.dates import compare_dates
from tests.load.stated import make_article, make_statement

HERE = Path(__file__).parent
AMOUNTS = read_toml(HERE / "amounts.toml")["case"]
DATES = read_toml(HERE / "dates.toml")["case"]
DAY = date(2025, 8, 29)


def make_pair(descriptions: list[dict[str, Any]]) -> list[Statement]:
    """Return an investment of each description."""
    article = make_article("a", published_on=DAY)
    return [make_statement({"kind": "investment", "recipient": "Quillow", **one}, article) for one in descriptions]


@pytest.mark.parametrize("case", AMOUNTS, ids=lambda case: f"{case['pair']} {case['agreement']}")
def test_amounts_agree_or_contradict(case: dict[str, Any]) -> None:
    """Whichever comes first."""
    sums = [{"date": "2025-08-29", "amount": amount} for amount in case["pair"]]
    left, right = make_pair([*sums, {}, {}][:2])
    assert [compare_amounts(left, right), compare_amounts(right, left)] == [case["agreement"]] * 2


@pytest.mark.parametrize("case", DATES, ids=lambda case: f"{case['pair']} {case['overlap']}")
def test_dates_overlap_or_not(case: dict[str, Any]) -> None:
    """Whichever comes first; what was published tells of a day shortly before."""
    left, right = make_pair([{"date": day, "date_basis": basis} for day, basis in case["pair"]])
    assert [compare_dates(left, right), compare_dates(right, left)] == [case["overlap"]] * 2
