"""Rows of figures as records: what a metric read, of whom, when and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.dates import say_date, to_day
from dashboard.money import Amount, is_known, say_amount, say_count
from dashboard.panels.marks import hover_text
from dashboard.panels.names import Company
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import DOLLARS, View


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of one subject. `value` is what the axis shows, 0 where unknown."""

    event_id: str
    metric: str
    metric_rank: int
    unit_rank: int
    subject: Company
    subject_rank: int
    value: float
    amount: Amount
    fx_date: str
    modality: str
    start: date
    end: date
    precision: str
    is_dated: bool
    sources: int

    @property
    def hedge(self) -> str:
        """The hedge's code."""
        return self.amount.hedge or "exact"

    @property
    def is_money(self) -> bool:
        """Whether the axis is in US dollars."""
        return self.amount.currency is not None


@once_a_frame
def read_readings(frame: pd.DataFrame) -> list[Reading]:
    """The frame's rows, in its order; a subject without an id (a model) is known by its name."""
    found = []
    for row in frame.to_dict("records"):
        start = to_day(row["date_start"])
        subject_id = row["subject_id"] if is_known(row["subject_id"]) else f"~{row['subject']}"
        bounds = [float(row[bound]) if is_known(row[bound]) else None for bound in ("amount_low", "amount_high")]
        words = [str(row[word]) if is_known(row[word]) else None for word in ("hedge", "currency", "unit")]
        found.append(
            Reading(
                event_id=str(row["event_id"]),
                metric=str(row["metric"]),
                metric_rank=int(row["metric_rank"]),
                unit_rank=int(row["unit_rank"]),
                subject=Company(str(subject_id), str(row["subject"]), int(row["slot"]) if is_known(row["slot"]) else 1),
                subject_rank=int(row["subject_rank"]),
                value=float(row["value"]) if is_known(row["value"]) else 0.0,
                amount=Amount(bounds[0], bounds[1], *words),
                fx_date=str(row["fx_date"]) if is_known(row["fx_date"]) else "",
                modality=str(row["modality"]),
                start=start or date.min,
                end=to_day(row["date_end"]) or start or date.min,
                precision=str(row["date_precision"]),
                is_dated=bool(row["is_dated"]),
                sources=int(row["n_sources"]),
            )
        )
    return found


def list_metrics(frame: pd.DataFrame) -> list[str]:
    """The metrics of the rows, those with most dated rows first."""
    ranked = {(reading.metric_rank, reading.metric) for reading in read_readings(frame)}
    return [metric for _, metric in sorted(ranked)]


def choose_metric(readings: list[Reading], view: View) -> str:
    """The metric asked for where there are rows of it, else the one with most dated rows."""
    metrics = [reading.metric for reading in sorted(readings, key=lambda reading: reading.metric_rank)]
    return view.metric if view.metric in metrics else metrics[0] if metrics else ""


def say_reading(reading: Reading, view: View) -> str:
    """The value as it was printed, or what it comes to in US dollars at the day's rate, where that is asked for."""
    if view.money_in == DOLLARS and reading.fx_date and reading.value:
        dollars = Amount(reading.value, reading.value, reading.amount.hedge, "USD", reading.amount.unit)
        return view.say("deal.converted", amount=say_amount(view.language, dollars))
    return say_amount(view.language, reading.amount)


def reading_hover(reading: Reading, view: View) -> str:
    """Three lines: whose metric · the amount · certainty, date and sources."""
    metric = view.say(f"metric.{reading.metric}")
    amount = say_amount(view.language, reading.amount)
    if reading.fx_date:
        amount += f" ≈ {view.money(reading.value)} ({view.say('deal.rate', day=reading.fx_date)})"
    when = say_date(view.language, reading.start, reading.end, reading.precision)
    sources = say_count(view.language, "source", reading.sources)
    certainty = view.say(f"modality.{reading.modality}")
    return hover_text([f"{reading.subject.name} · {metric}", amount, f"{certainty} · {when} · {sources}"])
