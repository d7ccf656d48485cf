"""On the sample corpus, what several articles tell is one event, and near misses are not."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.resolve.gold import Pair, pair_members, read_articles, read_labels, state_claims
from tests.resolve.test_stories import merge

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90
LEAST_SAME, LEAST_DIFFERENT = 60, 200
LABELLED_TWICE = 50


@pytest.fixture(scope="module")
def joined() -> set[Pair]:
    """Every pair of claims of the corpus that merging puts into one event."""
    return pair_members(merge(state_claims(read_articles())))


def test_the_pairs_are_many_and_each_is_labelled_once() -> None:
    """At least 60 of one event and 200 near misses, with their reasons."""
    labelled = read_labels()
    counts = Counter(one.label for one in labelled)
    assert counts["same"] >= LEAST_SAME
    assert counts["different"] >= LEAST_DIFFERENT
    assert len({one.pair for one in labelled}) == len(labelled)
    assert all(one.reason for one in labelled)


def test_fifty_pairs_were_labelled_twice_and_agree() -> None:
    """By one who did not look at the first labels; docs/warehouse.md says who."""
    twice = [one for one in read_labels() if one.second_label]
    assert len(twice) == LABELLED_TWICE
    assert all(one.second_label == one.label for one in twice)


def test_the_pairs_quote_claims_of_the_corpus() -> None:
    """So that a change of the annotation is not overlooked."""
    quotes = {statement.claim.claim_id: statement.claim.evidence for statement in state_claims(read_articles())}
    for one in read_labels():
        assert tuple(quotes[claim_id] for claim_id in one.pair) in {one.quotes, one.quotes[::-1]}


def test_pairwise_precision_and_recall_reach_their_floors(joined: set[Pair]) -> None:
    """A pair that nobody labelled counts as different; a doubt counts neither way."""
    labels = {one.pair: one.label for one in read_labels()}
    judged = {pair for pair in joined if labels.get(pair) != "doubt"}
    same = {pair for pair, label in labels.items() if label == "same"}
    precision, recall = len(judged & same) / len(judged), len(judged & same) / len(same)
    assert precision >= LEAST_PRECISION, sorted(judged - same)
    assert recall >= LEAST_RECALL, sorted(same - judged)
