"""Whatever claims arrive in whatever order, each stands in one event, and the events are the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.bonds import Bond
from etl.events import Statement
from etl.resolve import group_claims
from tests.load.stated import KNOWLEDGE, make_article, make_statement
from tests.resolve.test_stories import merge

DAYS = ("2025-03-03", "2025-03-04", "2025-03-01 2025-03-31 month", "2025-01-01 2025-12-31 year", None)
SUMS = (
    [4e9, 4e9, "USD"],
    [4.02e9, 4.02e9, "USD", "about"],
    [6e9, 6e9, "USD"],
    ["open", 6e9, "USD", "at_most"],
    [3e9, "open", "USD", "at_least"],
    [3.8e9, 3.8e9, "EUR"],
    None,
)
PAYERS: tuple[list[str], ...] = (["Orvane"], ["Hexley"], ["Orvane", "Hexley"], [])
MODALITIES = ("asserted", "planned", "rumored", "denied", "hypothetical")
FRAME = KNOWLEDGE.frames["investment"]


@st.composite
def draw_statements(draw: st.DrawFn) -> list[Statement]:
    """Return up to eight claims of one deal or of several, from up to four articles."""
    statements = []
    for number in range(draw(st.integers(1, 8))):
        day = date(2025, 3, draw(st.integers(3, 6)))
        article = make_article(f"a{draw(st.integers(0, 3))}", published_on=day)
        described: dict[str, Any] = {
            "kind": "investment",
            "type": "acquisition",
            "investors": draw(st.sampled_from(PAYERS)),
            "recipient": "Quillow",
            "amount": draw(st.sampled_from(SUMS)),
            "modality": draw(st.sampled_from(MODALITIES)),
            "cumulative": draw(st.sampled_from((False, False, True))),
        }
        if dated := draw(st.sampled_from(DAYS)):
            described |= {"date": dated, "date_basis": draw(st.sampled_from(("stated", "publication")))}
        statements.append(make_statement(described, article, number))
    return statements


@settings(max_examples=300, deadline=None)
@given(draw_statements(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_event(statements: list[Statement], chance: Any) -> None:  # noqa: ANN401 (hypothesis gives a random.Random)
    """Not an id, not a reason."""
    shuffled = list(statements)
    chance.shuffle(shuffled)
    assert merge(shuffled) == merge(statements)


@settings(max_examples=300, deadline=None)
@given(draw_statements())
def test_each_claim_stands_in_one_event(statements: list[Statement]) -> None:
    """Named after a claim of its own, and no article tells an event twice without denying it."""
    events = merge(statements)
    claims = {statement.claim.claim_id: statement.claim for statement in statements}
    assert Counter(key for event in events for key in event.claim_ids) == Counter(list(claims))
    for event in events:
        voices = Counter((claims[key].article_id, claims[key].modality == "denied") for key in event.claim_ids)
        assert event.event_id == event.claim_ids[0]
        assert max(voices.values()) == 1


@settings(max_examples=200, deadline=None)
@given(draw_statements(), st.data())
def test_a_persons_word_is_kept(statements: list[Statement], data: st.DataObject) -> None:
    """Two claims that are parted never share an event, two that are joined always do."""
    ids = sorted(statement.claim.claim_id for statement in statements)
    left, right = sorted((data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))))
    for verb in ("part", "join"):
        bonds = [Bond(left, right, verb)] if left != right else []
        homes = {key: event.event_id for event in group_claims(statements, FRAME, bonds) for key in event.claim_ids}
        assert left == right or (homes[left] == homes[right]) == (verb == "join")
