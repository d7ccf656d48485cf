"""Reads and writes what was learned: the scorers by decision and the least chance of a claim by kind.

What decides about claims and what decides about their circumstances are two files side by side. `stratwatch train`
makes them, they ship with the package and are read when the first article is extracted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.errors import KnowledgeError
from etl.extract.scorer import Scorer

WEIGHTS = Path(__file__).parent / "weights" / "claims.npz"
BESIDE = "circumstances.npz"
CIRCUMSTANCES = frozenset({"modality", "date", "source", "theme"})


@dataclass(frozen=True, slots=True)
class Learned:
    """Scorers by the name of their decision, and by kind the least chance with which a candidate becomes a claim."""

    scorers: Mapping[str, Scorer]
    thresholds: Mapping[str, float]


@cache
def load_learned(path: Path = WEIGHTS) -> Learned:
    """Return what the shipped files hold; raises KnowledgeError where one is missing or broken."""
    claims, circumstances = _read(path), _read(path.with_name(BESIDE))
    return Learned({**claims.scorers, **circumstances.scorers}, claims.thresholds)


def _read(path: Path) -> Learned:
    try:
        with np.load(path, allow_pickle=False) as file:
            head = json.loads(file["head"].tobytes().decode("utf-8"))
            scorers = {
                decision: Scorer(
                    {
                        feature: row
                        for row, feature in enumerate(file[f"{place}.features"].tobytes().decode("utf-8").split("\n"))
                    },
                    file[f"{place}.weights"],
                    tuple(classes),
                )
                for place, (decision, classes) in enumerate(head["decisions"])
            }
    except (OSError, ValueError, KeyError) as error:
        reason = f"{path}: the learned weights cannot be read: {error}"
        raise KnowledgeError(reason, "reinstall stratwatch, or make them anew with stratwatch train") from error
    return Learned(scorers, head["thresholds"])


def save_learned(learned: Learned, path: Path) -> None:
    """Write what was learned to a file and the one beside it; the same weights give the same bytes."""
    scorers = learned.scorers
    about_claims = {decision: scorer for decision, scorer in scorers.items() if decision not in CIRCUMSTANCES}
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(Learned(about_claims, learned.thresholds), path)
    save_circumstances(scorers, path.with_name(BESIDE))


def save_circumstances(scorers: Mapping[str, Scorer], path: Path) -> None:
    """Write the scorers of circumstances alone."""
    _write(Learned({decision: scorers[decision] for decision in sorted(CIRCUMSTANCES & scorers.keys())}, {}), path)


def _write(learned: Learned, path: Path) -> None:
    decisions = sorted(learned.scorers)
    head = {
        "decisions": [[decision, list(learned.scorers[decision].classes)] for decision in decisions],
        "thresholds": dict(sorted(learned.thresholds.items())),
    }
    arrays: dict[str, NDArray[np.uint8] | NDArray[np.int16]] = {"head": _bytes(json.dumps(head))}
    for place, decision in enumerate(decisions):
        scorer = learned.scorers[decision]
        arrays[f"{place}.features"] = _bytes("\n".join(sorted(scorer.columns, key=scorer.columns.__getitem__)))
        arrays[f"{place}.weights"] = scorer.weights
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # its stubs take no mapping of arrays


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
