"""Of two passages that state one fact, the one that says more is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from etl.extract.merge import merge_claims
from etl.records import Claim, DateInterval, Party, Term

PARTNERS = tuple(Party("partners", place, name, f"~{name}") for place, name in enumerate(("velm", "tarn")))
SIGNED = Claim(
    claim_id="a",
    article_id="x",
    kind="partnership",
    parties=PARTNERS,
    values=(),
    terms=(Term("status", "announced"),),
    date=DateInterval(date(2019, 1, 1), date(2019, 12, 31), "year"),
    date_basis="stated",
    modality="asserted",
    attribution=None,
    evidence="Velm and Tarn signed in 2019.",
    evidence_start=200,
    evidence_end=229,
    themes=(),
    rule="test",
)
DAY = DateInterval(date(2025, 6, 2), date(2025, 6, 2), "day")


def test_a_stated_date_outweighs_the_day_of_publication() -> None:
    """A longer passage that only its publication dates does not hide the date that the text gives."""
    passing = replace(SIGNED, claim_id="b", date=DAY, date_basis="publication", evidence="x" * 290, evidence_start=0)
    assert merge_claims([(passing, False), (SIGNED, False)]) == (SIGNED,)
