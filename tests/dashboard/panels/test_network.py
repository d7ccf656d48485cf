"""Who funds whom: one connected picture, arrows that tell payer, sum and certainty, few crossings."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.panels import who_funds_whom
from dashboard.panels.circle import count_crossings, curve_between, order_nodes, place_nodes
from dashboard.panels.flows import Flow, choose_component, weigh_companies
from dashboard.panels.names import Company
from dashboard.panels.view import View
from dashboard.warehouse import Snapshot, Warehouse
from tests.dashboard.panels.conftest import FILTERS
from tests.load.stated import store, tell

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]
edges = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] != pair[1]), max_size=16)


def make_flow(payer: str, recipient: str) -> Flow:
    """A flow of $1bn."""
    ends = [Company(name, name, 1) for name in (payer, recipient)]
    return Flow(f"{payer}{recipient}", ends[0], ends[1], 1e9, 0, 0, 0, "asserted", 1, 0, 1e9)


@settings(deadline=None)
@given(edges)
def test_order_has_no_more_crossings_than_the_given_one(some: list[tuple[int, int]]) -> None:
    """The search only improves, keeps every node and always finds the same."""
    order = order_nodes(9, some)
    assert sorted(order) == list(range(9))
    assert count_crossings(order, some) <= count_crossings(range(9), some)
    assert order == order_nodes(9, some)


def test_two_crossing_chords_are_untangled() -> None:
    """0-2 and 1-3 cross on a circle; another order has none."""
    assert count_crossings([0, 1, 2, 3], [(0, 2), (1, 3)]) == 1
    assert count_crossings(order_nodes(4, [(0, 2), (1, 3)]), [(0, 2), (1, 3)]) == 0


def test_curve_ends_before_its_node() -> None:
    """The arrowhead has its gap, and the two directions of a pair are two lines."""
    there = curve_between((100, 100), (300, 100), (200, 200), 15)
    back = curve_between((300, 100), (100, 100), (200, 200), 15)
    assert round(math.dist(there.end, (300, 100)), 6) == 15
    assert there.control != back.control


@settings(deadline=None)
@given(st.integers(1, 20))
def test_nodes_stand_on_the_ellipse(count: int) -> None:
    """Each at its own place."""
    places = place_nodes(range(count), (200, 150), (100, 50))
    assert len({(round(x, 3), round(y, 3)) for x, y in places.values()}) == count
    assert all(abs(((x - 200) / 100) ** 2 + ((y - 150) / 50) ** 2 - 1) < 1e-9 for x, y in places.values())


def test_picture_is_connected_and_limited() -> None:
    """Of two islands the larger is drawn, with at most the asked number of companies."""
    star = [make_flow("hub", f"leaf{n:02d}") for n in range(30)]
    kept = choose_component([make_flow("far", "away"), *star], 17)
    assert len(weigh_companies(kept)) == 17
    assert all(flow.payer.name == "hub" for flow in kept)


def test_dash_tells_certainty_and_sums_are_told_apart(ask_story: Ask, look: Look) -> None:
    """A planned flow is dashed, a rumoured one dotted; the hover names each bucket."""
    figure = who_funds_whom.figure(ask_story("who_funds_whom"), look(width=515))
    dashes = {shape["line"]["dash"] for shape in figure["layout"]["shapes"]}
    assert dashes == {"solid", "6px,4px", "1.5px,4px"}
    hovers = " ".join(figure["data"][0]["hovertext"])
    assert "Planned, and ceilings $150bn" in hovers
    assert "Rumoured $7bn" in hovers


def test_money_both_ways_makes_the_title(ask_story: Ask, look: Look) -> None:
    """A ceiling is no closed money: nothing runs both ways until it is closed."""
    frame = ask_story("who_funds_whom")
    assert who_funds_whom.finding(frame, look()) == "Who funds whom, 2024 to 2025"
    both = frame.copy()
    both.loc[both["payer"] == "Kelvane", "closed_usd"] = 1e9
    assert who_funds_whom.finding(both, look()) == "Money runs both ways between Orvane and Kelvane"


def test_a_running_total_alone_is_drawn_apart(ask_story: Ask, look: Look) -> None:
    """It has a dash of its own, which the subtitle explains, and stands in no sum."""
    frame = ask_story("who_funds_whom")
    frame.loc[frame["payer"] == "Kelvane", ["closed_usd", "planned_usd", "rumored_usd", "total_usd"]] = [None] * 3 + [
        4e9
    ]
    figure = who_funds_whom.figure(frame, look(width=515))
    assert "longdashdot" in {shape["line"]["dash"] for shape in figure["layout"]["shapes"]}
    assert "running total $4bn" in " ".join(figure["data"][0]["hovertext"])
    assert "running totals" in who_funds_whom.subtitle(frame, look())
    assert "running totals" not in who_funds_whom.subtitle(ask_story("who_funds_whom"), look())


def test_a_running_total_makes_no_rumour_a_fact(tmp_path: Path) -> None:
    """A pair is as sure as its deals: what articles sum up changes neither their certainty nor their number."""
    deal = {"article": "a", "kind": "investment", "investors": ["Orvane"], "recipient": "Tilwen"}
    rumour = {**deal, "modality": "rumored", "amount": [5e9, 5e9, "USD", "exact"], "date": "2025-03-10"}
    total = {**deal, "cumulative": True, "amount": [10e9, 10e9, "USD", "exact"], "date": "2025-06-02"}
    store(tmp_path / "w", tell({"a": {"published_on": date(2026, 1, 20)}}, [rumour, total]))
    warehouse = Warehouse(tmp_path / "w")
    snapshot = warehouse.current()
    assert isinstance(snapshot, Snapshot)
    rows = warehouse.ask(snapshot, "who_funds_whom", FILTERS)
    assert rows[["modality", "n", "rumored_usd", "total_usd"]].to_numpy().tolist() == [["rumored", 1, 5e9, 10e9]]
