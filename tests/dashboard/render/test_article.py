"""Holds how an article is marked and how its quotes are drawn."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.render.article import Span, draw_article
from dashboard.render.evidence import draw_evidence

TEXT = "Norvane paid <b>$2</b> to Halden."


def strip_marks(html: str) -> str:
    """The text without numbers and tags."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>\d+</sup>", "", html)))


def test_passages_are_marked_in_place() -> None:
    """A passage inside another is nested, the chosen one carries the anchor once."""
    spans = (Span("a", 0, len(TEXT), 1), Span("b", 8, 12, 2))
    html = draw_article(TEXT, spans, "b")
    assert html.count("<mark") == 3
    assert html.count('id="chosen-claim"') == 1
    assert '<sup>2</sup><mark class="claim nested chosen" id="chosen-claim">paid</mark>' in html


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_the_text_survives_its_marks(text: str, edges: list[tuple[int, int]]) -> None:
    """Whatever the text and however passages overlap, the text is there in full and nothing of it is markup."""
    cut = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in edges]
    spans = tuple(Span(str(n), start, end, n) for n, (start, end) in enumerate(cut))
    assert strip_marks(draw_article(text, spans, "0")) == text


def test_every_source_of_an_event_has_its_quote() -> None:
    """The first quote stands open, the others are counted and folded; texts are escaped."""
    rows = [
        {
            "claim_id": claim,
            "article_id": claim,
            "quote": quote,
            "modality": "asserted",
            "title": "<i>Title</i>",
            "source": None,
            "published_on": pd.Timestamp(date(2025, 3, 4)),
            "text_before": "",
            "text_after": "",
            "is_cut_before": False,
            "is_cut_after": False,
        }
        for claim, quote in (("a", "<script>"), ("b", "second"))
    ]
    html = draw_evidence(pd.DataFrame(rows), "en", lambda claim: f"claims?claim={claim}")
    assert "+ 1 source" in html
    assert html.index("&lt;script&gt;") < html.index("second")
    assert "<script>" not in html
    assert "<i>Title" not in html


def test_an_event_without_quotes_draws_nothing() -> None:
    """No strip stands empty."""
    assert draw_evidence(pd.DataFrame({"quote": []}), "en", str) == ""
