"""Scores described things with learned weights: a sum over features, turned into chances.

Weights are kept as small integers of one step, so that sums are exact and the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

STEP = 1 / 256  # finer steps change no decision; a sum of integers has no rounding
LARGEST = 32767
UNDER = "&"  # between a condition and the feature that counts under it


@dataclass(frozen=True, slots=True)
class Described:
    """Features that count by themselves and once more under a label, without a string for each of both."""

    features: Sequence[str]
    label: str

    def flatten(self) -> list[str]:
        """Return all of them as strings."""
        return [*self.features, *(f"{self.label}{UNDER}{feature}" for feature in self.features)]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Integer weights per feature and class; `columns` gives the row of each feature."""

    columns: Mapping[str, int]
    weights: NDArray[np.int16]
    classes: tuple[str, ...]
    nested: dict[str, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, columns: Mapping[str, int], weights: NDArray[np.float64], classes: tuple[str, ...]) -> Scorer:
        """Return the scorer of real weights; features whose weights all round to nothing are dropped."""
        steps = np.clip(np.rint(weights / STEP), -LARGEST, LARGEST).astype(np.int16)
        kept = [(feature, row) for feature, row in columns.items() if row == 0 or steps[row].any()]
        rows = [row for _, row in kept]
        return cls({feature: place for place, (feature, _) in enumerate(kept)}, steps[rows], classes)

    def score(self, features: Iterable[str] | Described) -> list[float]:
        """Return the score of every class."""
        if isinstance(features, Described):
            return self._score_under(features)
        return self._add_up(set(map(self.columns.get, features)))

    def _score_under(self, described: Described) -> list[float]:
        if not self.nested:
            for feature, row in self.columns.items():
                label, _, rest = feature.partition(UNDER)
                self.nested.setdefault(label, {})[rest] = row
        under = self.nested.get(described.label, {})
        rows = set(map(self.columns.get, described.features))
        rows.update(map(under.get, described.features))
        return self._add_up(rows)

    def _add_up(self, rows: set[int | None]) -> list[float]:
        """Return the sums of some rows and the first, which counts always; None is a feature without weight."""
        rows.discard(None)
        rows.add(0)
        kept = np.fromiter(rows, np.intp, len(rows))
        total = np.add.reduce(self.weights.take(kept, axis=0), axis=0, dtype=np.int64)
        return [value * STEP for value in total.tolist()]

    def chances(self, features: Iterable[str] | Described) -> dict[str, float]:
        """Return the chance of every class; they add up to one."""
        return dict(zip(self.classes, share_chances(self.score(features)), strict=True))

    def rank(self, options: Sequence[Iterable[str] | Described]) -> list[float]:
        """Return the chance of every option; they add up to one."""
        return share_chances([self.score(option)[0] for option in options])


def share_chances(scores: Sequence[float]) -> list[float]:
    """Return the softmax of some scores, rounded so that machines agree."""
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [round(one / total, 6) for one in raised]
