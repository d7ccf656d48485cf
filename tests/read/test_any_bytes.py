"""Whatever bytes a reader is given: articles or refusals come out, in a bounded time, and nothing else."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.read import read_document
from etl.records import Article, Quarantined
from tests.read.corpus.build import build_corpus

CASES = 10_000 if os.environ.get("STRATWATCH_SOAK") else 500
LONGEST = 20.0  # seconds of processor: the slowest sound file takes 0.1
# Each reader with the files of the corpus that it is given, whole and torn.
SEEDS = {
    "page": ["pages/*.html"],
    "pdf": ["pdf/*", "broken/*.pdf"],
    "word": ["word/*", "broken/*.docx"],
    "mail": ["mail/*", "broken/*.eml"],
    "table": ["lists/*.?sv", "broken/*.csv"],
    "sheet": ["lists/*.xlsx", "broken/*.xlsx"],
    "feed": ["feeds/*", "broken/*.rss", "broken/*.xml"],
    "archive": ["archives/*.zip", "broken/n*.zip", "broken/o*.zip"],
    "packed": ["archives/*.gz", "broken/cut.html.gz"],
    "lines": ["lists/*.jsonl", "broken/*.jsonl"],
    "markdown": ["broken/*.md"],
}
# What makes parsers stumble: half marks, deep nests, entities, surrogates, marks of order and of nothing.
SPLINTERS = (
    b"<", b"<!--", b"<![CDATA[", b"]]>", b"</", b"&#xD800;", b"&#0;", b"<div>" * 300, b"<table><tr><td>" * 60,
    b"<!DOCTYPE x [", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\xad", b'"',
    b"'" * 9, b"{" * 900, b"[" * 900, b"99999999999999999999", b"-1", b"1e999", b"%PDF-", b"endobj", b"stream\r\n",
    b"/Length 99999999", b"<< /Kids [1 0 R] >>", b"Content-Type: multipart/mixed; boundary=\r\n", b"=?utf-8?b?//8=?=",
    b"=?x?q?=ff?=", b"Date: 99 Foo 9999\r\n", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\n" * 500, b";" * 500,
    b"\t", b"2025-13-45", b"datetime='0000-00-00'", b"xml:base='file:///'",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, for the sound files to tear."""
    folder = tmp_path_factory.mktemp("seeds")
    build_corpus(folder)
    return folder


def tear(data: bytes, seed: int) -> bytes:
    """Return some bytes cut, spliced, doubled, flipped and splintered in up to six places."""
    chance = random.Random(seed)  # noqa: S311 (cases that come again)
    torn = bytearray(data)
    for _ in range(chance.randrange(1, 7)):
        start = chance.randrange(len(torn) + 1)
        end = min(len(torn), start + chance.choice((0, 1, 4, 40, 400)))
        piece = chance.choice((b"", torn[start:end] * 2, chance.randbytes(end - start), chance.choice(SPLINTERS)))
        torn[start:end] = piece
    return bytes(torn[: chance.randrange(len(torn) + 1)] if chance.random() < 0.1 else torn)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("reader", SEEDS)
def test_no_bytes_crash_or_hang_a_reader(corpus: Path, reader: str) -> None:
    """Torn files of its own format, told by name and by bytes."""
    files = sorted(path for pattern in SEEDS[reader] for path in corpus.glob(pattern))
    seeds = [(path.name, path.read_bytes()[:200_000]) for path in files]

    @settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(st.sampled_from(seeds), st.integers(0, 2**32))
    def read(named: tuple[str, bytes], seed: int) -> None:
        name, data = named
        begun = time.process_time()
        items = list(read_document(tear(data, seed), name))
        assert time.process_time() - begun < LONGEST
        assert items
        assert all(isinstance(item, Article | Quarantined) for item in items)

    read()
