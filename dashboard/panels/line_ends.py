"""The column of names and last values at the right end of lines, spread so that none hides another."""

from __future__ import annotations

from typing import Any

from dashboard.panels.canvas import RIGHT, TOP
from dashboard.panels.lanes import clip
from dashboard.panels.marks import plain
from dashboard.panels.placing import spread
from dashboard.panels.readings import Reading, say_reading
from dashboard.panels.scales import find_height
from dashboard.panels.view import View

HEIGHT = 380
AXIS_WIDTH = 72
NAMES_WIDTH = {False: 190, True: 100}
NAME_GAP = 21
BOTTOM = 16


def name_ends(
    shown: list[Reading], colours: dict[str, str], scale: dict[str, Any], view: View
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Names with last values at the right end, 21 px apart at least, each joined to its last mark by a hairline."""
    plot = HEIGHT - TOP - BOTTOM
    lasts = [find_last(shown, subject_id) for subject_id in colours]
    wanted = [find_height(reading.value, scale, plot) for reading in lasts]
    heights = spread(wanted, NAME_GAP, 6, plot - 6)
    names, hairs = [], []
    for reading, y, height in zip(lasts, wanted, heights, strict=True):
        value = "" if view.is_phone else " " + say_reading(reading, view)
        room = NAMES_WIDTH[view.is_phone] - 22
        name = clip(reading.subject.name, room - len(value) * 6.4)
        names.append(
            {
                "xref": "paper", "x": 1, "yref": "paper", "y": 1 - height / plot, "xshift": 22, "showarrow": False,
                "text": f"<b>{plain(name)}</b>{plain(value)}", "xanchor": "left", "yanchor": "middle", "align": "left",
                "font": {"size": 12.5, "color": view.colour("ink")},
            }
        )  # fmt: skip
        hairs.append(_hair(1 - y / plot, 1 - height / plot, colours[reading.subject.company_id], view))
    return names, hairs


def find_last(shown: list[Reading], subject_id: str) -> Reading:
    """The latest stated reading of a subject, else its latest."""
    own = [reading for reading in shown if reading.subject.company_id == subject_id]
    stated = [reading for reading in own if reading.modality == "asserted"]
    return max(stated or own, key=lambda reading: (reading.start, reading.end, reading.event_id))


def _hair(start: float, end: float, colour: str, view: View) -> dict[str, Any]:
    """A hairline from the plot's right edge to a name, in paper units, 18 px long."""
    length = 18 / (view.width - AXIS_WIDTH - NAMES_WIDTH[view.is_phone] - RIGHT)
    line = {"color": colour, "width": 1}
    place = {"xref": "paper", "yref": "paper", "x0": 1, "x1": 1 + length, "y0": start, "y1": end}
    return {"type": "line", "layer": "between", **place, "line": line}
