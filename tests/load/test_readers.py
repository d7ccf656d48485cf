"""Readers are not disturbed while snapshots are published."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from etl.load import open_warehouse
from etl.load.reader import open_snapshot
from tests.load.stated import KNOWLEDGE, NOW, VERSION, make_article, make_statement, store

PUBLISHED = 20
READERS = 8
BETWEEN_LOOKS = 0.1  # seconds: eight readers without a pause would starve the writer of two cores


def test_eight_readers_see_whole_states_while_twenty_are_published(tmp_path: Path) -> None:
    """Snapshot n holds n articles and n claims; nobody sees an error, another number, or time running back."""
    is_over = Event()

    def read() -> list[tuple[int, int, int]]:
        seen: list[tuple[int, int, int]] = []
        while not is_over.wait(BETWEEN_LOOKS) or not seen:
            with open_snapshot(tmp_path) as snapshot:
                seen += snapshot.sql(
                    "SELECT number, (SELECT count(*) FROM articles), (SELECT count(*) FROM claims) FROM snapshot"
                ).fetchall()
        return seen

    store(tmp_path, [])
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read) for _ in range(READERS)]
        try:
            publish_many(tmp_path)
        finally:
            is_over.set()
        seen = [reader.result() for reader in readers]
    assert all(number - 1 == articles == claims for rows in seen for number, articles, claims in rows)
    assert all(rows == sorted(rows) for rows in seen)


def publish_many(folder: Path) -> None:
    """Publish one article after the other."""
    with open_warehouse(folder, VERSION, "a test") as warehouse:
        for number in range(PUBLISHED):
            article = make_article(f"a{number}")
            warehouse.store_article(article, [make_statement({"kind": "release"}, article)], NOW)
            warehouse.publish(KNOWLEDGE, NOW)
