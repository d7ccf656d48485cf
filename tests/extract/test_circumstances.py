"""Given what is claimed, the text decides when it holds, how sure it is and who says so."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.annotate import Annotator
from etl.claims_json import write_claim
from etl.extract.judging import judge_candidates
from etl.extract.propose import propose
from etl.extract.trace import Trace
from etl.extract.weights import load_learned
from etl.knowledge import load_knowledge
from etl.measure.align import align_claims
from etl.measure.circumstance_lessons import find_candidate
from etl.records import Article

CASES = tomllib.loads((Path(__file__).parent / "circumstances.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2025, 6, 16)
EMPTY: dict[str, Any] = {"investors": [], "recipient": None, "provider": None, "owner": None, "amount": None}


@cache
def annotator() -> Annotator:
    """Return one annotator for all cases: its language models are dear."""
    return Annotator(load_knowledge())


def claim_of(case: dict[str, Any]) -> dict[str, Any]:
    """Return the gold claim of a case, its money or count written as an amount."""
    slots = dict(case["of"])
    bound = slots.pop("money", slots.pop("count", None))
    amount = {"low": bound, "high": bound, "currency": slots.pop("currency", None), "unit": None, "hedge": "exact"}
    return {**EMPTY, **slots, "amount": amount if bound else None, "evidence": case["text"]}


def promise_of(slots: dict[str, str]) -> dict[str, Any]:
    """Return what a case promises as a claim writes it: "2023-01-01/2023-12-31" is an interval, "" is nothing."""
    promised: dict[str, Any] = {slot: value or None for slot, value in slots.items()}
    if slots.get("date"):
        start, _, end = slots["date"].partition("/")
        promised["date"] = {"start": start, "end": end or start}
    return promised


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}: {case['text'][:60]}")
def test_claim_holds_when_and_as_its_text_says(case: dict[str, Any]) -> None:
    """Date, basis, modality and attribution of a claim are those its case promises."""
    day = PUBLISHED if case.get("published", True) else None
    article = Article("case", "case", case["lang"], case["text"], published_on=day)
    knowledge = load_knowledge()
    [annotated] = annotator().annotate([article])
    scene = propose(annotated, knowledge, Trace())
    candidate = find_candidate(scene, align_claims(scene, [claim_of(case)])[0])
    assert candidate is not None
    found = [[candidate] if line is candidate.line else [] for line in scene.lines]
    [(claim, _)] = judge_candidates(scene, found, load_learned().scorers, knowledge)
    written = write_claim(claim)
    promised = promise_of(case["is"])
    assert promised == {slot: written[slot] for slot in promised}
