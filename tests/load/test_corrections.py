"""What a person corrects stands in every view, outlives a new reading, can be taken back, and is never lost unsaid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.corrections import Correction, append_correction, load_corrections
from etl.errors import KnowledgeError
from etl.knowledge import read_toml
from etl.load import open_warehouse
from etl.merging import correct_claims
from tests.load.stated import STATER, VERSION, store, tell

WORLD = read_toml(Path(__file__).parent / "corrections.toml")
MADE = {"reason": "the text says so", "date": date(2025, 4, 1)}
QUOTE = "Orvane puts $5bn into Quillow."
WRONG = {"verb": "wrong", "article": "a", "quote": QUOTE, **MADE}
SAME = {"verb": "join", "claims": [{"article": "a", "quote": QUOTE}, {"article": "d", "quote": QUOTE}], **MADE}
Reader = Callable[[Path, str], list[dict[str, Any]]]


def write(folder: Path, *given: dict[str, Any]) -> Sequence[Correction]:
    """Write corrections to a file of a folder and read them again."""
    path = folder / "corrections.toml"
    path.unlink(missing_ok=True)
    for one in given:
        append_correction(path, one)
    return load_corrections(path)


def list_told() -> list[Any]:
    """Return the articles of the world with their claims."""
    return tell(WORLD["articles"], WORLD["claim"])


@pytest.mark.parametrize("case", WORLD["case"], ids=lambda case: case["name"])
def test_a_correction_is_heeded_or_reported(tmp_path: Path, read_rows: Reader, case: dict[str, Any]) -> None:
    """The views hold the rows promised, and what became of the correction stands in a view of its own."""
    store(tmp_path, list_told(), corrections=write(tmp_path, {**case["correction"], **MADE}))
    (line,) = read_rows(tmp_path, "corrections")
    assert (line["status"], line["note"], line["reason"]) == (case["status"], case.get("note"), MADE["reason"])
    found = [
        {key: "none" if row[key] is None else row[key] for key in want}
        for row, want in zip(read_rows(tmp_path, case["view"]), case["rows"], strict=True)
    ]
    assert found == case["rows"]


@pytest.mark.parametrize("case", WORLD["case"], ids=lambda case: case["name"])
def test_a_correction_survives_a_new_reading_and_can_be_taken_back(
    tmp_path: Path, read_rows: Reader, case: dict[str, Any]
) -> None:
    """Read anew it stands as before; without its line all is as if it had never been."""
    corrections = write(tmp_path, {**case["correction"], **MADE})
    views = ("claims", "events", "join_reasons", case["view"])
    store(tmp_path / "never", list_told())
    store(tmp_path / "once", list_told(), corrections=corrections)
    first = [read_rows(tmp_path / "once", view) for view in views]
    store(
        tmp_path / "once", [*list_told(), *tell({"d": {"published_on": date(2026, 1, 1)}}, [])], corrections=corrections
    )
    assert [read_rows(tmp_path / "once", view) for view in views] == first
    store(tmp_path / "once", list_told())
    assert [read_rows(tmp_path / "once", view) for view in views] == [
        read_rows(tmp_path / "never", view) for view in views
    ]


def test_claims_that_a_person_parts_are_two_events_though_they_agree(tmp_path: Path, read_rows: Reader) -> None:
    """And one again when the line is taken back."""
    articles = dict.fromkeys(("a", "d"), WORLD["articles"]["a"])
    told = tell(articles, [{**WORLD["claim"][0], "article": key} for key in articles])
    counts = []
    for corrections in ((), write(tmp_path, {**SAME, "verb": "part"}), ()):
        store(tmp_path, told, corrections=corrections)
        counts.append(len(read_rows(tmp_path, "events")))
    assert counts == [1, 2, 1]


def test_a_change_of_corrections_alone_is_published(tmp_path: Path) -> None:
    """And the same corrections again are not."""
    numbers = [
        store(tmp_path, list_told(), corrections=corrections)
        for corrections in ((), write(tmp_path, WRONG), write(tmp_path, WRONG), ())
    ]
    assert numbers == [1, 2, None, 3]


def test_corrections_wait_in_the_tables_until_they_are_merged(tmp_path: Path) -> None:
    """A run killed after it applied them leaves their buckets to the next."""
    store(tmp_path, list_told())
    changed = {**WRONG, "verb": "set", "slots": {"amount": {"low": 8e9}}}
    with open_warehouse(tmp_path, VERSION, "a test") as warehouse:
        correct_claims(warehouse, write(tmp_path, changed), STATER)
        assert warehouse.find_stale_buckets() == ["investment|funding|recipient|~quillow"]


def test_a_line_reads_back_as_it_was_written(tmp_path: Path) -> None:
    """Whatever its words hold, after whatever stood there before."""
    (tmp_path / "corrections.toml").write_text("# mine\n", "utf-8")
    quote = 'dit « "oui" »\\ à\tl’\x7fun\u2028'
    slots = {"amount": {"low": 1.5e9, "currency": "EUR"}, "date": {"start": date(2024, 1, 1), "end": date(2024, 1, 2)}}
    written = append_correction(tmp_path / "corrections.toml", {**WRONG, "verb": "set", "quote": quote, "slots": slots})
    assert load_corrections(tmp_path / "corrections.toml") == [written]
    assert (tmp_path / "corrections.toml").read_text("utf-8").startswith("# mine\n")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[correction]]\nverb = 'wrong'\n", "correction 1: wrong.reason: Field required"),
        ("[[correction]]\nverb = 'forget'\n", "correction 1: verb: Input tag 'forget'"),
        ("[[corection]]\n", "corection: no such block"),
        ("[[correction]\n", "corrections.toml:1: not TOML"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """Before anything is read."""
    (tmp_path / "corrections.toml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=fault):
        load_corrections(tmp_path / "corrections.toml")
