"""Chances are compared with what is right in bands of a tenth."""

from __future__ import annotations

from etl.measure.reliability import measure_reliability
from etl.measure.score import score_claims


def test_bands_count_what_is_right() -> None:
    """Each band has its mean chance; a chance of one belongs to the last; empty bands are left out."""
    assert measure_reliability([(0.41, True), (0.47, False), (1.0, True)]) == [
        {"from": 0.4, "to": 0.5, "claims": 2, "chance": 0.44, "right": 1},
        {"from": 0.9, "to": 1.0, "claims": 1, "chance": 1.0, "right": 1},
    ]


def test_scores_hold_the_reliability_of_each_group() -> None:
    """A spurious claim with a chance counts as wrong; claims without a chance are left out."""
    spurious = {"kind": "release", "developer": "A", "model": "M", "stage": "available", "confidence": 0.7}
    gold = {"a": {"lang": "en", "claims": []}}
    groups = score_claims(gold, {"a": {"claims": [spurious, {**spurious, "confidence": None}]}}).groups
    assert groups["release en"]["reliability"] == [{"from": 0.7, "to": 0.8, "claims": 1, "chance": 0.7, "right": 0}]
