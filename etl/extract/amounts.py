"""Tells what every amount of a line is: a metric, money that moves, or something that is no claim.

Cue words around the amount compete by distance; a unit may settle it alone. Growth, share prices, markets and
fortunes are refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.items import Item, Line
from etl.extract.wording import Metric, Wording
from etl.records import AmountMention

FARTHEST_CUE = 13.0
CUE_AFTER = 1.5  # a cue behind its amount counts as farther: "valued at 5, with revenue of 2"
STRONG_CUE = 5.0
REFUSAL_REACH = 5.0
AMOUNT_BETWEEN = 4.0
REFUSE_SENTENCE = "figure-sentence"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an amount is: its metric and the cue that says so (None where its unit does), or why it is none."""

    item: Item
    metric: Metric | None
    cue: tuple[int, int] | None
    cost: float
    refusal: str | None = None

    @property
    def is_strong(self) -> bool:
        """Say whether the amount is surely a figure, so that no money-moving trigger may take it."""
        return self.metric is not None and self.cost <= STRONG_CUE


def read_amounts(line: Line, wording: Wording) -> list[Reading]:
    """Return a reading of every amount of the line, in order."""
    return [_read(line, item, wording) for item in line.amounts()]


def _read(line: Line, item: Item, wording: Wording) -> Reading:
    refusal = _refusal(line, item, wording)
    if refusal:
        return Reading(item, None, None, FARTHEST_CUE, refusal)
    amount = item.mention.amount if isinstance(item.mention, AmountMention) else None
    best = Reading(item, None, None, FARTHEST_CUE, "no-metric")
    for metric in wording.metrics:
        unit_fits = amount is not None and amount.unit is not None and amount.unit in metric.units
        if unit_fits and best.cost > 0:
            best = Reading(item, metric, None, 0.0)
        if item.kind not in metric.fits:
            continue
        for pattern in metric.cues:
            for first, last, _ in line.find(pattern):
                cost = _distance(line, item, first, last)
                if cost < best.cost:
                    best = Reading(item, metric, (first, last), cost)
    return best


def _distance(line: Line, item: Item, first: int, last: int) -> float:
    if first <= item.index <= last:
        return -1.0
    if last < item.index:
        cost, between = line.cost(last, item.index), line.between(last, item.index)
    else:
        cost, between = CUE_AFTER * line.cost(item.index, first) + 1, line.between(item.index, first)
    return cost + AMOUNT_BETWEEN * sum(1 for one in between if one.kind in {"money", "percent"})


def _refusal(line: Line, item: Item, wording: Wording) -> str | None:
    for name, patterns in wording.cues.items():
        if not name.startswith("figure-"):
            continue
        for pattern in patterns:
            for first, last, _ in line.find(pattern):
                if name == REFUSE_SENTENCE or (first <= item.index <= last):
                    return name
    return None
