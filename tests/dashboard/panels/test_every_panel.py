"""What every panel promises: purity, ids, certainty told apart, empty states, plain text, both languages and themes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, cast

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard.panels.view import Figure, Panel, View

PANELS = (
    "alliances", "every_deal", "figures", "money_by_company", "money_by_year", "releases", "what_happened",
    "who_funds_whom",
)  # fmt: skip
TIMED = tuple(name for name in PANELS if name != "who_funds_whom")
"""Panels with a time axis; in the network undated deals have their place."""
CIRCUMSTANCES = [
    {"mode": mode, "language": language, "width": width, "is_phone": width < 400}
    for mode in ("light", "dark")
    for language in ("en", "fr")
    for width in (1060, 730, 350)
]
CAUSAL = (" because ", " caused ", " led to ", " thanks to ", " parce que ", " à cause ", " grâce à ", " entraîne")

Ask = Callable[..., pd.DataFrame]
Look = Callable[..., View]


def load(name: str) -> Panel:
    """The panel of that name."""
    return cast("Panel", import_module(f"dashboard.panels.{name}"))


def marks(figure: Figure) -> Iterator[dict[str, Any]]:
    """The traces that can be clicked."""
    return (trace for trace in figure["data"] if "customdata" in trace)


def numbers(node: object, key: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a figure with the key it stands under."""
    if isinstance(node, dict):
        for name, child in node.items():
            yield from numbers(child, name)
    elif isinstance(node, list):
        for child in node:
            yield from numbers(child, key)
    elif isinstance(node, (int, float)):
        yield key, node


@pytest.mark.parametrize("name", PANELS)
def test_same_rows_give_the_same_figure_and_stay_untouched(name: str, ask_story: Ask, look: Look) -> None:
    """A figure is a pure function of frame and view, and is plain JSON."""
    frame = ask_story(name)
    before = frame.copy(deep=True)
    figures = [load(name).figure(frame, look()), load(name).figure(before.copy(deep=True), look())]
    assert json.dumps(figures[0], allow_nan=False) == json.dumps(figures[1], allow_nan=False)
    assert_frame_equal(frame, before)


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("given", CIRCUMSTANCES)
def test_every_mark_carries_the_id_of_a_row(name: str, given: dict[str, Any], ask_story: Ask, look: Look) -> None:
    """In each theme, language and width a clickable trace has one event id a mark."""
    frame = ask_story(name)
    traces = list(marks(load(name).figure(frame, look(**given))))
    ids = [event_id for trace in traces for event_id in trace["customdata"]]
    assert ids
    assert set(ids) <= set(frame["event_id"])
    assert [len(trace["customdata"]) for trace in traces] == [len(trace["x"]) for trace in traces]


@pytest.mark.parametrize("name", TIMED)
def test_undated_rows_never_stand_on_the_axis(name: str, ask_story: Ask, look: Look) -> None:
    """What has no date is counted, and drawn nowhere."""
    frame = ask_story(name)
    panel = load(name)
    drawn = {event_id for trace in marks(panel.figure(frame, look())) for event_id in trace["customdata"]}
    undated = set(frame.loc[~frame["is_dated"].astype(bool), "event_id"])
    assert undated
    assert not drawn & undated
    assert panel.undated(frame) == len(undated)
    assert panel.undated(ask_story(name, dated_only=True)) == 0


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_rows_give_a_frame_with_a_sentence(name: str, language: str, ask_story: Ask, look: Look) -> None:
    """An empty panel says what is missing and for which period; it has no mark, and its words still work."""
    frame = ask_story(name, companies=("~nobody",))
    panel, view = load(name), look(language=language)
    figure = panel.figure(frame, view)
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert [trace["x"] for trace in figure["data"]] == [[]]
    assert len(words) == 1
    assert "2026" in words[0]
    assert panel.finding(frame, view)
    assert panel.alt(frame, view)
    assert panel.evidence(frame, view) is None
    assert panel.key(frame, view) == ()


@pytest.mark.parametrize("name", PANELS)
def test_markup_in_names_is_printed_not_obeyed(name: str, ask_story: Ask, look: Look) -> None:
    """Plotly reads <b> and <a href>; a company so named stands there as it is written."""
    figure = json.dumps(load(name).figure(ask_story(name), look(width=2000)))
    assert "<a " not in figure
    assert "<b>Bold" not in figure
    assert "<b>Quill" not in figure


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_title_is_short_and_claims_no_cause(name: str, language: str, ask_story: Ask, look: Look) -> None:
    """At most 100 characters, no causal verb."""
    title = load(name).finding(ask_story(name), look(language=language))
    assert 0 < len(title) <= 100
    assert not any(word in f" {title} " for word in CAUSAL)


@pytest.mark.parametrize("name", PANELS)
def test_evidence_is_a_row(name: str, ask_story: Ask, look: Look) -> None:
    """The quote under the chart belongs to an event of the frame."""
    frame = ask_story(name)
    assert load(name).evidence(frame, look()) in set(frame["event_id"])


@pytest.mark.parametrize("name", PANELS)
def test_rumours_alone_make_no_finding(name: str, ask_story: Ask, look: Look) -> None:
    """With nothing but rumours the title is the plain one: no sum, no state, no count is asserted."""
    frame = ask_story(name, modalities=("rumored",))
    view = look()
    period = load(name).finding(frame, view)
    assert "$" not in period
    assert " from " not in period


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_opacity_is_set_and_text_is_at_least_12_px(name: str, mode: str, ask_story: Ask, look: Look) -> None:
    """Plotly would drop marks to 0.7 and nothing under 12 px is read (look.md, Theme)."""
    figure = load(name).figure(ask_story(name), look(mode=mode))
    scatters = [trace for trace in marks(figure) if trace["type"] == "scatter"]
    assert all(trace["marker"]["opacity"] == 1 for trace in scatters)
    fonts = [size for key, size in numbers(figure["layout"]["annotations"]) if key == "size"]
    assert min(fonts, default=12) >= 12


@pytest.mark.parametrize("name", PANELS)
def test_themes_differ_and_share_their_shape(name: str, ask_story: Ask, look: Look) -> None:
    """Dark and light draw the same marks in other colours."""
    light, dark = (load(name).figure(ask_story(name), look(mode=mode)) for mode in ("light", "dark"))
    assert [trace.get("customdata") for trace in light["data"]] == [trace.get("customdata") for trace in dark["data"]]
    assert light != dark
