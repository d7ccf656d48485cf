"""Rows of payer and recipient as records, and which of them make one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.money import is_known, say_count
from dashboard.panels.marks import hover_text
from dashboard.panels.names import Company
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import View

BUCKETS = ("closed", "planned", "rumored")


@dataclass(frozen=True, slots=True)
class Flow:
    """What one company pays another. Sums are 0 where unknown or shared with other payers; `total` is a running one."""

    event_id: str
    payer: Company
    recipient: Company
    closed: float
    planned: float
    rumored: float
    total: float
    modality: str
    count: int
    payer_received: float
    received: float

    @property
    def usd(self) -> float:
        """The sum of the surest bucket that has one, else the running total."""
        return self.closed or self.planned or self.rumored or self.total

    @property
    def is_total(self) -> bool:
        """Whether articles give a running total alone."""
        return bool(self.total) and not (self.closed or self.planned or self.rumored)


@once_a_frame
def read_flows(frame: pd.DataFrame) -> list[Flow]:
    """The frame's rows, in its order."""
    return [_read_flow(row) for row in frame.to_dict("records")]


def _read_flow(row: Mapping[Any, Any]) -> Flow:
    sums = {name: float(row[name]) if is_known(row[name]) else 0.0 for name in row if str(name).endswith("_usd")}
    return Flow(
        event_id=str(row["event_id"]),
        payer=Company(str(row["payer_id"]), str(row["payer"]), int(row["payer_slot"])),
        recipient=Company(str(row["recipient_id"]), str(row["recipient"]), int(row["recipient_slot"])),
        closed=sums["closed_usd"],
        planned=sums["planned_usd"],
        rumored=sums["rumored_usd"],
        total=sums["total_usd"],
        modality=str(row["modality"]),
        count=int(row["n"]),
        payer_received=sums["payer_received_usd"],
        received=sums["received_usd"],
    )


def find_received(company: Company, flows: Sequence[Flow]) -> float:
    """The closed money a company received, in all deals."""
    as_recipient = [flow.received for flow in flows if flow.recipient == company]
    as_payer = [flow.payer_received for flow in flows if flow.payer == company]
    return max([*as_recipient, *as_payer])


def weigh_companies(flows: Sequence[Flow]) -> list[Company]:
    """The companies of the flows, those with most flows first, then with most money."""
    counts: dict[Company, tuple[int, float]] = {}
    for flow in flows:
        for company in (flow.payer, flow.recipient):
            count, usd = counts.get(company, (0, 0.0))
            counts[company] = (count + 1, usd + flow.usd)
    return sorted(counts, key=lambda company: (-counts[company][0], -counts[company][1], company.company_id))


def choose_component(flows: Sequence[Flow], limit: int) -> list[Flow]:
    """The flows of the largest connected part, among its `limit` weightiest companies, still connected."""
    best = max(_find_components(flows), key=lambda part: (len(part), part[0].event_id), default=[])
    while True:
        kept = set(weigh_companies(best)[:limit])
        inside = [flow for flow in best if flow.payer in kept and flow.recipient in kept]
        parts = _find_components(inside)
        largest = max(parts, key=lambda part: (len(part), part[0].event_id), default=[])
        if len(largest) == len(best):
            return largest
        best = largest


def _find_components(flows: Sequence[Flow]) -> list[list[Flow]]:
    """The flows by connected part, in their order."""
    parts: list[tuple[set[Company], list[Flow]]] = []
    for flow in flows:
        ends = {flow.payer, flow.recipient}
        touching = [part for part in parts if part[0] & ends]
        names = ends.union(*(part[0] for part in touching))
        merged = [one for part in touching for one in part[1]]
        parts = [part for part in parts if part not in touching]
        parts.append((names, [*merged, flow]))
    return [part for _, part in parts]


def find_two_way(flows: Sequence[Flow]) -> tuple[Flow, Flow] | None:
    """The pair with most closed money that runs both ways; both flows, the larger first."""
    closed = {(flow.payer, flow.recipient): flow for flow in flows if flow.closed}
    pairs = [(flow, closed[ends[::-1]]) for ends, flow in closed.items() if ends[::-1] in closed]
    larger = [(one, other) for one, other in pairs if one.closed >= other.closed]
    return max(larger, key=lambda pair: (pair[1].closed, pair[0].closed, pair[0].event_id), default=None)


def flow_hover(flow: Flow, view: View) -> str:
    """Who pays whom · each bucket with its sum, the running total · how many deals."""
    sums = {"closed": flow.closed, "planned": flow.planned, "rumored": flow.rumored}
    words = [f"{view.say(f'panel.money_by_year.{name}')} {view.money(usd)}" for name, usd in sums.items() if usd]
    words += [f"{view.say('bucket.cumulative')} {view.money(flow.total)}"] if flow.total else []
    amount = " · ".join(words) or view.say("money.none")
    certainty = view.say(f"modality.{flow.modality}")
    deals = say_count(view.language, "deal", flow.count)
    return hover_text([f"{flow.payer.name} → {flow.recipient.name}", amount, f"{certainty} · {deals}"])


def node_hover(company: Company, flows: Sequence[Flow], view: View) -> str:
    """A company · the closed money it received, or that there is none."""
    received = find_received(company, flows)
    words = view.say("flow.received", amount=view.money(received)) if received else view.say("flow.received_nothing")
    return hover_text([company.name, words])
