"""A minimal Dash app with the charts of deals, releases and alliances, a page each, over the same snapshot.

It asks the same SQL and draws with the same functions as the dashboard, and keeps no answers: what differs is the way
from the click to the query and from the figure to the screen. `python -m tests.benchmarks.dash_app SNAPSHOT PORT`.
"""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from dash import Dash, Input, Output, dcc, html

from dashboard.filters.choice import MODALITIES, PERIODS, SHOWN_MODALITIES, Choice, bound_period
from dashboard.panels.view import Panel, View
from dashboard.warehouse import choose_used, describe_snapshot, run_query

CHARTS = {"/investments": "every_deal", "/releases": "releases", "/partnerships": "alliances"}
WIDTH = 1060


def make_app(path: Path) -> Dash:
    """The app: two filters and a chart that follows them."""
    app = Dash(__name__)
    app.layout = html.Div(
        [
            dcc.Location(id="place"),
            dcc.Checklist([*MODALITIES], [*SHOWN_MODALITIES], id="certainty", inline=True),
            dcc.RadioItems([*PERIODS[:3]], "3y", id="period", inline=True),
            dcc.Graph(id="chart"),
        ]
    )
    day = describe_snapshot(path).day

    @app.callback(
        Output("chart", "figure"), Input("place", "pathname"), Input("certainty", "value"), Input("period", "value")
    )
    def draw(place: str, certainty: list[str], period: str) -> dict[str, Any]:
        """The chart of a page under the filters."""
        start, end = bound_period(period, None, None, day)
        choice = Choice(period=period, start=start, end=end, modalities=tuple(certainty))
        return draw_chart(path, CHARTS[place], choice, day)

    return app


def draw_chart(path: Path, question: str, choice: Choice, day: date) -> dict[str, Any]:
    """The figure of a question, asked and drawn anew."""
    more = {"language": "en", "snapshot_day": day, "lanes": 8, "stage": "", "side": "payer", "page": 0}
    frame = run_query(question, choose_used(question, choice.parameters() | more), path)
    view = View("light", "en", WIDTH, day, choice.start, choice.end)
    panel = cast("Panel", import_module(f"dashboard.panels.{question}"))
    return panel.figure(frame, view)


if __name__ == "__main__":
    make_app(Path(sys.argv[1])).run(host="127.0.0.1", port=int(sys.argv[2]), debug=False)
