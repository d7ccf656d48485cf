"""Sums by year and payer as records, stacked: the ten largest payers by name, the rest together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.money import is_known, say_count
from dashboard.panels.columns import Years
from dashboard.panels.names import Company, colour_top
from dashboard.panels.recall import once_a_frame
from dashboard.panels.view import View

STACKS = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """What one payer, or all of `others`, closed in one year."""

    year: int
    rank: int
    company: Company
    usd: float
    count: int
    event_id: str
    others: int = 0


@once_a_frame
def read_pieces(frame: pd.DataFrame) -> list[Piece]:
    """The dated rows with a sum, in the frame's order."""
    return [
        Piece(
            year=int(row["year"]),
            rank=int(row["company_rank"]) if is_known(row["company_rank"]) else 0,
            company=Company(str(row["company_id"]), str(row["name"]), int(row["slot"]))
            if is_known(row["company_id"])
            else Company("", "", 0),
            usd=float(row["usd"]),
            count=int(row["n"]),
            event_id=str(row["event_id"]),
            others=int(row["n_others"]),
        )
        for row in frame.to_dict("records")
        if row["is_dated"] and is_known(row["usd"])
    ]


def stack_pieces(pieces: list[Piece], years: Years, view: View) -> dict[int, list[Piece]]:
    """The pieces of each column from the foot up; earlier years and payers beyond the top ten are added up."""
    columns: dict[int, dict[str, Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.rank == 0, piece.rank, piece.year)):
        year = years.place(piece.year)
        company = piece.company if 0 < piece.rank <= STACKS else Company("", _name_rest(pieces, view), 0)
        column = columns.setdefault(year, {})
        other = column.get(company.company_id)
        usd, count = (piece.usd + other.usd, piece.count + other.count) if other else (piece.usd, piece.count)
        event_id = other.event_id if other and other.usd >= piece.usd else piece.event_id
        column[company.company_id] = Piece(year, piece.rank, company, usd, count, event_id)
    return {year: list(columns[year].values()) for year in sorted(columns)}


def _name_rest(pieces: list[Piece], view: View) -> str:
    """`12 others`, counting payers beyond the top ten; rounds of several payers are among them."""
    others = {piece.company.company_id for piece in pieces if piece.rank > STACKS}
    has_shared = any(piece.rank == 0 for piece in pieces)
    count = max(len(others), *(piece.others for piece in pieces))
    words = [say_count(view.language, "other", count)] if others else []
    return ", ".join([*words, *([view.say("panel.money_by_company.several")] if has_shared else [])])


def colour_payers(pieces: list[Piece], view: View) -> dict[str, str]:
    """Colours by id of the payers that have one of their own."""
    ranked = sorted((piece for piece in pieces if piece.rank), key=lambda piece: piece.rank)
    return colour_top(dict.fromkeys(piece.company for piece in ranked), STACKS, view)
