"""Every question of the dashboard is one that a snapshot answers, under every filter at once as under none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from dashboard.warehouse import PANELS

QUESTIONS = sorted(path.stem for path in PANELS.glob("*.sql"))
EVERYTHING = {
    "companies": ("~orvane",), "themes": ("chips",), "kinds": ("investment",), "modalities": ("asserted",),
    "sources": ("The Ledger",), "languages": ("en",), "start": date(2020, 1, 1), "end": date(2026, 1, 1),
    "dated_only": True,
}  # fmt: skip
OWN = {"search": "a", "claim": "c", "event": "e", "article": "a", "of_kinds": ("investment",), "events": ("e",)}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("filters", [{}, EVERYTHING], ids=["none", "all"])
def test_a_question_is_answered(
    question: str, filters: dict[str, object], ask_story: Callable[..., pd.DataFrame]
) -> None:
    """With columns, whether or not with rows."""
    assert len(ask_story(question, **OWN, **filters).columns)
