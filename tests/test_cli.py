"""The command line answers at once, says what is wrong in one line and ends with the code that says so."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.cli import find_commands, main

MISUSES = tomllib.loads((Path(__file__).parent / "cli.toml").read_text(encoding="utf-8"))["misuse"]
ROOT = Path(__file__).parent.parent
HEAVY = {"spacy", "duckdb", "streamlit", "plotly", "pandas", "numpy", "pydantic", "ahocorasick", "yaml"}
ENGLISH = "Quantrel invests $40 million in Velmora\n\nQuantrel said on Monday it would invest $40 million in Velmora.\n"
FRENCH = "Quantrel investit 40 millions d'euros dans Velmora.\n"
SHOW_IMPORTS = (
    "import sys; from etl.cli import main; code = main(sys.argv[1:]); print(*sorted(sys.modules)); sys.exit(code)"
)


def call(
    *words: str, program: tuple[str, ...] = ("-m", "etl.cli"), stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, *program, *words], input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("case", MISUSES, ids=lambda case: " ".join(case["words"]) or "nothing")
def test_misuse_is_one_clear_line_and_code_2(case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed as a result."""
    code = main(case["words"])
    output = capsys.readouterr()
    assert (code, output.out, output.err.count("\n")) == (2, "", 1)
    assert output.err.startswith(case["message"])


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"], ["--version"]], ids=" ".join)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """So that it answers at once."""
    result = call(*words, program=("-c", SHOW_IMPORTS))
    assert (result.returncode, HEAVY & set(result.stdout.splitlines()[-1].split())) == (0, set())


def test_help_has_a_line_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with the first line of its module's docstring."""
    assert main(["--help"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert [line[0] for line in lines] == sorted(find_commands())
    assert all(len(line) > 1 for line in lines)


def test_broken_knowledge_ends_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The code is 1 and nothing is read."""
    (tmp_path / "companies.toml").write_text("[acme\n", encoding="utf-8")
    code = main(["extract", "a.txt", "--data", str(tmp_path)])
    assert (code, f"{tmp_path}/companies.toml:1: not TOML" in capsys.readouterr().err) == (1, True)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sound articles in both languages and one of each bad thing."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "deal.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "accord.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    (folder / "old.txt").write_bytes("Quantrel lève 3 millions d'été".encode("latin-1"))
    (folder / "lines.jsonl").write_text(f'{{"id": "x", "text": {json.dumps(ENGLISH)}}}\n{{"id"\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def extracted(corpus: Path) -> subprocess.CompletedProcess[str]:
    """What extracting the folder and a file that is not there gives."""
    return call("extract", str(corpus), str(corpus / "nowhere.txt"), "--mentions")


def test_each_bad_item_is_a_line_and_the_rest_runs(corpus: Path, extracted: subprocess.CompletedProcess[str]) -> None:
    """The missing file makes the code 1; the sound line of the broken file counts."""
    ids = [json.loads(line)["id"] for line in extracted.stdout.splitlines()]
    assert (extracted.returncode, ids) == (1, ["accord", "deal", "x"])
    assert extracted.stderr.replace(f"{corpus}/", "").splitlines() == [
        "empty.txt: the file is empty; put the text of an article in it",
        "lines.jsonl:2: not JSON: Expecting ':' delimiter at column 6; put one whole JSON object on the line",
        "old.txt: not UTF-8 at byte 10; save it as UTF-8",
        "picture.txt: a binary file, not text; save the article's text as a .txt file",
        "nowhere.txt: no such file or folder; check the spelling of the path",
    ]


def test_two_runs_give_the_same_bytes(corpus: Path, extracted: subprocess.CompletedProcess[str]) -> None:
    """Whatever the seed of hashes, which differs from process to process."""
    assert call("extract", str(corpus), "--mentions").stdout == extracted.stdout


def test_evidence_is_verbatim_and_its_offsets_are_right(extracted: subprocess.CompletedProcess[str]) -> None:
    """The offsets count code points of the article's text."""
    line = next(line for line in map(json.loads, extracted.stdout.splitlines()) if line["id"] == "deal")
    quotes = [(ENGLISH[claim["evidence_start"] : claim["evidence_end"]], claim["evidence"]) for claim in line["claims"]]
    assert quotes
    assert [quote for quote, _ in quotes] == [evidence for _, evidence in quotes]


def test_mentions_carry_their_parts(extracted: subprocess.CompletedProcess[str]) -> None:
    """A company its name and id, with its place in the text."""
    line = next(line for line in map(json.loads, extracted.stdout.splitlines()) if line["id"] == "deal")
    companies = [mention for mention in line["mentions"] if mention["type"] == "company"]
    assert {"type": "company", "start": 0, "end": 8, "name": "Quantrel", "id": None} in companies


def test_quarantined_articles_alone_are_no_failure_unless_strict(corpus: Path) -> None:
    """`--strict` makes the code 1; JSON messages are objects."""
    sound = call("extract", f"{corpus}/deal.txt", f"{corpus}/empty.txt", "--json")
    strict = call("extract", f"{corpus}/deal.txt", f"{corpus}/empty.txt", "--strict")
    assert (sound.returncode, strict.returncode) == (0, 1)
    assert json.loads(sound.stderr) == {
        "name": f"{corpus}/empty.txt",
        "line": None,
        "reason": "the file is empty",
        "remedy": "put the text of an article in it",
    }


def test_nothing_readable_is_a_failure(corpus: Path) -> None:
    """Even where every named source is there."""
    result = call("extract", f"{corpus}/empty.txt")
    assert (result.returncode, result.stdout) == (1, "")


def test_standard_input_is_read_as_text_and_as_lines() -> None:
    """Its first line with anything on it tells which."""
    plain, lines = (
        call("extract", "-", stdin=ENGLISH),
        call("extract", "-", stdin="\n" + json.dumps({"id": "x", "text": ENGLISH})),
    )
    first, second = json.loads(plain.stdout), json.loads(lines.stdout)
    assert (first["title"], second["id"]) == ("Quantrel invests $40 million in Velmora", "x")
    assert first["claims"] == second["claims"]


def test_explanation_names_file_and_line_of_each_rule() -> None:
    """The line is the heading of the rule's block."""
    result = call("explain", "-", "--json", stdin=ENGLISH)
    claims = [claim for sentence in json.loads(result.stdout)["sentences"] for claim in sentence["claims"]]
    assert (result.returncode, bool(claims)) == (0, True)
    headings = [(ROOT / claim["file"]).read_text(encoding="utf-8").splitlines()[claim["line"] - 1] for claim in claims]
    assert [claim["rule"].partition("#")[2] in heading for claim, heading in zip(claims, headings, strict=True)] == [
        True
    ] * len(claims)


def test_explanation_is_laid_out_for_people() -> None:
    """The place of each sentence, its mentions and its claims stand in lines of their own."""
    lines = call("explain", "-", stdin=ENGLISH).stdout.splitlines()
    assert lines[0] == f"{hashlib.sha256(ENGLISH.encode()).hexdigest()} (en) Quantrel invests $40 million in Velmora"
    assert "  money    «$40 million» low 40000000, high 40000000, currency USD, hedge exact" in lines
    assert any(line.startswith("  CLAIM    ") for line in lines)


def test_scores_are_printed_by_kind_and_language(tmp_path: Path) -> None:
    """For people and, with the same figures, for machines; a missing file of annotation is one line."""
    article: dict[str, Any] = {
        "id": "1",
        "lang": "en",
        "title": None,
        "published_on": None,
        "text": ENGLISH,
        "claims": [],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(article), encoding="utf-8")
    table, figures = (call("score", str(tmp_path), *words) for words in ((), ("--json", "--blind")))
    missing = call("score", f"{tmp_path}/nowhere.jsonl")
    report = json.loads(figures.stdout)
    assert (report["articles"], report["without_prediction"], report["evidence_not_verbatim"]) == (1, 0, 0)
    assert table.stdout.startswith("1 articles, 0 without a prediction, 0 evidence passages not verbatim\nall ")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith(f"stratwatch: {tmp_path}/nowhere.jsonl: no annotated articles here; name a ")
