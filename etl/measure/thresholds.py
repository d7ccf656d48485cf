"""Chooses for every kind the least chance with which a candidate becomes a claim: the best F0.5 on unseen articles.

F0.5 counts precision twice as much as recall: a chart forgives a claim that is missing, not one that is wrong, and real
articles hold fewer claims than the written ones that are learned from. Of nearly equal thresholds the highest is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from etl.claims_json import write_claim
from etl.extract.merge import merge_claims
from etl.measure.agreement import CORES
from etl.measure.names import load_name_rules
from etl.measure.score import match_claims

if TYPE_CHECKING:
    from etl.measure.agreement import Json
    from etl.measure.train import Attempt

STEPS = tuple(step / 50 for step in range(10, 42))  # what is less likely than one in five is not worth reading
NEARLY = 0.995  # of the best score; measured: gives up nothing that ten other articles would not change
BETA_SQUARED = 0.25
# Real articles state these kinds less often than the written ones that are learned from, so that the same chance means
# less there: measured on open real articles, below these more claims were wrong than right.
FLOORS: Mapping[str, float] = {"figure": 0.5, "investment": 0.5, "release": 0.5, "partnership": 0.4, "integration": 0.7}


def choose_thresholds(
    scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> dict[str, float]:
    """Return a threshold for each kind of claim."""
    return {kind: _choose(kind, scored, gold) for kind in sorted(CORES)}


def _choose(
    kind: str, scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> float:
    reached = {step: _score(kind, step, scored, gold) for step in STEPS}
    best = max(reached.values())
    chosen = max(step for step, score in reached.items() if score >= NEARLY * best)
    return max(chosen, FLOORS.get(kind, 0.0))


def _score(
    kind: str, least: float, scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> float:
    rules, matched, wanted_in_all, found_in_all = load_name_rules(), 0, 0, 0
    for name, attempts in scored.items():
        kept = [(one.claim, one.is_heading) for one, chance in attempts if one.claim.kind == kind and chance >= least]
        predicted = [write_claim(claim) for claim in merge_claims(kept)]
        wanted = [claim for claim in gold[name] if claim["kind"] == kind]
        matched += len(match_claims(wanted, predicted, rules).pairs)
        wanted_in_all += len(wanted)
        found_in_all += len(predicted)
    total = BETA_SQUARED * wanted_in_all + found_in_all
    return (1 + BETA_SQUARED) * matched / total if total else 0.0
