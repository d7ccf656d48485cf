"""Holds what the head of a company's page says."""

from __future__ import annotations

from dashboard.panels import profiles
from tests.dashboard.panels.conftest import Ask, Look


def test_money_in_and_out_and_plans_stand_apart(ask_story: Ask, look: Look) -> None:
    """Tilwen received what closed; its plans are named beside what it paid, never added."""
    (tilwen,) = profiles.describe(ask_story("profiles", companies=("~tilwen",)), look())
    received, paid, *_ = tilwen.measures
    assert tilwen.name == "Tilwen"
    assert (received.value, paid.value) == ("$40bn", "–")
    assert "$250bn" in paid.note


def test_companies_with_most_events_come_first(ask_story: Ask) -> None:
    """Without a company in the filter every company has a row."""
    frame = ask_story("profiles")
    assert len(frame) > 3
    assert frame["events"].is_monotonic_decreasing


def test_months_add_up_to_dated_events(ask_story: Ask) -> None:
    """Each dated event of a company counts in one month."""
    months = ask_story("company_months", companies=("~tilwen",))
    events = ask_story("profiles", companies=("~tilwen",))
    assert 0 < months["n"].sum() <= events["events"].iloc[0]
