"""What pages, paper and mail do to lines is undone; what only looks like it stays."""

from __future__ import annotations

import tomllib

import pytest

from etl.knowledge import list_lexicons
from etl.read.encodings import decode_any, mend_text
from etl.read.furniture import is_furniture, load_furniture
from etl.read.page_day import read_stamp
from etl.read.printed_day import find_printed_day
from etl.read.reflow import join_lines
from etl.read.titles import lower_capitals

LEXICONS = [tomllib.loads((folder / "furniture.toml").read_text(encoding="utf-8")) for folder in list_lexicons()]
FURNITURE = [line for lexicon in LEXICONS for line in (*lexicon["opens"], *lexicon["whole"])]
KEPT = [line for lexicon in LEXICONS for line in lexicon["kept"]]
BODY = "Le groupe Velmora a signé avec IBM. Il investit."


@pytest.mark.parametrize("line", FURNITURE)
def test_each_wording_of_furniture_is_furniture(line: str) -> None:
    """Each is its own example, whatever its case."""
    assert is_furniture(line.capitalize(), load_furniture())


@pytest.mark.parametrize("line", KEPT)
def test_lines_that_look_like_furniture_stay(line: str) -> None:
    """The negative examples of the lexicons."""
    assert not is_furniture(line, load_furniture())


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("VELMORA SIGNE AVEC IBM", "Velmora signe avec IBM"),
        ("Velmora signe avec IBM", "Velmora signe avec IBM"),
        ("IBM, HP", "IBM, HP"),
    ],
)
def test_titles_in_capitals_get_the_case_of_their_text(line: str, mended: str) -> None:
    """Names and acronyms as the text writes them; two acronyms are no shouting."""
    assert lower_capitals(line, BODY) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("com\u00admencer\u200b", "commencer"),
        ("L\u00e2\u20ac\u2122accord a \u00c3\u00a9t\u00c3\u00a9 sign\u00c3\u00a9", "L\u2019accord a été signé"),
        ("Château de Â", "Château de Â"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ],
)
def test_text_is_mended(text: str, mended: str) -> None:
    """Soft hyphens, invisible letters, mojibake and line ends; a letter that may be meant stays."""
    assert mend_text(text) == mended


@pytest.mark.parametrize(
    ("data", "media_type", "text"),
    [
        ("déjà".encode(), "text/html; charset=iso-8859-1", "déjà"),
        ("déjà €".encode("cp1252"), "text/html; charset=ISO-8859-1", "déjà €"),
        (b"<meta charset=windows-1250>" + "ő".encode("cp1250"), None, "<meta charset=windows-1250>ő"),
        ("déjà".encode("utf-16"), None, "déjà"),
        (("é" * 50).encode() + b"\xff", None, "é" * 50 + "\ufffd"),
    ],
)
def test_bytes_are_decoded_as_they_are_and_not_as_they_say(data: bytes, media_type: str | None, text: str) -> None:
    """Valid UTF-8 wins; what a server calls Latin-1 is Windows-1252; one bad byte spoils no accents."""
    assert decode_any(data, media_type) == text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["The manufac-", "turer of chips, which is old, said it."],
            ["The manufacturer of chips, which is old, said it."],
        ),
        (
            ["The company said it would invest", "more.", "", "Next."],
            ["The company said it would invest more.", "Next."],
        ),
        (["It is a long line that goes on and", "- an item"], ["It is a long line that goes on and", "- an item"]),
        (["Figure", "12", "13"], ["Figure", "12", "13"]),
    ],
)
def test_broken_lines_are_joined(lines: list[str], joined: list[str]) -> None:
    """Words and sentences, not items, nor lines too short to be broken."""
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-03-12T23:30:00-08:00", "2025-03-12"), ("Wed, 12 Mar 2025 23:30:00 -0800", "2025-03-12"),
        ("20250312", "2025-03-12"), ("2025/03/12", "2025-03-12"), ("1741822200", "2025-03-12"), ("2025-13-45", "None"),
        ("0001-01-01T00:00:00", "None"), ("soon", "None"), ("", "None"),
    ],
)  # fmt: skip
def test_a_stamp_gives_its_printed_day(stamp: str, day: str) -> None:
    """Whatever its zone; a default of a template is none."""
    assert str(read_stamp(stamp)) == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Velmora", "Lyon, le 12 mars 2025"], "2025-03-12"),
        (["March 3rd, 2025 | Jane Marlow"], "2025-03-03"),
        (["1er avril 2025", "2 avril 2025"], "None"),
        (["The deal that was signed on 12 March 2025 by the ministers of both of the countries will end now."], "None"),
    ],
)
def test_a_dateline_gives_the_day_of_paper(lines: list[str], day: str) -> None:
    """One short line with a whole date; two dates or running text give none."""
    found = find_printed_day(lines)
    assert str(found.day if found else None) == day
