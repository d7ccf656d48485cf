"""Closed, planned and rumoured money by year: three small charts on one scale, so that nobody adds them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.money import is_known, say_count, say_number
from dashboard.panels.canvas import LEFT, RIGHT, empty_figure, lay_out
from dashboard.panels.columns import Years, choose_unit, choose_years, name_unit, say_sum, sum_axis, year_axis
from dashboard.panels.findings import Summary, count_undated, describe, name_period
from dashboard.panels.marks import FADED, Trace, hover_text
from dashboard.panels.view import Figure, Key, View
from dashboard.theme import CERTAINTIES, fade

BUCKETS = ("closed", "planned", "rumored")
HEIGHT, PHONE_HEIGHT = 250, 540
TITLE = 30
GAP = 0.035


@dataclass(frozen=True, slots=True)
class Sum:
    """One column: a year's sum in one bucket, with its largest deal."""

    year: int
    bucket: str
    usd: float
    count: int
    event_id: str
    largest: str
    largest_usd: float


def figure(frame: pd.DataFrame, view: View) -> Figure:
    """Side by side on desks, stacked on phones; a year without a sum says so with a dash."""
    sums = _read(frame)
    height = PHONE_HEIGHT if view.is_phone else HEIGHT
    if not sums:
        return empty_figure(view, height, "deal")
    width = (view.width - LEFT - RIGHT) / (1 if view.is_phone else len(BUCKETS) + GAP)
    years = choose_years([it.year for it in sums], width)
    folded = {bucket: _fold([it for it in sums if it.bucket == bucket], years) for bucket in BUCKETS}
    top = max(it.usd for group in folded.values() for it in group.values())
    unit = choose_unit(top)
    data, notes = [], []
    layout: dict[str, Any] = {}
    for index, bucket in enumerate(BUCKETS):
        suffix = str(index + 1) if index else ""
        across, down = _domains(index, view)
        layout[f"xaxis{suffix}"] = year_axis(years, view, across, f"y{suffix}")
        layout[f"yaxis{suffix}"] = {**sum_axis(top, down), "anchor": f"x{suffix}"}
        data += _draw(bucket, folded[bucket], years, unit, suffix, view)
        notes.append(_title(bucket, unit, (across[0], down[1]), view))
    margin = {"l": LEFT, "r": RIGHT, "t": TITLE, "b": 26, "pad": 0}
    return {"data": data, "layout": lay_out(view, height, annotations=notes, **layout, bargap=0) | {"margin": margin}}


def _read(frame: pd.DataFrame) -> list[Sum]:
    rows = [row for row in frame.to_dict("records") if row["bucket"] in BUCKETS and row["is_dated"]]
    return [
        Sum(
            year=int(row["year"]),
            bucket=str(row["bucket"]),
            usd=float(row["usd"]),
            count=int(row["n"]),
            event_id=str(row["event_id"]),
            largest=str(row["largest"]),
            largest_usd=float(row["largest_usd"]),
        )
        for row in rows
        if is_known(row["usd"])
    ]


def _fold(sums: list[Sum], years: Years) -> dict[int, Sum]:
    """One sum a column; earlier years are added up in the first."""
    columns: dict[int, Sum] = {}
    for it in sums:
        place = years.place(it.year)
        other = columns.get(place)
        if other is None:
            columns[place] = it
            continue
        main = max(it, other, key=lambda one: one.largest_usd)
        usd, count = it.usd + other.usd, it.count + other.count
        columns[place] = Sum(place, it.bucket, usd, count, main.event_id, main.largest, main.largest_usd)
    return columns


def _domains(index: int, view: View) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a small chart stands: (left, right) and (bottom, top) of the plot."""
    share = 1 / len(BUCKETS)
    if view.is_phone:
        top = 1 - index * share
        return (0, 1), (top - share + 0.05, top - 0.05 * bool(index))
    return (index * share + GAP / 2 * bool(index), (index + 1) * share - GAP / 2), (0, 1)


def _title(bucket: str, unit: float, at: tuple[float, float], view: View) -> dict[str, Any]:
    text = f"<b>{view.say(f'panel.money_by_year.{bucket}')}</b>, {name_unit(unit, view)}"
    return {
        "xref": "paper", "yref": "paper", "x": at[0], "y": at[1], "text": text, "showarrow": False, "xanchor": "left",
        "yanchor": "bottom", "yshift": 4, "font": {"size": 13, "color": view.colour("ink")},
    }  # fmt: skip


def _draw(bucket: str, columns: dict[int, Sum], years: Years, unit: float, suffix: str, view: View) -> list[Trace]:  # noqa: PLR0913, PLR0917 (one small chart)
    """The columns of one bucket with their numbers, and dashes where there is none."""
    look = CERTAINTIES["asserted" if bucket == "closed" else bucket]
    ink = view.colour("chart")
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    present = sorted(columns)
    missing = [year for year in range(years.first, years.last + 1) if year not in columns]
    font = {"size": 12.5, "color": view.colour("ink")}
    bars = {
        "type": "bar", **axes, "x": present, "y": [columns[year].usd for year in present], "width": 0.64,
        "customdata": [columns[year].event_id for year in present],
        "text": [say_sum(columns[year].usd, unit, view) for year in present], "textposition": "outside",
        "textangle": 0, "textfont": font, "cliponaxis": False, "constraintext": "none",
        "hovertext": [_hover(columns[year], view) for year in present], "hoverinfo": "text",
        "marker": {
            "color": ink if look.band_fill == 1 else fade(ink, look.band_fill),
            "line": {"color": ink, "width": 0 if look.band_fill == 1 else 1.6},
            "pattern": {"shape": look.band_hatch, "fgcolor": ink, "fgopacity": 1, "size": 7, "solidity": 0.22},
        },
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": FADED}},
    }  # fmt: skip
    dashes = {
        "type": "scatter", **axes, "mode": "text", "x": missing, "y": [0] * len(missing), "hoverinfo": "skip",
        "text": [view.say("columns.none")] * len(missing), "textposition": "top center", "cliponaxis": False,
        "textfont": {**font, "color": view.colour("ink3")},
    }  # fmt: skip
    return [bars, dashes]


def _hover(it: Sum, view: View) -> str:
    bucket = view.say(f"panel.money_by_year.{it.bucket}")
    deals = say_count(view.language, "deal", it.count)
    largest = view.say("columns.largest", deal=it.largest, amount=view.money(it.largest_usd))
    return hover_text([f"{bucket} · {it.year}", f"{view.money(it.usd)} · {deals}", largest])


def _find_excess(frame: pd.DataFrame, view: View) -> tuple[int, float] | None:
    """The latest year, up to the snapshot's, whose plans are at least twice its closed sums."""
    by_year: dict[int, dict[str, float]] = {}
    for it in _read(frame):
        by_year.setdefault(it.year, {})[it.bucket] = it.usd
    ratios = [
        (year, sums["planned"] / sums["closed"])
        for year, sums in by_year.items()
        if sums.get("closed") and sums.get("planned") and year <= view.snapshot_day.year
    ]
    return max(((year, ratio) for year, ratio in ratios if ratio >= 2), default=None)  # noqa: PLR2004 (twice)


def finding(frame: pd.DataFrame, view: View) -> str:
    """Plans over closed sums, else the plain title."""
    excess = _find_excess(frame, view)
    if excess is None:
        return view.say("panel.money_by_year.plain", period=name_period(frame, view))
    year, ratio = excess
    return view.say("panel.money_by_year.excess", year=year, ratio=say_number(view.language, ratio, 2))


def evidence(frame: pd.DataFrame, view: View) -> str | None:
    """The largest plan of the finding's year, else the largest closed deal."""
    sums = _read(frame)
    excess = _find_excess(frame, view)
    pool = [it for it in sums if excess and it.year == excess[0] and it.bucket == "planned"] or sums
    return max(pool, key=lambda it: (it.largest_usd, it.event_id)).event_id if pool else None


def subtitle(frame: pd.DataFrame, view: View) -> str:  # noqa: ARG001 (every panel is asked alike)
    """What is drawn and what never adds up."""
    return view.say("panel.money_by_year.subtitle")


def alt(frame: pd.DataFrame, view: View) -> str:
    """The chart in words."""
    sums = _read(frame)
    largest = sorted(sums, key=lambda it: (-it.usd, it.year))[:3]
    lines = tuple(f"{view.say(f'panel.money_by_year.{it.bucket}')} {it.year}, {view.money(it.usd)}" for it in largest)
    missing = int(frame["n"].sum()) - sum(it.count for it in sums)
    chart, period = view.say("panel.money_by_year.chart"), name_period(frame, view)
    return describe(Summary(finding(frame, view), chart, period, len(sums), (), lines, missing), view)


def key(frame: pd.DataFrame, view: View) -> Key:  # noqa: ARG001 (every panel is asked alike)
    """None: each small chart has its title."""
    return ()


def undated(frame: pd.DataFrame) -> int:
    """Deals without a date; the frame's rows are sums."""
    return int(frame.loc[~frame["is_dated"].astype(bool), "n"].sum()) if count_undated(frame) else 0
