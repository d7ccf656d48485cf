"""Takes what a run read into the warehouse, article by article, and counts it; a text read before is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.load import Warehouse
from etl.merging import Stater
from etl.readings import name_reading, restore_reading, write_reading
from etl.records import Article, Claim, Quarantined
from etl.resolve import sign_text
from etl.runs import Ingestion, Run


@dataclass(frozen=True, slots=True)
class Intake:
    """A warehouse during a run, what makes statements of claims, and what the run has done so far."""

    warehouse: Warehouse
    stater: Stater
    done: Ingestion
    run: Run

    def holds(self, article: Article) -> bool:
        """Count an article and say whether it is stored as it is."""
        standing = self.warehouse.find_standing(article)
        self.done.articles[standing] += 1
        if standing == "unchanged":
            self.run.watch(article)
        return standing == "unchanged"

    def store_known(self, article: Article) -> bool:
        """Store an article with what its text gave when it stood elsewhere; say whether that is known."""
        kept = self.warehouse.find_reading(name_reading(article, self.warehouse.version))
        if kept is not None:
            self._store(article, restore_reading(kept, article))
        return kept is not None

    def store_read(self, article: Article, claims: Sequence[Claim]) -> None:
        """Store an article with what was read in it, and keep that for the same text elsewhere."""
        self._store(article, claims)
        name = name_reading(article, self.warehouse.version)
        self.warehouse.keep_reading(name, article, write_reading(claims))

    def set_aside(self, item: Quarantined) -> None:
        """Count what could not be read."""
        self.done.quarantined.append(item)
        self.run.watch(item)

    def _store(self, article: Article, claims: Sequence[Claim]) -> None:
        statements = [self.stater.state(claim, article) for claim in claims]
        self.warehouse.store_article(article, statements, self.run.now, sign_text(article.text))
        for claim in claims:
            self.done.claims[claim.kind] += 1
        self.run.watch(article)
