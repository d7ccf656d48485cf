"""Reads what waits in the ledger, and notes what became of each link, until the warehouse has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from etl.fetch import Document, Ledger, Pending
from etl.read import Defaults, read_document
from etl.records import Article, DayBasis, Quarantined
from etl.sources import Source


@dataclass(frozen=True, slots=True)
class Shelf:
    """The fetched pages of some sources; `published_on` is the day of those that give none.

    `ended` fills while they are read: why a link gave no article, or None.
    """

    ledger: Ledger
    sources: Mapping[str, Source]
    published_on: date | None = None
    ended: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def read(self) -> Iterator[Article | Quarantined]:
        """Yield articles and refusals in the order in which their links were found, each article once."""
        for pending in self.ledger.list_pending():
            yield from self._read(pending)

    def covers(self, item: Quarantined) -> bool:
        """Return whether a refusal of an earlier run was looked at again."""
        return item.name in self.ended or item.name in self.texts

    def close(self) -> None:
        """Let go of what was read: the warehouse has it."""
        self.ledger.finish(self.ended)

    def _read(self, pending: Pending) -> Iterator[Article | Quarantined]:
        if not pending.is_document:
            why = (pending.reason or "", pending.remedy or "")
            self.ended[pending.link] = why
            yield Quarantined(pending.link, None, *why)
            return
        document = self.ledger.read_document(pending.link)
        items = [self._admit(item, document) for item in self._open(document)]
        refused = [item for item in items if isinstance(item, Quarantined)]
        has_article = any(isinstance(item, Article) for item in items)
        self.ended[pending.link] = (refused[0].reason, refused[0].remedy) if refused and not has_article else None
        yield from (item for item in items if item is not None)

    def _open(self, document: Document) -> Iterator[Article | Quarantined]:
        source = self.sources.get(document.source)
        lang = source.language if source else None
        basis: DayBasis = "feed" if document.published_on else "option"
        day = document.published_on or self.published_on
        defaults = Defaults(day, lang, basis, document.title, document.source)
        return read_document(document.body, document.link, document.media_type, document.url, defaults)

    def _admit(self, item: Article | Quarantined, document: Document) -> Article | Quarantined | None:
        """Return an item; None for an article that was read already, a refusal for another text under its id."""
        if isinstance(item, Quarantined):
            return item
        former = self.texts.get(item.article_id)
        if former is None:
            self.texts[item.article_id] = item.text_id
            return item
        if former == item.text_id:
            return None
        reason = f"another page of this run has the link {item.article_id!r} for its own"
        return Quarantined(document.link, None, reason, "see which of the two is the article, and ingest that")
