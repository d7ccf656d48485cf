"""Draws bands of states as bars, a trace a look, and writes the state's word where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.panels.axis import Span
from dashboard.panels.marks import FADED, Label, Trace, plain, write
from dashboard.panels.placing import text_width
from dashboard.panels.stretches import FADES, THICK, Band, Stretch, stretch_hover
from dashboard.panels.view import View
from dashboard.theme import CERTAINTIES, HATCHES, STATUSES, fade, pick

PATTERN_SIZE, SOLIDITY = 7, 0.22
DAY = 86_400_000
"""Milliseconds, the unit of lengths on a date axis."""


def _fill(stretch: Stretch, view: View) -> str:
    look = STATUSES[stretch.status]
    alpha = CERTAINTIES[stretch.modality].band_fill
    colour = pick(look.fill, view.mode)
    return colour if alpha == 1 else fade(pick(look.line, view.mode), alpha)


def _pattern(stretch: Stretch, view: View) -> tuple[str, str]:
    """The hatch of a band and its colour: of the state in page colour, of a rumour in the state's line."""
    look = STATUSES[stretch.status]
    hatch = CERTAINTIES[stretch.modality].band_hatch
    if hatch:
        return hatch, pick(look.line, view.mode)
    if stretch.modality != "asserted":
        return "", view.colour("bg")
    return look.pattern, fade(view.colour("bg"), HATCHES[look.pattern])


def draw_bands(bands: Sequence[Band], view: View, least_days: float) -> list[Trace]:
    """A bar trace per look; no band is shorter than `least_days`, so that each can be clicked.

    plotly.js 4 ignores a hatch's colour where the bars' own colours are a list: one trace has one look.
    """
    groups: dict[tuple[str, str, float], list[Band]] = {}
    for band in bands:
        groups.setdefault((band.stretch.status, band.stretch.modality, band.ink), []).append(band)
    return [_draw_group(groups[look], view, least_days) for look in sorted(groups)]


def _draw_group(bands: Sequence[Band], view: View, least_days: float) -> Trace:
    """Bands of one state and certainty."""
    first = bands[0].stretch
    hatch, ink = _pattern(first, view)
    line = {
        "color": pick(STATUSES[first.status].line, view.mode),
        "width": 0 if bands[0].ink < 1 else 1.2 if first.modality == "asserted" else 1.6,
    }
    pattern = {"shape": hatch, "fgcolor": ink, "size": PATTERN_SIZE, "solidity": SOLIDITY}
    return {
        "type": "bar",
        "orientation": "h",
        "base": [band.start.isoformat() for band in bands],
        "x": [max((band.end - band.start).days, least_days) * DAY for band in bands],
        "y": [band.y for band in bands],
        "width": [band.height for band in bands],
        "customdata": [band.stretch.event_id for band in bands],
        "hovertext": [stretch_hover(band.stretch, view) for band in bands],
        "hoverinfo": "text",
        "marker": {
            "color": _fill(first, view),
            "opacity": bands[0].ink,
            "line": line,
            "pattern": {**pattern, "fgopacity": 1, "fillmode": "overlay"},
        },
        "selected": {"marker": {"opacity": bands[0].ink}},
        "unselected": {"marker": {"opacity": FADED * bands[0].ink}},
    }


def write_words(bands: Sequence[Band], span: Span, view: View) -> list[dict[str, Any]]:
    """The state's word in each stretch that is long enough: in its full part, else in the part that fades."""
    words: dict[str, dict[str, Any]] = {}
    for band in _join_fading(bands):
        word = view.say(f"status.{band.stretch.status}") if band.stretch.modality != "rumored" else ""
        start, end = max(band.start, span.start), min(band.end, span.end)
        is_room = span.to_px(end) - span.to_px(start) >= text_width(word) + 4
        if word and is_room and band.height >= THICK and band.stretch.event_id not in words:
            note = write(Label(plain(word), start.isoformat(), band.y, (4, 0), has_ground=False), view)
            words[band.stretch.event_id] = {**note, "font": {"size": 12.5, "color": _word_ink(band, view)}}
    return list(words.values())


def _join_fading(bands: Sequence[Band]) -> list[Band]:
    """The bands with the pieces of a fading one joined again."""
    ends = {band.stretch.event_id: band.end for band in bands}  # the last piece of a stretch is its latest
    joined = [replace(band, end=ends[band.stretch.event_id]) for band in bands if band.ink == FADES[0]]
    return [band for band in bands if band.ink == 1] + joined


def _word_ink(band: Band, view: View) -> str:
    """The word's colour: on a full band of a stated state that state's, else ink."""
    is_full = band.stretch.modality == "asserted" and band.ink == 1
    return pick(STATUSES[band.stretch.status].text, view.mode) if is_full else view.colour("ink")
