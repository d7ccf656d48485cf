"""Holds what a choice of filters means."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.filters.choice import MODALITIES, Choice, active_filters, bound_period, lift, shift_years

DAY = date(2026, 2, 6)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("1y", (date(2025, 2, 6), None)),
        ("3y", (date(2023, 2, 6), None)),
        ("all", (None, None)),
        ("dates", (date(2020, 1, 1), date(2021, 1, 1))),
    ],
)
def test_a_period_counts_back_from_the_snapshot(period: str, expected: tuple[date | None, date | None]) -> None:
    """Presets end open, chosen days are taken as they are."""
    assert bound_period(period, date(2020, 1, 1), date(2021, 1, 1), DAY) == expected


def test_a_leap_day_has_a_day_in_other_years() -> None:
    """A year before 29 February is 28 February."""
    assert shift_years(date(2024, 2, 29), -1) == date(2023, 2, 28)


def test_only_what_may_hide_rows_is_active() -> None:
    """A choice that keeps everything has no active filter; each filter set is named."""
    everything = Choice(period="all", modalities=MODALITIES)
    assert active_filters(everything) == ()
    assert active_filters(Choice(companies=("a",), period="all", modalities=MODALITIES)) == ("company",)


def test_a_lifted_filter_leaves_the_others() -> None:
    """Lifting the period keeps the companies."""
    choice = Choice(companies=("a",), period="1y", start=DAY)
    assert lift(choice, "period") == Choice(companies=("a",), period="all")


def test_every_question_may_use_every_filter() -> None:
    """The parameters hold each field under the name that the published filter uses."""
    assert Choice(companies=("a",), dated_only=True).parameters() == {
        "companies": ("a",),
        "themes": (),
        "start": None,
        "end": None,
        "modalities": ("asserted", "planned", "rumored"),
        "kinds": (),
        "sources": (),
        "languages": (),
        "dated_only": True,
    }
