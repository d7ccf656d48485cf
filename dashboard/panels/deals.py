"""Rows of investments as records: what a deal is called, how sure it is, and which one outweighs the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import VAGUE_RATIO, Amount, is_known, say_amount, say_count
from dashboard.panels.marks import hover_text
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import DOLLARS, View


@dataclass(frozen=True, slots=True)
class Deal:
    """One investment; `side` is the payer or the recipient, whose colour it has.

    `usd` is 0 where no amount is known; `low` and `high` bound it in US dollars. A deal without an id stands for
    `count` deals of one month that are too small to be drawn, with their sum.
    """

    event_id: str
    payer: str
    side_id: str
    side: str
    side_slot: int
    side_rank: int
    others: int
    recipient: str
    type: str
    purpose: str
    amount: Amount
    usd: float
    low: float
    high: float
    fx_date: str
    modality: str
    is_closed: bool
    start: date
    end: date
    precision: str
    is_dated: bool
    sources: int
    count: int = 1

    @property
    def is_crowd(self) -> bool:
        """Whether it stands for several deals."""
        return not self.event_id

    @property
    def hedge(self) -> str:
        """The hedge's code."""
        return self.amount.hedge or "exact"

    @property
    def look(self) -> str:
        """The certainty it is drawn with; a stated ceiling looks like a plan."""
        return "planned" if self.modality == "asserted" and self.hedge == "at_most" else self.modality

    @property
    def top(self) -> float:
        """The upper end of its stroke: "billions" is drawn one decade long (look.md, Hedges)."""
        return min(self.high, self.low * VAGUE_RATIO)

    @property
    def is_range(self) -> bool:
        """Whether low and high differ."""
        return self.high > self.low > 0


def _text(value: object) -> str:
    return str(value) if is_known(value) else ""


def _number(value: Any) -> float:  # noqa: ANN401 (a cell of a frame)
    return float(value) if is_known(value) else 0.0


def _optional(value: Any) -> float | None:  # noqa: ANN401 (a cell of a frame)
    return float(value) if is_known(value) else None


def _read_deal(row: Mapping[Any, Any]) -> Deal:
    start = to_day(row["date_start"])
    usd = _number(row["amount_usd"])
    return Deal(
        event_id=_text(row["event_id"]),
        payer=_text(row["payer"]),
        side_id=_text(row["side_id"]),
        side=_text(row["side"]),
        side_slot=int(_number(row["side_slot"])) or 1,
        side_rank=int(_number(row["side_rank"])),
        others=max(len(row["investors"]) - 1, 0),
        recipient=_text(row["recipient"]),
        type=str(row["type"]),
        purpose=_text(row["purpose"]),
        amount=Amount(
            _optional(row["amount_low"]),
            _optional(row["amount_high"]),
            _text(row["hedge"]),
            _text(row["currency"]) or None,
        ),
        usd=usd,
        low=_number(row["amount_usd_low"]) or usd,
        high=_number(row["amount_usd_high"]) or usd,
        fx_date=_text(row["fx_date"]),
        modality=str(row["modality"]),
        is_closed=not is_known(row["left_out"]),
        start=start or date.min,
        end=to_day(row["date_end"]) or start or date.min,
        precision=_text(row["date_precision"]),
        is_dated=bool(row["is_dated"]),
        sources=int(_number(row["n_sources"])),
        count=int(row["stands_for"]),
    )


@once_a_frame
def read_deals(frame: pd.DataFrame) -> list[Deal]:
    """The frame's rows as deals, in its order."""
    return [_read_deal(row) for row in frame.to_dict("records")]


def deal_parties(deal: Deal, view: View) -> str:
    """`Microsoft → OpenAI`, `Apple`, `OpenAI + 3 others → Stargate`."""
    payer = deal.payer or view.say("deal.unnamed")
    if deal.others:
        payer = view.say("deal.together", payer=payer, others=say_count(view.language, "other", deal.others))
    return f"{payer} → {deal.recipient}" if deal.recipient else payer


def say_sum(deal: Deal, view: View) -> str:
    """The amount as it was printed, or what it comes to in US dollars at the day's rate, where that is asked for."""
    if view.money_in == DOLLARS and deal.fx_date and deal.usd:
        dollars = Amount(deal.low, deal.high, deal.amount.hedge, "USD")
        return view.say("deal.converted", amount=say_amount(view.language, dollars))
    return say_amount(view.language, deal.amount)


def deal_labels(deal: Deal, view: View) -> tuple[str, ...]:
    """The labels that a mark may have, the fullest first; phones may fall back to the payer or the sum alone."""
    amount = say_sum(deal, view)
    full = f"{deal_parties(deal, view)}, {amount}"
    return (full, f"{deal.payer}, {amount}", amount) if view.is_phone and deal.payer else (full,)


def deal_hover(deal: Deal, view: View, sep: str = "") -> str:
    """Three lines: parties · amount and type · certainty, date and sources; one plain line when `sep` is given."""
    amount = say_amount(view.language, deal.amount)  # both sums stand here, whichever is on the chart
    if deal.fx_date:
        amount += f" ≈ {view.money(deal.usd)} ({view.say('deal.rate', day=deal.fx_date)})"
    when = say_date(view.language, deal.start if deal.is_dated else None, deal.end, deal.precision)
    certainty = view.say(f"modality.{deal.modality}")
    lines = [deal_parties(deal, view), f"{amount} · {view.say(f'deal.{deal.type}')}", f"{certainty} · {when}"]
    if sep:
        return sep.join([lines[0], amount, when, certainty])
    lines[-1] += f" · {say_count(view.language, 'source', deal.sources)}"
    return hover_text(lines)


def find_outweighing(deals: Sequence[Deal]) -> tuple[Deal, int] | None:
    """The closed deal of a named payer that exceeds all other closed deals together, and how many those are."""
    closed = [deal for deal in deals if deal.is_closed and deal.usd]
    count = sum(deal.count for deal in closed)
    if count < 3:  # noqa: PLR2004 (fewer are no comparison)
        return None
    largest = max((deal for deal in closed if not deal.is_crowd), key=lambda deal: (deal.usd, deal.event_id))
    rest = sum(deal.usd for deal in closed) - largest.usd
    return (largest, count - 1) if largest.usd > rest and largest.payer else None
