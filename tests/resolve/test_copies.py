"""Near copies have signatures that agree in most places, other texts in few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.resolve import sign_text

WORDS = st.lists(st.integers(0, 10**6).map(lambda number: f"word{number}"), min_size=60, max_size=120, unique=True)


def count_equal(left: str, right: str) -> int:
    """Return how many places of two signatures agree."""
    return sum(one == other for one, other in zip(sign_text(left), sign_text(right), strict=True))


@given(WORDS)
def test_a_text_with_a_line_more_agrees_in_most_places(words: list[str]) -> None:
    """Case and typography do not matter."""
    text = " ".join(words)
    assert count_equal(text, f"{text.upper()} — (agency)") >= 24


@given(WORDS)
def test_the_same_words_in_another_order_agree_in_few(words: list[str]) -> None:
    """Runs count, not words."""
    assert count_equal(" ".join(words), " ".join(reversed(words))) < 8


def test_a_text_shorter_than_a_run_has_no_signature() -> None:
    """And is therefore no copy of anything."""
    assert sign_text("Four words are few") == ()
