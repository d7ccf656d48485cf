"""Says whether an amount that was invested is a running total: what is said beside it, or a perfect without a day.

"raised $96 million to date", "ce qui porte sa mise à 4 milliards", "it has invested $10 billion in X" as background.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.items import AMOUNT_KINDS, HARD_STOPS
from etl.records import AmountMention

if TYPE_CHECKING:
    from etl.extract.circumstances import Circumstances
    from etl.extract.items import Item, Line
    from etl.extract.setting import Setting

REACH = 9.0  # how far from an amount its total is said: "brings what the two have put into X so far to <money>"
OPEN = frozenset({"planned", "hypothetical"})  # what is yet to be paid is no total to date
GATHERED = "funding"
ROUGH = frozenset({"about", "at_least"})  # a payment of long ago is known to the cent, what adds up is not
PERFECTS = frozenset({"perfect", "pluperfect"})  # in French the tense of news as well, in the lexicon's English not


def is_running(setting: Setting, circumstances: Circumstances) -> bool:
    """Say whether the amount of an investment is the sum of what was paid over time, not a payment of its own."""
    candidate, wording = setting.candidate, setting.passages.wording
    amount = candidate.amount
    if candidate.kind != "investment" or amount is None or candidate.foreign or circumstances.modality in OPEN:
        return False
    if is_gathered(setting):
        return True
    if circumstances.basis != "none" or candidate.terms.get("type") != GATHERED:
        return False
    is_rough = isinstance(amount.mention, AmountMention) and amount.mention.amount.hedge in ROUGH
    return setting.tense in wording.words["gathering_tenses"] or (is_rough and setting.tense in PERFECTS)


def is_gathered(setting: Setting) -> bool:
    """Say whether words call the amount of a claim a sum over time: "to date", "so far", "bringing the total to"."""
    amount, line = setting.candidate.amount, setting.candidate.line
    if amount is None or setting.candidate.foreign:
        return False
    spans = [span for pattern in setting.passages.wording.cues["cumulative"] for span in line.find(pattern)]
    return any(_is_beside(line, amount, first, last) for first, last, _ in spans)


def _is_beside(line: Line, amount: Item, first: int, last: int) -> bool:
    """Say whether words stand around an amount, or near it and nearer than to any other."""
    inside = [item.index for item in line.items[first : last + 1] if item.kind in AMOUNT_KINDS]
    if inside:
        return amount.index in inside
    costs = {item.index: line.cost(last if last < item.index else first, item.index) for item in line.amounts()}
    near = last if last < amount.index else first
    is_cut = any(item.text in HARD_STOPS for item in line.between(near, amount.index))
    return not is_cut and costs[amount.index] <= REACH and costs[amount.index] == min(costs.values())
