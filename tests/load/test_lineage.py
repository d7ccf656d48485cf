"""On the sample corpus, every row of every export leads back to a verbatim passage, by ids alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.load import EXPORTED
from tests.load.stated import store
from tests.resolve.gold import read_articles, tell_articles

Reader = Callable[[Path, str], list[dict[str, Any]]]
OF_EVENTS = sorted(set(EXPORTED) - {"article_versions", "articles", "claims", "companies", "corrections", "themes"})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the annotated sample corpus."""
    folder = tmp_path_factory.mktemp("sample")
    store(folder, tell_articles(read_articles()))
    return folder


def test_every_claim_quotes_its_article(sample: Path, read_rows: Reader) -> None:
    """At the very offsets that it gives, and it names its rule and its event."""
    texts = {row["article_id"]: row["text"] for row in read_rows(sample, "article_text")}
    claims = read_rows(sample, "claims")
    assert len(claims) > 400
    for claim in claims:
        assert texts[claim["article_id"]][claim["quote_start"] : claim["quote_end"]] == claim["quote"]
        assert claim["quote"]
        assert claim["rule"]
        assert claim["event_id"]


@pytest.mark.parametrize("view", OF_EVENTS)
def test_every_event_leads_to_its_claims(sample: Path, read_rows: Reader, view: str) -> None:
    """A row names its claims, and each of them names the event."""
    claims = {row["claim_id"]: row["event_id"] for row in read_rows(sample, "claims")}
    rows = read_rows(sample, view)
    assert rows
    for row in rows:
        assert row["claim_ids"]
        assert {claims[claim_id] for claim_id in row["claim_ids"]} == {row["event_id"]}


@pytest.mark.parametrize(
    ("view", "key", "among"), [("companies", "company_id", "company_ids"), ("themes", "theme_id", "themes")]
)
def test_every_entry_that_is_used_leads_to_its_claims(
    sample: Path, read_rows: Reader, view: str, key: str, among: str
) -> None:
    """As many as it counts."""
    claims = read_rows(sample, "claims")
    for row in read_rows(sample, view):
        assert sum(row[key] in claim[among] for claim in claims) == row["n_claims"]


def test_every_claim_of_an_article_names_it(sample: Path, read_rows: Reader) -> None:
    """As many as it counts."""
    claims = read_rows(sample, "claims")
    for row in read_rows(sample, "articles"):
        assert sum(claim["article_id"] == row["article_id"] for claim in claims) == row["n_claims"]


def test_the_snapshot_says_what_it_was_made_of(sample: Path, read_rows: Reader) -> None:
    """The hash of its input and the version of rules and knowledge."""
    (row,) = read_rows(sample, "snapshot")
    assert len(row["input_hash"]) == 64
    assert row["knowledge_version"]
