"""Chooses for every kind the least chance with which a candidate becomes a claim: the best F1 on unseen articles.

F1 is what the bars ask; of thresholds that reach nearly the best one the highest is taken, for the sake of precision.
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
NEARLY = 0.995  # of the best F1; measured: gives up nothing that ten other articles would not change


def choose_thresholds(
    scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> dict[str, float]:
    """Return a threshold for each kind of claim."""
    return {kind: _choose(kind, scored, gold) for kind in sorted(CORES)}


def _choose(
    kind: str, scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> float:
    reached = {step: _f1(kind, step, scored, gold) for step in STEPS}
    best = max(reached.values())
    return max(step for step, f1 in reached.items() if f1 >= NEARLY * best)


def _f1(
    kind: str, least: float, scored: Mapping[str, Sequence[tuple[Attempt, float]]], gold: Mapping[str, Sequence[Json]]
) -> float:
    rules, matched, total = load_name_rules(), 0, 0
    for name, attempts in scored.items():
        kept = [(one.claim, one.is_heading) for one, chance in attempts if one.claim.kind == kind and chance >= least]
        predicted = [write_claim(claim) for claim in merge_claims(kept)]
        wanted = [claim for claim in gold[name] if claim["kind"] == kind]
        matched += len(match_claims(wanted, predicted, rules).pairs)
        total += len(wanted) + len(predicted)
    return 2 * matched / total if total else 0.0
