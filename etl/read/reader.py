"""Reads sources one article at a time; what cannot be read comes as a `Quarantined` in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.read.fields import Defaults
from etl.read.files import read_file
from etl.read.found import Found
from etl.read.sources import find_files
from etl.records import Article, Language, Quarantined


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What to read, and what holds for the articles that do not say: their day and their language."""

    sources: tuple[str, ...]
    published_on: date | None = None
    lang: Language | None = None


def read_sources(request: ReadRequest) -> Iterator[Article | Quarantined]:
    """Yield the articles in a fixed order, each once; another text under a used id is quarantined."""
    texts: dict[str, str] = {}
    for found in read_all(request):
        item = found.item
        if isinstance(item, Article) and item.article_id in texts:
            if texts[item.article_id] != item.text_id:
                reason = f"another text of this run has the id {item.article_id!r}"
                yield Quarantined(
                    found.name, found.line, reason, "rename the file or give the article an id of its own"
                )
            continue
        if isinstance(item, Article):
            texts[item.article_id] = item.text_id
        yield item


def read_all(request: ReadRequest) -> Iterator[Found]:
    """Yield what stands in the sources, places included, before any of it is compared."""
    defaults = Defaults(request.published_on, request.lang)
    for file in find_files(request.sources):
        if isinstance(file, Quarantined):
            yield Found(file.name, file.line, file)
        else:
            yield from read_file(file, defaults)
