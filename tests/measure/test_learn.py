"""What is learned separates what the examples separate, and the same examples give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from etl.extract.scorer import Described
from etl.extract.weights import Learned, load_learned, save_learned
from etl.measure.descent import minimise
from etl.measure.learn import Example, Group, learn_classes, learn_ranking

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = [
    Example(["raised", "bias"], "funding", "one"),
    Example(["raised", "rare"], "funding", "two"),
    Example(["sold", "bias"], "none", "one"),
    Example(["sold", "bias"], "none", "two"),
]
GROUPS = [Group([["left", "near"], ["right", "near"]], frozenset({0}), article) for article in ("one", "two", "three")]


def test_minimum_of_a_bowl_is_found() -> None:
    """The lowest point of a quadratic is where its gradient is nothing."""
    target = np.array([3.0, -2.0])
    found = minimise(lambda point: (float(((point - target) ** 2).sum()), 2 * (point - target)), np.zeros(2))
    assert found == pytest.approx(target, abs=1e-3)


def test_class_follows_the_feature_that_tells() -> None:
    """A feature of one class alone decides for it, and the chances add up to one."""
    chances = learn_classes(EXAMPLES, strength=0.1).chances(["raised"])
    assert [chances["funding"] > chances["none"], sum(chances.values())] == [True, pytest.approx(1.0, abs=1e-5)]


def test_feature_of_one_article_teaches_nothing() -> None:
    """What a single article shows has no weight of its own."""
    assert "rare" not in learn_classes(EXAMPLES, strength=0.1).columns


def test_ranking_prefers_the_option_like_the_right_ones() -> None:
    """The option that looks like those that were right gets the greater share, wherever it stands."""
    shares = learn_ranking(GROUPS, strength=0.1).rank([["right", "near"], ["left", "near"]])
    assert shares[1] > shares[0]


def test_features_under_a_label_count_as_if_spelled_out() -> None:
    """A described option scores as its flat list of strings does."""
    described = Described(["raised"], "label")
    scorer = learn_classes(
        [Example(Described(one.features, "label").flatten(), one.label, one.article) for one in EXAMPLES]
    )
    assert scorer.score(described) == scorer.score(described.flatten())


def test_same_examples_give_the_same_bytes(tmp_path: Path) -> None:
    """Training twice writes two equal files, and what was written reads back."""
    for name in ("first.npz", "second.npz"):
        scorers = {"amount": learn_classes(EXAMPLES), "subject": learn_ranking(GROUPS)}
        (tmp_path / name).with_suffix("").mkdir()
        save_learned(Learned(scorers, {"figure": 0.5}), (tmp_path / name).with_suffix("") / "claims.npz")
    files = [(tmp_path / folder / "claims.npz").read_bytes() for folder in ("first", "second")]
    read = load_learned(tmp_path / "first" / "claims.npz")
    assert [files[0] == files[1], read.thresholds, sorted(read.scorers)] == [
        True,
        {"figure": 0.5},
        ["amount", "subject"],
    ]
