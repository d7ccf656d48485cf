"""Sums that never mix what is closed with what is not, lines that join what was stated, and the numbers on top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from dashboard.panels import figures, headline_numbers, money_by_company, money_by_year, what_changed
from dashboard.panels.readings import list_metrics
from dashboard.panels.view import View

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]


def test_closed_sums_hold_neither_plans_nor_rumours_nor_ceilings(ask_story: Ask) -> None:
    """2025: $40bn, 3bn euros and $60m are closed; the ceiling of 90 and the plan of 150 are planned; 7 is rumoured."""
    rows = ask_story("money_by_year").to_dict("records")
    sums = {row["bucket"]: row["usd"] for row in rows if row["year"] == 2025}
    assert 43e9 < sums["closed"] < 44e9
    assert (sums["planned"], sums["rumored"]) == (240e9, 7e9)


def test_year_without_a_sum_says_so_with_a_dash(ask_story: Ask, look: Look) -> None:
    """Three charts over the same years; where there is no column there is a dash."""
    data = money_by_year.figure(ask_story("money_by_year"), look())["data"]
    columns, dashes = data[0::2], data[1::2]
    years = [sorted([*bar["x"], *dash["x"]]) for bar, dash in zip(columns, dashes, strict=True)]
    assert years == [[2024, 2025, 2026]] * 3
    assert {text for dash in dashes for text in dash["text"]} == {"–"}


def test_small_charts_share_one_scale(ask_story: Ask, look: Look) -> None:
    """Side by side or stacked on a phone, a dollar is as high everywhere."""
    for view in (look(), look(width=350, is_phone=True)):
        layout = money_by_year.figure(ask_story("money_by_year"), view)["layout"]
        assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]


def test_years_without_room_are_one_column(ask_story: Ask, look: Look) -> None:
    """In a narrow chart the early years fold into the first column, and their sum is kept."""
    frame = ask_story("money_by_year")
    old = frame[(frame["bucket"] == "closed") & (frame["year"] == 2024)]
    long = pd.concat([frame, *[old.assign(year=year, event_id=f"y{year}") for year in range(2000, 2024)]])
    bar = money_by_year.figure(long, look(width=515))["data"][0]
    assert bar["text"][0] == "48"
    assert bar["x"] == [2023, 2024, 2025]


def test_plans_over_closed_sums_make_the_title(ask_story: Ask, look: Look) -> None:
    """The latest year, up to the snapshot's, in which plans are at least twice the closed sums."""
    assert money_by_year.finding(ask_story("money_by_year"), look()) == "In 2025 plans outweigh closed sums 5.5 to one"


def test_payer_of_most_makes_the_title(ask_story: Ask, look: Look) -> None:
    """Orvane paid more than half of what was closed."""
    title = money_by_company.finding(ask_story("money_by_company"), look())
    assert title == "Orvane paid most of what was closed: $43bn of $45bn"


def test_payers_beyond_ten_are_one_grey_piece(ask_story: Ask, look: Look) -> None:
    """The pieces of a year add up to its closed sum whatever is folded."""
    frame = ask_story("money_by_company")
    row = frame[frame["is_dated"]].iloc[[0]]
    more = [row.assign(company_id=f"m{n}", name=f"M{n}", company_rank=10 + n, event_id=f"m{n}") for n in range(1, 9)]
    long = pd.concat([frame, *more], ignore_index=True)
    bar = money_by_company.figure(long, look())["data"][0]
    assert sum(bar["y"]) == float(long.loc[long["is_dated"], "usd"].sum())
    assert any(text.startswith("<b>8 others") for text in bar["hovertext"])


def test_line_joins_stated_values_only(ask_story: Ask, look: Look) -> None:
    """Orvane's line ends at the stated $80bn; the rumoured $120bn stands free of it."""
    figure = figures.figure(ask_story("figures"), look())
    lines = [trace for trace in figure["data"] if trace.get("line", {}).get("shape") == "hv"]
    assert [line["y"] for line in lines] == [[20e9, 80e9]]
    assert 120e9 in figure["data"][-1]["y"]


def test_growth_makes_the_title(ask_story: Ask, look: Look) -> None:
    """First and last stated value, and the months between."""
    assert figures.finding(ask_story("figures"), look()) == "Orvane’s valuation went from $20bn to $80bn in 12 months"


def test_metric_asked_for_is_drawn_on_its_own_axis(ask_story: Ask, look: Look) -> None:
    """A stake is a percentage on a linear axis from nought; valuations are not on it."""
    frame = ask_story("figures")
    figure = figures.figure(frame, look(metric="stake"))
    scale = figure["layout"]["yaxis"]
    assert list_metrics(frame) == ["valuation", "stake"]
    assert (scale["type"], scale["ticktext"][0]) == ("linear", "0%")
    assert figure["data"][-1]["y"] == [27]


def test_headline_numbers_say_what_they_leave_out(ask_story: Ask, look: Look) -> None:
    """Of 2025: closed money with last year's, shipped models, changed alliances, disputes."""
    money, models, states, disputes = headline_numbers.describe(ask_story("headline_numbers"), look())
    assert money.label.endswith("2025")
    assert (money.value, money.comparison) == ("$43.5bn", "$2bn in 2024")
    assert "1 ceiling" in money.left_out
    assert "1 undated" in money.left_out
    assert (models.value, "1 delayed" in models.left_out) == ("4", True)
    assert states.comparison == "1 renegotiated, 1 ended"
    assert disputes.value != ""


def test_headline_without_data_says_so(ask_story: Ask, look: Look) -> None:
    """A dash and the reason, not a nought."""
    money = headline_numbers.describe(ask_story("headline_numbers", companies=("~nobody",)), look())[0]
    assert (money.value, money.left_out) == ("–", "nothing closed that year in these articles")


def test_changes_are_newest_first_and_rumours_carry_the_word(ask_story: Ask, look: Look) -> None:
    """Nothing to come, at most eight, each with its day and sources."""
    frame = ask_story("what_changed")
    changes = what_changed.describe(frame, look())
    assert len(changes) == 8
    assert frame["date_start"].is_monotonic_decreasing
    assert frame["date_end"].max() <= pd.Timestamp(date(2026, 1, 20))
    rumours = [
        change for change in changes if change.event_id in set(frame.loc[frame["modality"] == "rumored", "event_id"])
    ]
    assert rumours
    assert all("rumoured" in change.what for change in rumours)
    assert all(change.when.endswith("1 source") for change in changes)
    assert what_changed.heading(frame, look()).startswith("What changed since ")


def test_ranking_keeps_closed_planned_and_rumoured_apart(ask_story: Ask) -> None:
    """Tilwen's plans stand beside its closed sums, in a column of their own."""
    rows = {row["company"]: row for row in ask_story("ranking").to_dict("records")}
    tilwen = rows["Tilwen"]
    assert (tilwen["planned_usd"], tilwen["received_usd"]) == (250e9, 40e9)
    assert pd.isna(tilwen["paid_usd"])


def test_running_year_is_told_where_the_last_one_has_nothing(ask_story: Ask, look: Look) -> None:
    """In May 2024 the last year of which half has passed is 2023, of which nothing is known: 2024 it is."""
    day = date(2024, 5, 1)
    early = headline_numbers.describe(ask_story("headline_numbers", snapshot_day=day), look(snapshot_day=day))
    assert early[0].label.endswith("2024")
    assert early[0].value == "$2bn"


def test_changes_since_a_day_are_all_there(ask_story: Ask) -> None:
    """Asked since a day, none is older and none is left out for want of place."""
    since = pd.Timestamp("2025-01-01").date()
    frame = ask_story("what_changed", since=since)
    assert len(frame) > 8
    assert frame["date_end"].min() >= pd.Timestamp(since)


def test_every_dispute_is_listed(ask_story: Ask) -> None:
    """The list holds the disputed events that the number counts, each from its first version on."""
    frame, parts = ask_story("disputed"), ask_story("headline_numbers")
    counted = parts.loc[(parts["measure"] == "disputes") & (parts["part"] == "disputed"), "n"].sum()
    assert frame["event_id"].nunique() == counted > 0
    assert frame.groupby("event_id")["version"].min().tolist() == [1] * frame["event_id"].nunique()
