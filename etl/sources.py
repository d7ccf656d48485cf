"""Reads `sources.toml` of a warehouse folder: the feeds, sitemaps, pages and folders that `update` looks at.

Each block has a name and names one feed, one sitemap, some pages or one folder; no two have the same name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from etl.errors import KnowledgeError
from etl.knowledge import read_toml
from etl.records import Language

FILE = "sources.toml"
DOCUMENTED = "docs/sources.md says what a source takes"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(?i:https?)://[^\s]+$")]


class Source(BaseModel):
    """One source. `match` is a pattern that its links must fit, `since` the first day of interest.

    `rate` is in requests a second to one host, `most` the links that one update fetches; more wait for the next.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    feed: Address | None = None
    sitemap: Address | None = None
    pages: Annotated[tuple[Address, ...], Field(min_length=1)] | None = None
    folder: Text | None = None
    language: Language | None = None
    rate: Annotated[float, Field(gt=0, le=50)] = 1.0
    allow_private: bool = False
    match: Text = "*"
    since: dt.date | None = None
    most: Annotated[int, Field(ge=1)] = 1_000

    @model_validator(mode="after")
    def _names_one_place(self) -> Source:
        places = [place for place in (self.feed, self.sitemap, self.pages, self.folder) if place is not None]
        if len(places) != 1:
            message = "give one of feed, sitemap, pages and folder"
            raise ValueError(message)
        return self

    @property
    def listing(self) -> str | None:
        """The address of the feed or sitemap."""
        return self.feed or self.sitemap


class Sources(BaseModel):
    """The file: who asks, and what is looked at. `contact` stands in the user agent: an address or a mailbox."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[\x20-\x7e]{3,200}$")] | None = None
    source: tuple[Source, ...] = ()


def load_sources(path: Path) -> Sources:
    """Return the sources of a file; raises KnowledgeError where it is missing, broken or names two alike."""
    if not path.exists():
        reason = f"{path}: no such file"
        raise KnowledgeError(reason, f"write one; {DOCUMENTED}")
    try:
        sources = Sources.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        reason = f"{path}: {place or 'file'}: {first['msg'].removeprefix('Value error, ')}"
        raise KnowledgeError(reason, f"correct that line; {DOCUMENTED}") from error
    names = [source.name for source in sources.source]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        reason = f"{path}: two sources are called {twice[0]!r}"
        raise KnowledgeError(reason, "give each a name of its own")
    return sources


def choose_sources(sources: Sources, names: Sequence[str]) -> Sources:
    """Return the named sources only, all where none is named; raises KnowledgeError for a name that is none."""
    known = {source.name for source in sources.source}
    strangers = [name for name in names if name not in known]
    if strangers:
        reason = f"no source is called {strangers[0]!r}"
        raise KnowledgeError(reason, f"use one of {', '.join(sorted(known)) or 'none: there is none'}")
    chosen = tuple(source for source in sources.source if not names or source.name in names)
    return sources.model_copy(update={"source": chosen})


def name_pages(links: Iterable[str], language: Language | None) -> Iterator[Source]:
    """Yield sources for links that a person gave, one for each host, which stands for the publisher."""
    hosts: dict[str, list[str]] = {}
    for link in links:
        hosts.setdefault(urlsplit(link).hostname or link, []).append(link)
    for host, pages in hosts.items():
        yield Source.model_construct(name=host, pages=tuple(pages), language=language)
