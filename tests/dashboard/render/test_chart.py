"""Holds that a click counts in the chart it was made in, and that the chart's script is the package's own."""

from __future__ import annotations

import gzip

import pytest

from dashboard.render.chart import read_chosen, read_library


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [(["now", "event"], "event"), (["before", "event"], None), (None, None), ("event", None), ([], None)],
)
def test_a_click_counts_in_its_own_chart(chosen: object, expected: str | None) -> None:
    """A mark chosen before the filters changed says nothing of the chart that stands now."""
    assert read_chosen(chosen, "now") == expected


def test_the_script_is_plotly() -> None:
    """What browsers are sent is the library, compressed."""
    assert b"plotly.js v" in gzip.decompress(read_library())[:200]
