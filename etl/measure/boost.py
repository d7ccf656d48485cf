"""Grows small regression trees on binned columns, each on what the ones before leave: plain numpy, always the same trees.

Losses are given by their slopes and curvatures, so that one grower serves classes, yes/no and ranked groups.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bins = NDArray[np.uint8]
Slopes = Callable[[Floats], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow; chosen by cross-validation over articles (docs/quality)."""

    trees: int = 120
    depth: int = 4
    rate: float = 0.08
    shrink: float = 3.0
    least: float = 6.0


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of full depth: at node n a row goes to 2n+1 where its bin is at most the threshold, else to 2n+2."""

    columns: NDArray[np.int32]
    thresholds: NDArray[np.int32]
    leaves: Floats

    def score(self, bins: Bins) -> Floats:
        """Return the sum of all trees for each row."""
        total = np.zeros(len(bins))
        rows = np.arange(len(bins))
        depth = self.leaves.shape[1].bit_length() - 1
        for columns, thresholds, leaves in zip(self.columns, self.thresholds, self.leaves, strict=True):
            node = np.zeros(len(bins), dtype=np.int64)
            for _ in range(depth):
                node = 2 * node + 1 + (bins[rows, columns[node]] > thresholds[node])
            total += leaves[node - (len(leaves) - 1)]
        return total


def grow(bins: Bins, slopes: Slopes, growth: Growth) -> Forest:
    """Return the forest that descends a loss; `slopes` gives first and second derivatives at the current scores."""
    scores = np.zeros(len(bins))
    width = int(bins.max()) + 1 if bins.size else 1
    columns, thresholds, leaves = [], [], []
    for _ in range(growth.trees):
        gradient, curvature = slopes(scores)
        tree = _tree(bins, gradient, curvature, width, growth)
        columns.append(tree[0])
        thresholds.append(tree[1])
        leaves.append(tree[2])
        scores += Forest(tree[0][None], tree[1][None], tree[2][None]).score(bins)
    return Forest(np.array(columns), np.array(thresholds), np.array(leaves))


def _tree(
    bins: Bins, gradient: Floats, curvature: Floats, width: int, growth: Growth
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    inner = 2**growth.depth - 1
    columns = np.zeros(inner, dtype=np.int32)
    thresholds = np.full(inner, 255, dtype=np.int32)
    node = np.zeros(len(bins), dtype=np.int64)
    for level in range(growth.depth):
        first, count = 2**level - 1, 2**level
        local = node - first
        best = np.full(count, 1e-9)
        total_g = np.bincount(local, gradient, count)
        total_h = np.bincount(local, curvature, count)
        parent = total_g**2 / (total_h + growth.shrink)
        for column in range(bins.shape[1]):
            key = local * width + bins[:, column]
            left_g = np.bincount(key, gradient, count * width).reshape(count, width).cumsum(axis=1)
            left_h = np.bincount(key, curvature, count * width).reshape(count, width).cumsum(axis=1)
            right_g, right_h = total_g[:, None] - left_g, total_h[:, None] - left_h
            gain = left_g**2 / (left_h + growth.shrink) + right_g**2 / (right_h + growth.shrink) - parent[:, None]
            gain[(left_h < growth.least * 0.1) | (right_h < growth.least * 0.1)] = 0.0
            place = gain.argmax(axis=1)
            value = gain[np.arange(count), place]
            better = value > best
            best[better] = value[better]
            columns[first : first + count][better] = column
            thresholds[first : first + count][better] = place[better]
        node = 2 * node + 1 + (bins[np.arange(len(bins)), columns[node]] > thresholds[node])
    local = node - inner
    size = 2**growth.depth
    sums, weights = np.bincount(local, gradient, size), np.bincount(local, curvature, size)
    return columns, thresholds, -growth.rate * sums / (weights + growth.shrink)
