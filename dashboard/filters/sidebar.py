"""The sidebar: widgets bound to the URL, made by the entry file so that they stand on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

import streamlit as st

from dashboard.filters.choice import DEFAULT_PERIOD, MODALITIES, PERIODS, SHOWN_MODALITIES, Choice, bound_period
from dashboard.filters.links import adopt_words
from dashboard.filters.offer import Offer
from dashboard.wording import LANGUAGES, choose_language, say

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2060, 12, 31)
FRESH: dict[str, Any] = {
    "company": [],
    "theme": [],
    "period": DEFAULT_PERIOD,
    "certainty": list(SHOWN_MODALITIES),
    "kind": [],
    "source": [],
    "article": [],
    "dated": False,
    "from": None,
    "to": None,
    "known": None,
}
SINGLE = ("period", "lang")
MOST_OFFERED = 500  # companies by number of claims; the Companies page leads to all others


def adopt_link(offer: Offer) -> None:
    """Start a session with what its link says, in whichever interface language it was made."""
    state = st.session_state
    state.setdefault("lang", choose_language(st.context.locale))
    for name in ("lang", *FRESH):
        if name in state and name != "lang":
            continue
        if name in offer.labels and "linked" not in state:
            options = adopt_words(st.query_params.get_all(name), offer.labels[name])
            if options or st.query_params.get_all(name) == [""]:
                state[name] = options[0] if name in SINGLE else options
        state.setdefault(name, FRESH.get(name))
    state["linked"] = True


def keep_choice() -> None:
    """Hand every filter's value over to the widgets that are about to be labelled in another language."""
    for name in FRESH:
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]


def show_language(offer: Offer) -> str:
    """The interface language, chosen at the sidebar's foot."""
    language = st.segmented_control(
        say(st.session_state["lang"], "filter.lang"),
        LANGUAGES,
        key="lang",
        default=choose_language(st.context.locale),
        required=True,
        bind="query-params",
        format_func=lambda option: offer.say("lang", option, "en"),
        on_change=keep_choice,
    )
    return str(language)


def show_filters(offer: Offer, language: str, day: date) -> Choice:
    """The filters, and what they say now; `day` is where periods are counted back from."""
    choose(offer, language, "company", FRESH["company"])
    choose(offer, language, "theme", FRESH["theme"])
    period = st.segmented_control(
        say(language, "filter.period"),
        PERIODS,
        key="period",
        default=DEFAULT_PERIOD,
        required=True,
        bind="query-params",
        format_func=lambda option: offer.say("period", option, language),
    )
    first, last = show_days(language) if period == "dates" else (None, None)
    show_pills(offer, language, "certainty", MODALITIES)
    with st.expander(say(language, "filter.more")):
        choose(offer, language, "kind", FRESH["kind"])
        choose(offer, language, "source", FRESH["source"])
        show_pills(offer, language, "article", tuple(offer.labels["article"]))
        st.toggle(say(language, "filter.dated"), key="dated", bind="query-params")
        known = show_day(language, "known")
    start, end = bound_period(str(period), first, last, day)
    return Choice(
        companies=chosen("company"),
        themes=chosen("theme"),
        period=str(period),
        start=start,
        end=end,
        modalities=chosen("certainty") or MODALITIES,
        kinds=chosen("kind"),
        sources=chosen("source"),
        languages=chosen("article"),
        dated_only=bool(st.session_state["dated"]),
        known_on=known,
    )


def chosen(name: str) -> tuple[str, ...]:
    """The options of a filter that are on now."""
    return tuple(st.session_state.get(name) or ())


def choose(offer: Offer, language: str, name: str, default: Iterable[str]) -> None:
    """A filter with many options: of thousands the first, and those that are chosen."""
    chosen_now = [option for option in chosen(name) if option in offer.labels[name]]
    st.multiselect(
        say(language, f"filter.{name}"),
        list(dict.fromkeys([*islice(offer.labels[name], MOST_OFFERED), *chosen_now])),
        default=list(default),
        key=name,
        bind="query-params",
        placeholder=say(language, f"filter.all_{name}"),
        format_func=lambda option: offer.say(name, option, language),
        select_all=False,
    )


def show_pills(offer: Offer, language: str, name: str, options: tuple[str, ...]) -> None:
    """A filter with few options."""
    st.pills(
        say(language, f"filter.{name}"),
        options,
        selection_mode="multi",
        default=FRESH[name],
        key=name,
        bind="query-params",
        format_func=lambda option: offer.say(name, option, language),
    )


def show_days(language: str) -> tuple[date | None, date | None]:
    """The first and the last day, either of them open."""
    first, last = (show_day(language, name) for name in ("from", "to"))
    return first, last


def show_day(language: str, name: str) -> date | None:
    """One end of the period."""
    return st.date_input(
        say(language, f"filter.{name}"),
        value=None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        key=name,
        bind="query-params",
        format="YYYY-MM-DD",
    )
