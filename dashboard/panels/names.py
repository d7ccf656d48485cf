"""Which companies keep a colour in one chart: the top N by rows; the rest, and second owners of a slot, are grey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.panels.view import View
from dashboard.theme import company_colour


@dataclass(frozen=True, slots=True)
class Company:
    """A company as a row names it."""

    company_id: str
    name: str
    slot: int


def rank(companies: Iterable[Company]) -> list[Company]:
    """Distinct companies, those with most rows first, then by name."""
    counts = Counter(companies)
    return sorted(counts, key=lambda company: (-counts[company], company.name, company.company_id))


def colour_top(ranked: Iterable[Company], limit: int, view: View) -> dict[str, str]:
    """Colour by id of the first `limit` companies; one whose slot is taken already is grey. Others are not in it."""
    colours: dict[str, str] = {}
    slots: set[int] = set()
    for company in list(ranked)[:limit]:
        free = company.slot not in slots
        slots.add(company.slot)
        colours[company.company_id] = company_colour(company.slot if free else None, view.mode)
    return colours
