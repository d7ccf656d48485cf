"""Claims of several articles become the events that their story promises, in every order of arrival."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.events import Event, Statement
from etl.knowledge import read_toml
from etl.resolve import group_claims
from tests.load.stated import KNOWLEDGE, tell

STORIES = read_toml(Path(__file__).parent / "stories.toml")["story"]
ORDERS = 24  # every order of four claims


def merge(statements: Sequence[Statement]) -> list[Event]:
    """Group claims bucket by bucket, as the pipeline does."""
    buckets: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        buckets[statement.bucket].append(statement)
    groups = [group_claims(some, KNOWLEDGE.frames[some[0].claim.kind]) for some in buckets.values()]
    return [event for group in groups for event in group]


def list_statements(story: dict[str, Any]) -> list[Statement]:
    """Return the claims of a story in the order in which it lists them."""
    told = {article.article_id: iter(statements) for article, statements in tell(story["articles"], story["claims"])}
    return [next(told[described["article"]]) for described in story["claims"]]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_claims_become_the_events_of_their_story(story: dict[str, Any]) -> None:
    """The groups are those promised, and so are the disputes."""
    statements = list_statements(story)
    place = {statement.claim.claim_id: number for number, statement in enumerate(statements)}
    events = merge(statements)
    groups = sorted(sorted(place[key] for key in event.claim_ids) for event in events)
    disputed = sorted(place[key] for event in events if event.is_disputed for key in event.claim_ids)
    assert (groups, disputed) == (sorted(story["events"]), story.get("disputed", []))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_the_order_of_arrival_changes_nothing(story: dict[str, Any]) -> None:
    """Every order of the claims gives the very same events, ids and reasons."""
    statements = list_statements(story)
    expected = sorted(merge(statements), key=lambda event: event.event_id)
    for order in itertools.islice(itertools.permutations(statements), ORDERS):
        assert sorted(merge(order), key=lambda event: event.event_id) == expected


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_each_claim_has_a_reason(story: dict[str, Any]) -> None:
    """The first claim of an event stands alone or in doubt; the others say on what ground they joined it."""
    for event in merge(list_statements(story)):
        grounds = [reason for reason in event.reasons if reason not in {"alone", "ambiguous"}]
        assert len(grounds) == len(event.claim_ids) - 1
        assert all(reason.startswith("parties:") for reason in grounds)
