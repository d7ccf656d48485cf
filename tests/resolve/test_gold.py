"""What several articles tell is one event, and near misses are not: on the sample corpus and on articles for it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.resolve.gold import CLEAN, FOLDER, Labelled, Pair, pair_members, read_articles, read_labels, state_claims
from tests.resolve.test_stories import merge

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.90
LEAST_SAME, LEAST_DIFFERENT = 60, 200
LABELLED_TWICE, MOST_APART = 50, 1

on_both = pytest.mark.parametrize("folder", [FOLDER, CLEAN], ids=["sample", "clean"])


def join_pairs(folder: Path) -> set[Pair]:
    """Return every pair of claims of a corpus that merging puts into one event."""
    return pair_members(merge(state_claims(read_articles(folder))))


def list_same(labelled: list[Labelled]) -> set[Pair]:
    """Return the pairs that are one event."""
    return {one.pair for one in labelled if one.label == "same"}


@on_both
def test_the_pairs_are_many_and_each_is_labelled_once(folder: Path) -> None:
    """At least 60 of one event and 200 near misses, with their reasons."""
    labelled = read_labels(folder)
    counts = Counter(one.label for one in labelled)
    assert counts["same"] >= LEAST_SAME
    assert counts["different"] >= LEAST_DIFFERENT
    assert len({one.pair for one in labelled}) == len(labelled)
    assert all(one.reason for one in labelled)


def test_fifty_pairs_were_labelled_twice_and_agree() -> None:
    """By one who saw the articles and claims but no label; where one was in doubt the other may have decided."""
    twice = [one for one in read_labels() if one.second_label]
    assert len(twice) == LABELLED_TWICE
    apart = [one for one in twice if one.second_label != one.label]
    assert len(apart) <= MOST_APART
    assert all("doubt" in {one.label, one.second_label} for one in apart)


@on_both
def test_the_pairs_quote_claims_of_the_corpus(folder: Path) -> None:
    """So that a change of the annotation is not overlooked."""
    quotes = {one.claim.claim_id: one.claim.evidence for one in state_claims(read_articles(folder))}
    for one in read_labels(folder):
        assert tuple(quotes[claim_id] for claim_id in one.pair) in {one.quotes, one.quotes[::-1]}


@on_both
def test_pairwise_precision_and_recall_reach_their_floors(folder: Path) -> None:
    """A pair that nobody labelled counts as different; a doubt counts neither way."""
    labelled = read_labels(folder)
    same, doubts = list_same(labelled), {one.pair for one in labelled if one.label == "doubt"}
    judged = join_pairs(folder) - doubts
    precision, recall = len(judged & same) / len(judged), len(judged & same) / len(same)
    assert precision >= LEAST_PRECISION, sorted(judged - same)
    assert recall >= LEAST_RECALL, sorted(same - judged)
