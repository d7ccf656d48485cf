"""Learns linear scores from described choices: which class an example has, or which of a group's options is right.

Convex, full batch, L2-regularised: the same examples give the same weights. Features of one article alone are dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.extract.scorer import Scorer
from etl.measure.descent import Vector, minimise

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
FEWEST = 2  # articles that must show a feature


@dataclass(frozen=True, slots=True)
class Example:
    """A described thing and its class; `article` tells which features more than one article shows."""

    features: Sequence[str]
    label: str
    article: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Options of one choice, each described, and which of them are right."""

    options: Sequence[Sequence[str]]
    right: frozenset[int]
    article: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sparse 0/1 rows: `columns` of all rows one after another, `starts` of each row; and the same by column."""

    columns: Integers
    starts: Integers
    order: Integers
    rows: Integers
    firsts: Integers
    used: Integers
    width: int
    space: Floats

    def times(self, weights: Floats) -> Floats:
        """Return the product with weights of shape (features, classes)."""
        return self._sum(weights, self.columns, self.starts)

    def _sum(self, values: Floats, picked: Integers, starts: Integers) -> Floats:
        """Sum picked rows between starts, one class at a time: what lies together in memory is read together."""
        sums = np.empty((len(starts), values.shape[1]))
        for place in range(values.shape[1]):
            np.take(np.ascontiguousarray(values[:, place]), picked, out=self.space)
            np.add.reduceat(self.space, starts, out=sums[:, place])
        return sums

    def transposed_times(self, values: Floats) -> Floats:
        """Return the transposed product with values of shape (rows, classes)."""
        result = np.zeros((self.width, values.shape[1]))
        result[self.used] = self._sum(values, self.rows, self.firsts)
        return result


def count_features(rows: Iterable[tuple[str, Sequence[str]]], fewest: int = FEWEST) -> dict[str, int]:
    """Return a column for each feature that enough articles show, in alphabetical order; "" stands for all rows."""
    seen: dict[str, set[str]] = {}
    for article, features in rows:
        for feature in features:
            seen.setdefault(feature, set()).add(article)
    kept = sorted(feature for feature, articles in seen.items() if len(articles) >= fewest)
    return {feature: column for column, feature in enumerate(["", *kept])}


def build_matrix(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> Matrix:
    """Return the matrix of described rows; every row has column 0."""
    indices: list[int] = []
    starts: list[int] = []
    owners: list[int] = []
    for number, features in enumerate(rows):
        own = [0, *sorted({columns[feature] for feature in features if feature in columns})]
        starts.append(len(indices))
        indices += own
        owners += [number] * len(own)
    flat = np.array(indices, dtype=np.int64)
    order = np.argsort(flat, kind="stable")
    used, firsts = np.unique(flat[order], return_index=True)
    return Matrix(
        flat,
        np.array(starts),
        order,
        np.array(owners, dtype=np.int64)[order],
        firsts,
        used,
        len(columns),
        np.empty(len(flat)),
    )


def learn_classes(examples: Sequence[Example], strength: float = 1.0, fewest: int = FEWEST) -> Scorer:
    """Return scores of every class by maximum entropy; `strength` is the weight of the L2 penalty."""
    classes = sorted({example.label for example in examples})
    columns = count_features(((one.article, one.features) for one in examples), fewest)
    matrix = build_matrix([one.features for one in examples], columns)
    target = np.array([classes.index(one.label) for one in examples])
    importance = np.array([one.weight for one in examples])
    shape = (len(columns), len(classes))

    def objective(flat: Vector) -> tuple[float, Vector]:
        weights = flat.reshape(shape)
        scores = matrix.times(weights)
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        picked = chances[np.arange(len(target)), target]
        loss = -float((importance * np.log(picked + 1e-12)).sum()) + 0.5 * strength * float((flat * flat).sum())
        chances[np.arange(len(target)), target] -= 1.0
        gradient = matrix.transposed_times(chances * importance[:, None]) + strength * weights
        return loss, gradient.ravel()

    weights = minimise(objective, np.zeros(shape[0] * shape[1])).reshape(shape)
    return Scorer.of(columns, weights, tuple(classes))


def learn_ranking(groups: Sequence[Group], strength: float = 1.0, fewest: int = FEWEST) -> Scorer:
    """Return scores under which the right options of each group together have the greatest share of a softmax."""
    rows = [option for group in groups for option in group.options]
    columns = count_features(((group.article, option) for group in groups for option in group.options), fewest)
    matrix = build_matrix(rows, columns)
    sizes = np.array([len(group.options) for group in groups])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(groups)), sizes)
    right = np.array([float(place in group.right) for group in groups for place in range(len(group.options))])
    importance = np.array([group.weight for group in groups])

    def objective(flat: Vector) -> tuple[float, Vector]:
        scores = matrix.times(flat[:, None])[:, 0]
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = scores / np.add.reduceat(scores, starts)[owner]
        mass = np.add.reduceat(share * right, starts)
        loss = -float((importance * np.log(mass + 1e-12)).sum()) + 0.5 * strength * float((flat * flat).sum())
        slope = (share - share * right / (mass[owner] + 1e-12)) * importance[owner]
        return loss, matrix.transposed_times(slope[:, None])[:, 0] + strength * flat

    weights = minimise(objective, np.zeros(len(columns)))
    return Scorer.of(columns, weights[:, None], ("",))


def count_classes(examples: Sequence[Example]) -> Counter[str]:
    """Return how often every class occurs."""
    return Counter(example.label for example in examples)
