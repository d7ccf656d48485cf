"""Tells what every amount of a line is: a metric, money that moves, or something that is no claim.

Cue words around the amount compete by distance; a unit may settle it alone. Growth, share prices, markets and
fortunes are refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.items import Item, Line
from etl.extract.wording import Metric, Wording
from etl.records import Amount, AmountMention

FARTHEST_CUE = 13.0
CUE_AFTER = 1.5  # a cue behind its amount counts as farther: "valued at 5, with revenue of 2"
STRONG_CUE = 5.0
REFUSAL_REACH = 5.0
AMOUNT_BETWEEN = 4.0
LONGEST_SERIES = 6  # items between two amounts of a series ("96 million in 2024, against 131 million")
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
    """Return a reading of every amount of the line, in order; a cue serves one amount, a series shares its first's."""
    readings: dict[int, Reading] = {}
    pairs: list[tuple[float, int, Reading]] = []
    for item in line.amounts():
        refusal = _refusal(line, item, wording)
        readings[item.index] = Reading(item, None, None, FARTHEST_CUE, refusal or "no-metric")
        if not refusal:
            pairs += [(one.cost, item.index, one) for one in _choices(line, item, wording)]
    taken: set[tuple[int, int]] = set()
    for _, index, reading in sorted(pairs, key=lambda pair: pair[:2]):
        if readings[index].metric is None and (reading.cue is None or reading.cue not in taken):
            readings[index] = reading
            taken |= {reading.cue} if reading.cue else set()
    return _share_series(line, [readings[item.index] for item in line.amounts()], wording)


def _choices(line: Line, item: Item, wording: Wording) -> list[Reading]:
    """Return every metric an amount could have, with its cue and cost."""
    amount = item.mention.amount if isinstance(item.mention, AmountMention) else None
    found = []
    for metric in wording.metrics:
        if amount is not None and amount.unit is not None and amount.unit in metric.units:
            found.append(Reading(item, metric, None, 0.0))
        if item.kind not in metric.fits or (amount is not None and not _is_sized(amount, metric)):
            continue
        for pattern in metric.cues:
            for first, last, _ in line.find(pattern):
                cost = _distance(line, item, first, last)
                if cost < FARTHEST_CUE:
                    found.append(Reading(item, metric, (first, last), cost))
    return found


def _is_sized(amount: Amount, metric: Metric) -> bool:
    value = amount.high if amount.low is None else amount.low
    if value is None:
        return True
    return (metric.most is None or value <= metric.most) and (metric.least is None or value >= metric.least)


def _share_series(line: Line, readings: list[Reading], wording: Wording) -> list[Reading]:
    """Give an amount without a metric that of the amount it is listed with or measured against."""
    shared: list[Reading] = []
    for reading in readings:
        before = shared[-1] if shared else None
        if reading.metric is None and reading.refusal == "no-metric" and before and before.metric:
            between = line.between(before.item.index, reading.item.index)
            is_series = any(item.text in wording.words["series"] for item in between) and len(between) <= LONGEST_SERIES
            if is_series and reading.item.kind == before.item.kind:
                shared.append(Reading(reading.item, before.metric, before.cue, before.cost + 1))
                continue
        shared.append(reading)
    return shared


def _distance(line: Line, item: Item, first: int, last: int) -> float:
    if first <= item.index <= last:
        return -1.0
    if last < item.index:
        cost, between = line.cost(last, item.index), line.between(last, item.index)
    else:
        cost, between = CUE_AFTER * line.cost(item.index, first) + 2, line.between(item.index, first)
    return cost + AMOUNT_BETWEEN * sum(1 for one in between if one.kind in {"money", "percent"})


def _is_conversion(line: Line, item: Item) -> bool:
    """Say whether the amount repeats the one before it in another currency: "380 billion yuan ($52bn)"."""
    opened = next((one for one in reversed(line.items[max(0, item.index - 3) : item.index]) if one.text == "("), None)
    before = line.items[opened.index - 1] if opened is not None and opened.index else None
    return item.kind == "money" and before is not None and before.kind == "money"


def _refusal(line: Line, item: Item, wording: Wording) -> str | None:
    if _is_conversion(line, item):
        return "conversion"
    for name, patterns in wording.cues.items():
        if not name.startswith("figure-"):
            continue
        for pattern in patterns:
            for first, last, _ in line.find(pattern):
                if name == REFUSE_SENTENCE or (first <= item.index <= last):
                    return name
    return None
