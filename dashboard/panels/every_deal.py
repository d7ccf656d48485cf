"""Every dated amount on a logarithmic scale of US dollars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.panels.view import Figure, Key, View


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """A point per dated deal, at the middle of its interval."""
    rows = frame[frame["is_dated"]]
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [str(day)[:10] for day in rows["date_start"]],
        "y": rows["amount_usd"].tolist(),
        "customdata": rows["event_id"].tolist(),
        "marker": {"color": view.colour("chart"), "opacity": 1},
    }
    return {"data": [trace], "layout": {"height": 420, "yaxis": {"type": "log"}}}


def finding(frame: pd.DataFrame, view: View) -> str:
    """The plain title until the rows support more."""
    return view.say("panel.every_deal.plain", n=len(frame))


def subtitle(frame: pd.DataFrame, view: View) -> str:
    """What is drawn."""
    return view.say("panel.every_deal.subtitle") if len(frame) else ""


def alt(frame: pd.DataFrame, view: View) -> str:
    """The finding."""
    return finding(frame, view)


def key(frame: pd.DataFrame, view: View) -> Key:
    """Certainties as glyphs."""
    return (("point:asserted", view.say("modality.asserted")),) if len(frame) else ()


def evidence(frame: pd.DataFrame, view: View) -> str | None:
    """The largest deal."""
    return str(frame["event_id"].iloc[0]) if len(frame) and view.language else None


def undated(frame: pd.DataFrame) -> int:
    """Rows without a date."""
    return int((~frame["is_dated"].astype(bool)).sum())
