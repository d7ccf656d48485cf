"""Cuts articles into batches, and works through a batch so that an article at fault harms no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from etl.records import Article, Quarantined

# Parsing gains nothing past some 250 sentences at once (the parser's own batch); this is about 500.
BATCH_CHARACTERS = 60_000
LONGEST_REASON = 120

logger = logging.getLogger(__name__)
Item = TypeVar("Item", Article, Article | Quarantined)
Made = TypeVar("Made")


def cut_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield the items in lists whose texts come to BATCH_CHARACTERS or little more."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Article) else 1
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def work_through(articles: list[Article], work: Callable[[list[Article]], list[Made]]) -> list[Made | Quarantined]:
    """Return what `work` makes of each article, in order.

    Where it stumbles over a batch, each article is tried alone, and one that it cannot bear is quarantined.
    """
    try:
        return [*work(articles)]
    except Exception as error:
        if len(articles) > 1:
            return [made for article in articles for made in work_through([article], work)]
        logger.debug("stumbled over %s", articles[0].article_id, exc_info=error)
        first_line = str(error).partition("\n")[0][:LONGEST_REASON]
        reason = f"the extractor stumbles over the text ({type(error).__name__}: {first_line})"
        return [Quarantined(articles[0].article_id, None, reason, "report it with the text")]
