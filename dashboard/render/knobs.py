"""What the reader can turn on one chart: which figure, stage or side of a deal, which page, how many lanes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.panels.alliances import count_pages
from dashboard.panels.readings import list_metrics
from dashboard.panels.view import DOLLARS, PRINTED, View
from dashboard.render.choosing import choose
from dashboard.render.page import LANES, Page

STAGES = ("announced", "preview", "available")
SIDES = ("payer", "recipient")
MONIES = (PRINTED, DOLLARS)
Turned = tuple[pd.DataFrame, View]
Knob = Callable[[Page, pd.DataFrame, View], Turned]


def turn_metric(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """One figure at a time, and its rows alone."""
    metrics = list_metrics(frame)
    if not metrics:
        return frame, view
    metric = choose(page, "metric", metrics, "metric")
    return frame[frame["metric"] == metric], replace(view, metric=metric)


def turn_page(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """Twelve alliances at a time."""
    pages = count_pages(frame)
    if pages == 1:
        return frame, view
    number = st.pagination(pages, key="alliances-page") - 1
    return (page.ask("alliances", page=number) if number else frame), replace(view, page=number)


def turn_lanes(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """Eight companies, or twice as many."""
    if count_lanes(frame) <= LANES:
        return frame, view
    wants_more = st.toggle(page.say("knob.more_lanes", n=LANES), key="more-lanes")
    return frame, replace(view, lanes=LANES * (2 if wants_more else 1))


def count_lanes(frame: pd.DataFrame) -> int:
    """How many companies could have a lane."""
    return max((int(rank) for ranks in frame["ranks"] for rank in ranks), default=0)


def turn_stage(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """Every stage of a release, or the releases counted from one of them."""
    present = [stage for stage in STAGES if stage in set(frame["stage"])]
    if len(present) == 1:
        return frame, view
    stage = choose(page, "stage", ("every", *present), "stages")
    return (frame if stage == "every" else page.ask("releases", stage=stage)), view


def turn_side(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """Deals in the colours of who pays or of who receives."""
    side = choose(page, "side", SIDES, "sides")
    return (frame if side == SIDES[0] else page.ask("every_deal", side=side)), view


def turn_money(page: Page, frame: pd.DataFrame, view: View) -> Turned:
    """Sums as the articles print them or in US dollars, where some are in another currency."""
    if frame["fx_date"].isna().all():
        return frame, view
    return frame, replace(view, money_in=choose(page, "money", MONIES, "monies"))


def turn_all(*knobs: Knob) -> Knob:
    """Several knobs side by side, each of which turns what the one before has left."""

    def turn(page: Page, frame: pd.DataFrame, view: View) -> Turned:
        with st.container(horizontal=True, gap="small"):
            for knob in knobs:
                frame, view = knob(page, frame, view)
        return frame, view

    return turn


def turned_rows(question: str) -> dict[str, str]:
    """The parameters of a table that its chart's knob has set."""
    stage = st.session_state.get("stage")
    return {"stage": stage} if question == "releases" and stage in STAGES else {}


KNOBS: dict[str, Knob] = {
    "alliances": turn_page,
    "every_deal": turn_all(turn_side, turn_money),
    "figures": turn_all(turn_metric, turn_money),
    "releases": turn_stage,
    "what_happened": turn_lanes,
}
