"""Writes each followed view's feed and its file of new events into the warehouse folder, after a publication."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.alerts.atom import link_event, write_feed
from dashboard.alerts.news import Bulletin, News, read_bulletin
from dashboard.followed import read_followed, replace_file
from dashboard.warehouse import Warehouse, open_snapshot

FOLDER = "feeds"
ENDINGS = (".atom", ".json")
LOG = logging.getLogger(__name__)


def announce(folder: Path) -> None:
    """Write the feeds of a warehouse; what is wrong with its followed views is said, and stops nothing."""
    try:
        write_feeds(folder)
    except Exception as error:  # what is published is published, whatever becomes of its feeds
        LOG.debug("feeds failed", exc_info=error)
        sys.stderr.write(f"stratwatch: no feeds were written: {error}\n")
    finally:
        open_snapshot.cache_clear()  # a writer in this process opens the file in its own way, which DuckDB refuses


def write_feeds(folder: Path) -> list[Path]:
    """Write a feed and a file of new events for each followed view, and drop those of views no longer followed."""
    shelf, warehouse = read_followed(folder), Warehouse(folder)
    snapshot = warehouse.current()
    target = folder / FOLDER
    if snapshot is None or not (shelf.views or target.is_dir()):
        return []
    target.mkdir(exist_ok=True)
    written = []
    for view in shelf.views:
        bulletin = read_bulletin(warehouse, snapshot, view)
        texts = (write_feed(bulletin, shelf.address), write_events(bulletin, shelf.address))
        for ending, text in zip(ENDINGS, texts, strict=True):
            written.append(target / f"{view.stem}{ending}")
            replace_file(written[-1], text)
    for path in target.iterdir():
        if path.suffix in ENDINGS and path not in written:
            path.unlink()
    return written


def write_events(bulletin: Bulletin, address: str) -> str:
    """The new events as JSON: every value as the snapshot has it, beside the words of the feed."""
    snapshot = bulletin.snapshot
    events = [list_values(one, address) for one in bulletin.news if one.event_id in bulletin.new_ids]
    about = {
        "view": bulletin.view.name,
        "query": bulletin.view.query,
        "snapshot": snapshot.number,
        "day": snapshot.day,
        "new_since_snapshot": bulletin.former,
        "events": events,
    }
    return json.dumps(make_plain(about), ensure_ascii=False, indent=1) + "\n"


def list_values(news: News, address: str) -> dict[str, Any]:
    """One event's values by name."""
    words = {"title": news.title, "when": news.when, "link": link_event(news, address) or None}
    renamed = {"article_title": news.row["title"]}
    kept = {str(name): value for name, value in news.row.items() if name not in ("title", "former_ids")}
    return words | kept | renamed


def make_plain(value: Any) -> Any:  # noqa: ANN401 (a value of a frame is of any type)
    """A value as JSON has it: days as ISO 8601, what is unknown as null."""
    if isinstance(value, Mapping):
        return {name: make_plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [make_plain(one) for one in value]
    if isinstance(value, date):
        return None if pd.isna(value) else value.isoformat()[:10]
    if isinstance(value, str) or pd.isna(value):
        return value if isinstance(value, str) else None
    plain = value.item() if isinstance(value, np.generic) else value
    return int(plain) if isinstance(plain, float) and plain.is_integer() else plain
