"""What stood in one place of a source: an article, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.errors import ArticleError
from etl.read.fields import Defaults
from etl.records import Article, Quarantined


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to take apart, whatever their format.

    `name` is what a refusal calls them, `stem` the id of an article that has no other, `media_type` the type as a
    server sent it, `url` where they were fetched, `depth` how many archives and mails they lie in.
    """

    data: bytes
    name: str
    stem: str = ""
    media_type: str | None = None
    url: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What stood in one place: the file's name, the line where it has lines, the article or why there is none."""

    name: str
    line: int | None
    item: Article | Quarantined


Reader = Callable[[Document, Defaults], Iterator[Found]]


def refuse(name: str, line: int | None, error: ArticleError) -> Found:
    """Return a refusal in its place."""
    return Found(name, line, Quarantined(name, line, error.reason, error.remedy))
