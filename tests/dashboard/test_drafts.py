"""What a person adds is read by the command line, shown with its claims, and kept as it was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.drafts import complete, keep, read_lines, read_uploaded, safe_name
from tests.dashboard.browser.corpus import build_warehouse

TEXT = "On 9 March 2025 Norvane invested $7 billion in Halden Labs."
LINES = [
    {"id": "one", "title": "One", "text": TEXT},
    {"id": "two", "text": "Orlune opened a bakery in Oslo."},
    {"id": "bad"},
]


def test_lines_are_read_and_kept(tmp_path: Path) -> None:
    """Two of three lines are articles; the third is refused with a reason; the others reach a new snapshot."""
    data = "".join(f"{json.dumps(line)}\n" for line in LINES).encode()
    draft = read_uploaded("some lines.jsonl", data, {"source": "Harbour Gazette", "lang": "en"})
    assert [(line["id"], line["source"]) for line in draft.lines] == [
        ("one", "Harbour Gazette"), ("two", "Harbour Gazette"),
    ]  # fmt: skip
    passages = [TEXT[claim["evidence_start"] : claim["evidence_end"]] for claim in draft.claims[0]]
    assert passages == [claim["evidence"] for claim in draft.claims[0]]
    assert len(draft.refused) == 1
    assert draft.refused[0].startswith("some-lines.jsonl:3: ")
    done = keep(draft, build_warehouse(tmp_path / "warehouse", "quai"))
    assert (done["new"], done["snapshot"]) == (2, 2)


def test_nothing_but_refusals_is_a_draft_without_articles() -> None:
    """A file that is no text says why."""
    draft = read_lines([{"id": "empty", "text": ""}])
    assert draft.lines == ()
    assert draft.refused


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("article.txt", "article.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a.md", "a.md"),
        ("--workers", "workers"),
        ("a*[b]?.txt", "a-b-.txt"),
        ("...", "article.txt"),
        ("Été à Sète.txt", "Été-à-Sète.txt"),
        ("x" * 200 + ".pdf", "x" * 76 + ".pdf"),
    ],
)
def test_a_file_keeps_its_ending_and_no_sign_that_means_something(name: str, safe: str) -> None:
    """No folder, option or glob reaches the command line."""
    assert safe_name(name) == safe


def test_what_is_given_stands_in_or_takes_the_place() -> None:
    """Of one article the reader's word counts; of several only where the article says nothing."""
    line = {"id": "x", "title": "Printed", "source": None, "url": None, "published_on": None, "lang": "en", "text": "t"}
    given = {"title": "Given", "source": "Gazette"}
    assert complete(line, given, is_one=True, has_id=False) == {
        "title": "Given", "lang": "en", "source": "Gazette", "text": "t",
    }  # fmt: skip
    assert complete(line, given, is_one=False, has_id=True) == {
        "id": "x", "title": "Printed", "source": "Gazette", "lang": "en", "text": "t",
    }  # fmt: skip
