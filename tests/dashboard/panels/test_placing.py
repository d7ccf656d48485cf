"""Labels never overlap, spread heights keep their gap and order, windows and ticks fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.panels.axis import Span, find_span, leave_room, middle, shift_months, time_axis
from dashboard.panels.columns import choose_years
from dashboard.panels.placing import Box, Ground, spread, text_width
from dashboard.panels.view import View

EDGES = Box(0, 0, 400, 300)
Look = Callable[..., View]
boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(-50, 420), st.integers(-50, 320), st.integers(1, 90), st.integers(1, 40),
)  # fmt: skip
days = st.dates(min_value=date(2012, 1, 1), max_value=date(2030, 12, 31))


@settings(deadline=None)
@given(st.lists(st.lists(boxes, min_size=1, max_size=4), max_size=30))
def test_placed_labels_neither_overlap_nor_leave_the_plot(offers: list[list[Box]]) -> None:
    """What was taken lies inside and apart."""
    ground = Ground(EDGES)
    taken = [choice[index] for choice in offers if (index := ground.take(choice)) is not None]
    assert all(box.lies_in(EDGES) for box in taken)
    assert not any(one.meets(other) for one, other in combinations(taken, 2))


def test_avoided_place_is_the_second_choice() -> None:
    """A line is crossed only where no other place is free."""
    ground = Ground(EDGES, avoided=[Box(0, 0, 50, 300)])
    assert ground.take([Box(10, 10, 40, 20), Box(60, 10, 90, 20)]) == 1
    assert ground.take([Box(10, 10, 40, 20)]) == 0


@settings(deadline=None)
@given(st.lists(st.floats(0, 300), min_size=1, max_size=10))
def test_spread_heights_keep_gap_and_order(wanted: list[float]) -> None:
    """Every two are at least the gap apart, in the order wanted."""
    heights = spread(wanted, 21, 0, 300)
    pairs = sorted(zip(wanted, heights, strict=True))
    assert all(later - earlier >= 21 - 1e-6 for (_, earlier), (_, later) in pairwise(pairs))


@settings(deadline=None)
@given(days, st.integers(0, 4000), st.sampled_from([350, 515, 730, 1060]), st.sampled_from(["en", "fr"]))
def test_ticks_have_room_and_lie_in_the_window(start: date, length: int, width: int, language: str) -> None:
    """No label is wider than its period as drawn; each lies in the window."""
    view = View("light", language, width, date(2026, 1, 20))
    span = Span(start, start + timedelta(days=length + 30), width)
    axis, _ = time_axis(span, view)
    places = [span.to_px(date.fromisoformat(value[:10])) for value in axis["tickvals"]]
    widths = [text_width(text) for text in axis["ticktext"]]
    assert all(-1 <= place <= width + 1 for place in places)
    ends = list(zip(places, widths, strict=True))
    assert all(b - a >= (wa + wb) / 2 - 8 for (a, wa), (b, wb) in pairwise(ends))


@settings(deadline=None)
@given(days, days)
def test_window_holds_its_days_and_the_snapshot(one: date, other: date) -> None:
    """Without a period the window reaches over all days, with a little room."""
    view = View("light", "en", 1060, date(2026, 1, 20))
    start, end = sorted((one, other))
    span = find_span([start], [end], view, 1000)
    assert span.start < min(start, view.snapshot_day)
    assert span.end > max(end, view.snapshot_day)


def test_phone_shows_eighteen_months(look: Look) -> None:
    """Older days are left out of a phone's window."""
    span = find_span([date(2014, 1, 1)], [date(2026, 1, 1)], look(is_phone=True), 340)
    assert span.start >= shift_months(look().snapshot_day, -19)


@settings(deadline=None)
@given(days)
def test_room_after_a_day_is_free(day: date) -> None:
    """Names right of the snapshot line have the room they were promised."""
    span = leave_room(Span(day - timedelta(days=900), day + timedelta(days=5), 1000), day, 90)
    assert 1000 - span.to_px(day) >= 88


def test_mark_stands_in_the_middle_of_its_interval() -> None:
    """A day's mark is at noon, a year's in July; an undated row has no place."""
    assert middle(date(2025, 3, 4), date(2025, 3, 4)) == "2025-03-04T12:00"
    assert middle(date(2025, 1, 1), date(2025, 12, 31)).startswith("2025-07-02")
    with pytest.raises(ValueError, match="undated"):
        middle(None, None)


def test_month_ends_are_kept() -> None:
    """One month after 31 January is the last of February."""
    assert shift_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_years_that_fit_stand_alone() -> None:
    """Ten years in 350 px: all; in 200 px the first ones are folded."""
    assert not choose_years([2017, 2026], 350).is_folded
    assert choose_years([2017, 2026], 200).is_folded
