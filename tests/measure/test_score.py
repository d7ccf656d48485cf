"""Claims are matched as claims.md says; the figures are those of the scorer that the annotation came with."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.errors import EtlError
from etl.measure.agreement import compare_slots, has_same_core
from etl.measure.gold import load_gold
from etl.measure.names import load_name_rules
from etl.measure.score import match_claims, score_claims

HERE = Path(__file__).parent
PAIRS = tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))


def make_claim(kind: str, slots: dict[str, Any]) -> dict[str, Any]:
    """A claim of a kind with some slots of its own; an empty text stands for null."""
    claim = {"kind": kind, **PAIRS["base"]["any"], **PAIRS["base"][kind], **slots}
    return {slot: None if value == "" else value for slot, value in claim.items()}


@pytest.mark.parametrize("pair", PAIRS["pair"], ids=lambda pair: str(pair["promise"]))
def test_claims_match_as_promised(pair: dict[str, Any]) -> None:
    """Core slots decide on the match; date, modality and status on whether it is full."""
    gold, pred = (make_claim(pair["kind"], pair.get(side, {})) for side in ("gold", "pred"))
    rules = load_name_rules()
    core = has_same_core(gold, pred, rules)
    full = core and compare_slots(gold, pred, rules).is_full
    assert (core, full) == (pair["core"], pair.get("full", False))


def test_best_pair_is_matched_first_and_each_claim_once() -> None:
    """Of two partnerships of one pair, each prediction finds the one of its status; the rest is spurious."""
    first, second = (make_claim("partnership", {"status": status}) for status in ("announced", "ended"))
    matching = match_claims([first, second], [second, first, second], load_name_rules())
    pairs = [(pair.gold["status"], pair.pred["status"]) for pair in matching.pairs]
    assert (sorted(pairs), matching.missed, matching.spurious) == (
        [("announced", "announced"), ("ended", "ended")],
        (),
        (second,),
    )


def test_figures_are_those_of_the_reference_scorer() -> None:
    """`report.json` is what the scorer that came with the annotation prints for these two files."""
    gold, predicted = load_gold([HERE / "gold.jsonl"]), load_predictions()
    expected = json.loads((HERE / "report.json").read_text(encoding="utf-8"))
    report = score_claims(gold, predicted)
    found = {
        group: {figure: report.groups[group][figure] for figure in figures}
        for group, figures in expected["groups"].items()
    }
    counts = (report.articles, report.without_prediction, report.evidence_not_verbatim)
    assert (counts, found) == (tuple(expected["counts"]), expected["groups"])


def test_groups_stand_from_the_widest_to_the_narrowest() -> None:
    """All, then languages, then kinds, then kinds by language."""
    groups = list(score_claims(load_gold([HERE / "gold.jsonl"]), load_predictions()).groups)
    kinds = ["figure", "integration", "investment", "partnership", "release"]
    assert groups[:8] == ["all", "en", "fr", *kinds]
    assert groups[8:11] == ["figure en", "figure fr", "integration fr"]


def test_article_without_claims_on_either_side_is_no_group() -> None:
    """Nothing to find and nothing found makes no figure."""
    article = {"id": "1", "lang": "fr", "text": "Rien.", "claims": []}
    assert score_claims({"1": article}, {"1": article}).groups == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "an annotated article has id, lang and text"),
        ('{"id": "1", "lang": "fr", "text": "a"}', "claims: a list is wanted"),
        ('{"id": "1", "lang": "fr", "text": "a", "claims": [{"kind": "gossip"}]}', "claims/0: kind: one of"),
        ('{"id": "1", "lang": "fr", "text": "a", "claims": [{"kind": "release"}]}', "claims/0: date is missing"),
    ],
)
def test_broken_annotation_is_refused_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    """The message names the file, the line and the slot."""
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(EtlError) as caught:
        load_gold([path])
    assert caught.value.reason.startswith(f"{path}:2: {message}")


def load_predictions() -> dict[str, dict[str, Any]]:
    """The predicted claims by article."""
    lines = (HERE / "pred.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["id"]: line for line in map(json.loads, lines)}
