"""Rows of all kinds as records for the combined timeline, and the lane that each of them stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import Amount, is_known, say_amount, say_count
from dashboard.panels.marks import hover_text
from dashboard.panels.names import Company
from dashboard.panels.recall import once_a_frame
from dashboard.panels.stretches import Stretch
from dashboard.panels.view import View

LEAST, MOST, PER_ROOT_BILLION = 7, 46, 3.2
"""Diameters in px: area grows with the sum (look.md, Combined timeline)."""
BILLION = 1e9


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with its parties in order; `ranks` 0 are companies that get no lane, `totals` count events of each."""

    event_id: str
    kind: str
    parties: tuple[Company, ...]
    ranks: tuple[int, ...]
    totals: tuple[int, ...]
    earlier: tuple[int, ...]
    has_recipient: bool
    state: str
    model: str
    amount: Amount
    usd: float
    modality: str
    start: date
    end: date
    until: date | None
    precision: str
    is_dated: bool
    sources: int

    @property
    def look(self) -> str:
        """The certainty it is drawn with; a stated ceiling looks like a plan."""
        is_ceiling = self.modality == "asserted" and self.amount.hedge == "at_most"
        return "planned" if is_ceiling else self.modality

    @property
    def size(self) -> float:
        """The circle's diameter in px."""
        return float(min(max(PER_ROOT_BILLION * (self.usd / BILLION) ** 0.5, LEAST), MOST))


@once_a_frame
def read_happenings(frame: pd.DataFrame) -> list[Happening]:
    """The frame's rows, in its order."""
    found = []
    for row in frame.to_dict("records"):
        start = to_day(row["date_start"])
        parties = zip(row["party_ids"], row["parties"], row["slots"], strict=True)
        bounds = [float(row[bound]) if is_known(row[bound]) else None for bound in ("amount_low", "amount_high")]
        words = [str(row[word]) if is_known(row[word]) else None for word in ("hedge", "currency")]
        found.append(
            Happening(
                event_id=str(row["event_id"]),
                kind=str(row["kind"]),
                parties=tuple(Company(str(company_id), str(name), int(slot)) for company_id, name, slot in parties),
                ranks=tuple(int(rank) for rank in row["ranks"]),
                totals=tuple(int(count) for count in row["totals"]),
                earlier=tuple(int(count) for count in row["earlier"]),
                has_recipient=bool(row["has_recipient"]),
                state=str(row["state"]),
                model=str(row["model"]) if is_known(row["model"]) else "",
                amount=Amount(bounds[0], bounds[1], words[0], words[1]),
                usd=float(row["amount_usd"]) if is_known(row["amount_usd"]) else 0.0,
                modality=str(row["modality"]),
                start=start or date.min,
                end=to_day(row["date_end"]) or start or date.min,
                until=to_day(row["valid_to"]),
                precision=str(row["date_precision"]),
                is_dated=bool(row["is_dated"]),
                sources=int(row["n_sources"]),
            )
        )
    return found


def choose_lanes(happenings: Sequence[Happening], limit: int) -> list[Company]:
    """The companies that get a lane: best rank first, at most `limit`."""
    ranked = {rank: party for h in happenings for party, rank in zip(h.parties, h.ranks, strict=True) if rank}
    return [ranked[rank] for rank in sorted(ranked)][:limit]


def find_lane(happening: Happening, lanes: Sequence[Company]) -> Company | None:
    """The lane of an event: its first party that has one; an alliance stands with its best ranked partner."""
    with_lane = [party for party in happening.parties if party in lanes]
    if happening.kind == "partnership":
        return min(with_lane, key=lanes.index, default=None)
    return with_lane[0] if with_lane else None


def count_earlier(happenings: Sequence[Happening], company: Company) -> int:
    """How many events of a company lie before the period."""
    pairs = ((party, n) for h in happenings for party, n in zip(h.parties, h.earlier, strict=True))
    return max((n for party, n in pairs if party == company), default=0)


def count_events(happenings: Sequence[Happening], company: Company) -> int:
    """How many dated events a company has in the period, drawn or not."""
    pairs = ((party, n) for h in happenings for party, n in zip(h.parties, h.totals, strict=True))
    return max((n for party, n in pairs if party == company), default=0)


def as_stretch(happening: Happening) -> Stretch:
    """A state of an alliance as the bands draw it."""
    return Stretch(
        event_id=happening.event_id,
        alliance_id="|".join(sorted(party.company_id for party in happening.parties)),
        rank=1,
        partners=tuple(party.name for party in happening.parties),
        slots=tuple(party.slot for party in happening.parties),
        status=happening.state,
        modality=happening.modality,
        start=happening.start,
        end=happening.end,
        until=happening.until,
        precision=happening.precision,
        is_dated=happening.is_dated,
        sources=happening.sources,
    )


def name_parties(happening: Happening, view: View) -> str:
    """`Microsoft → OpenAI`, `OpenAI · GPT-4.5`, partners joined; three payers or more are counted."""
    names = [party.name for party in happening.parties]
    if happening.kind == "release":
        return " · ".join([*names, happening.model])
    if happening.kind == "partnership":
        return view.say("alliance.joint").join(names)
    payers, recipient = (names[:-1], names[-1]) if happening.has_recipient else (names, "")
    payer = ", ".join(payers) or view.say("deal.unnamed")
    if len(payers) > 2:  # noqa: PLR2004 (two names fit a line)
        others = say_count(view.language, "other", len(payers) - 1)
        payer = view.say("deal.together", payer=payers[0], others=others)
    return f"{payer} → {recipient}" if recipient else payer


def happening_hover(happening: Happening, view: View) -> str:
    """Three lines: who · amount or stage · certainty, date and sources."""
    when = say_date(view.language, happening.start, happening.end, happening.precision)
    sources = say_count(view.language, "source", happening.sources)
    if happening.kind == "release":
        what = view.say(f"stage.{happening.state}")
    else:
        what = f"{say_amount(view.language, happening.amount)} · {view.say(f'deal.{happening.state}')}"
    certainty = view.say(f"modality.{happening.modality}")
    return hover_text([name_parties(happening, view), what, f"{certainty} · {when} · {sources}"])
