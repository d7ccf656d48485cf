"""What claims become: statements placed in time and money, and the events that they tell of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.records import Claim, Modality


@dataclass(frozen=True, slots=True)
class DollarSum:
    """The bounds of an amount in US dollars; `fx_date` is the EDTF day or interval of the rate, None for dollars."""

    low: Decimal | None
    high: Decimal | None
    fx_date: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what its article adds: the day it was known on, its amount in dollars, its bucket and its source.

    Only claims of one bucket can state one event; `source` is the id of who stands behind the claim.
    """

    claim: Claim
    known_on: date | None
    dollars: DollarSum | None
    bucket: str
    source: str


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that state one event. `event_id` is that of its earliest claim by (known_on, claim_id).

    `reasons` says for each claim, in the order of `claim_ids`, on what ground it was joined.
    """

    event_id: str
    kind: str
    claim_ids: tuple[str, ...]
    modality: Modality
    is_disputed: bool
    reasons: tuple[str, ...] = ()
