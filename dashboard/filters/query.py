"""Reads the query string of a link as a choice without a session: the filters that the sidebar would show for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import parse_qs

from dashboard.filters.choice import DEFAULT_PERIOD, MODALITIES, SHOWN_MODALITIES, Choice, bound_period
from dashboard.filters.links import adopt_words
from dashboard.filters.offer import Offer
from dashboard.wording import LANGUAGES

DROPPED = ("claim", "search", "article_id", "known")  # of a link, what chooses no rows of a view


def read_choice(query: str, offer: Offer, day: date) -> Choice:
    """The choice of a link; `day` is where periods are counted back from.

    A word that names nothing yet is kept: a view of a company that no article names has no rows, not all of them.
    """
    words = parse_qs(query, keep_blank_values=True)
    found = {name: _adopt(words.get(name, []), name, offer) for name in offer.labels}
    period = (found["period"] or [DEFAULT_PERIOD])[0]
    start, end = bound_period(period, read_day(words.get("from")), read_day(words.get("to")), day)
    modalities = found["certainty"] if "certainty" in words else list(SHOWN_MODALITIES)
    return Choice(
        companies=tuple(found["company"]),
        themes=tuple(found["theme"]),
        period=period,
        start=start,
        end=end,
        modalities=tuple(modalities) or MODALITIES,
        kinds=tuple(found["kind"]),
        sources=tuple(found["source"]),
        languages=tuple(found["article"]),
        dated_only=words.get("dated", [""])[0].lower() == "true",
    )


def read_language(query: str) -> str:
    """The interface language that a link asks for; English where it asks for none."""
    asked = parse_qs(query).get("lang", [""])[0].casefold()
    starts = {asked, asked[:2]}
    return next((language for language in LANGUAGES if language in starts), LANGUAGES[0])


def _adopt(words: Sequence[str], name: str, offer: Offer) -> list[str]:
    named = [word for word in words if word]
    return list(dict.fromkeys(one for word in named for one in adopt_words([word], offer.labels[name]) or [word]))


def read_day(words: Sequence[str] | None) -> date | None:
    """The day of a word as 2025-08-29; None where it is none."""
    try:
        return date.fromisoformat((words or [""])[0])
    except ValueError:
        return None
