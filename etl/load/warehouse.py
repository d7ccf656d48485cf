"""The writer's side of a warehouse folder: its database of articles, claims and events, held by one process at a time.

Each article is one transaction, and so is the merging of a run. What a killed run left undone shows in the tables
themselves, and the next run finishes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from etl.bonds import Bond
from etl.events import Event, Statement
from etl.knowledge import Knowledge
from etl.load.corrected import Correctable, Standing, read_correctable, replace_corrected
from etl.load.known import write_knowledge
from etl.load.publish import is_published_sample, publish_snapshot
from etl.load.rows import insert_statements, read_statements
from etl.load.statement import columns, run, transaction
from etl.records import Article, Quarantined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "work.duckdb"
LAYOUT = 3
EVENT = ("event_id", "kind", "modality", "is_disputed", "bucket")
MEMBER = ("event_id", "claim_id", "rank", "reason")

STORED = (
    "text_id", "lang", "published_on", "title", "source", "url", "published_basis", "is_day_doubtful", "author",
)  # fmt: skip

Newness = Literal["new", "changed", "renewed", "unchanged"]


@dataclass(frozen=True)
class Warehouse:
    """An open warehouse; `version` is that of the rules and knowledge that extract."""

    folder: Path
    connection: DuckDBPyConnection
    version: str

    def find_standing(self, article: Article) -> Newness:
        """Return whether an article is new, changed, to be read anew by another version, or stored as it is."""
        rows = run(self.connection, "find_article", {"article_id": article.article_id})
        if not rows:
            return "new"
        *stored, version = rows[0]
        if stored != [getattr(article, name) for name in STORED]:
            return "changed"
        return "unchanged" if version == self.version else "renewed"

    def find_reading(self, reading_id: str) -> str | None:
        """Return what reading found in a text, where it is kept."""
        rows = run(self.connection, "find_reading", {"reading_id": reading_id})
        return str(rows[0][0]) if rows else None

    def keep_reading(self, reading_id: str, article: Article, claims: str) -> None:
        """Commit what reading found in the text of an article."""
        row = {"reading_id": reading_id, "text_id": article.text_id, "version": self.version, "claims": claims}
        run(self.connection, "insert_reading", row)

    def forget_readings(self) -> None:
        """Forget what other rules found, and what was found in texts that no article has any more."""
        run(self.connection, "forget_readings", {"version": self.version})

    def store_article(
        self, article: Article, statements: Sequence[Statement], now: datetime, signature: Sequence[int] = ()
    ) -> None:
        """Commit an article, the signature that tells its copies and its claims in place of what was stored.

        What another text of it said before is kept as a version.
        """
        row = {
            "article_id": article.article_id, "text_id": article.text_id, "lang": article.lang, "title": article.title,
            "source": article.source, "url": article.url, "published_on": article.published_on, "text": article.text,
            "ingested_at": now, "knowledge_version": self.version, "signature": list(signature),
            "published_basis": article.published_basis, "is_day_doubtful": article.is_day_doubtful,
            "author": article.author,
        }  # fmt: skip
        with transaction(self.connection):
            run(self.connection, "mark_article_stale", {"article_id": article.article_id})
            replaced = {"article_id": article.article_id, "text_id": article.text_id, "replaced_at": now}
            run(self.connection, "keep_version", replaced)
            run(self.connection, "delete_article", {"article_id": article.article_id})
            run(self.connection, "insert_article", row)
            insert_statements(self.connection, article.article_id, statements)
            run(self.connection, "mark_article_stale", {"article_id": article.article_id})

    def store_quarantined(self, items: Sequence[Quarantined], cleared: Sequence[Quarantined], now: datetime) -> None:
        """Commit what could not be read, and forget what was read since."""
        known = set(self.list_quarantined())
        with transaction(self.connection):
            for item in cleared:
                run(
                    self.connection, "delete_quarantined", {"name": item.name, "line": item.line, "reason": item.reason}
                )
            for item in items:
                if item not in known:
                    row = {"name": item.name, "line": item.line, "reason": item.reason, "remedy": item.remedy}
                    run(self.connection, "insert_quarantined", row | {"seen_at": now})

    def list_quarantined(self) -> list[Quarantined]:
        """Return what could not be read, sorted."""
        return [Quarantined(*row) for row in run(self.connection, "list_quarantined")]

    def find_stale_buckets(self) -> list[str]:
        """Return the buckets whose claims changed since they were merged, by this run or by one that was killed."""
        return [bucket for (bucket,) in run(self.connection, "find_stale_buckets")]

    def read_statements(self, buckets: Sequence[str]) -> Mapping[str, Sequence[Statement]]:
        """Return the claims of some buckets."""
        return read_statements(self.connection, buckets)

    def read_correctable(self, article_ids: Sequence[str], companies: Sequence[str]) -> Correctable:
        """Return the claims that corrections of some articles and companies may speak of."""
        return read_correctable(self.connection, article_ids, companies)

    def replace_corrected(self, found: Correctable, standing: Standing) -> None:
        """Commit how claims stand after corrections; what changed by them is merged anew."""
        replace_corrected(self.connection, found, standing)

    def list_bonds(self) -> list[Bond]:
        """Return what a person said of pairs of claims."""
        return [Bond(*row) for row in run(self.connection, "list_bonds")]

    def list_bonded_buckets(self) -> list[tuple[str, str]]:
        """Return the pairs of buckets with claims that a person called one event."""
        return [(one, other) for one, other in run(self.connection, "list_bonded_buckets")]

    def replace_events(self, events: Mapping[str, Sequence[Event]]) -> None:
        """Commit the events of some buckets in place of the former ones, whose ids keep leading to their claims."""
        buckets = sorted(events)
        pairs = [(bucket, event) for bucket in buckets for event in events[bucket]]
        rows = [(event.event_id, event.kind, event.modality, event.is_disputed, bucket) for bucket, event in pairs]
        members = [
            (event.event_id, claim_id, rank, reason)
            for _, event in pairs
            for rank, (claim_id, reason) in enumerate(zip(event.claim_ids, event.reasons, strict=True))
        ]
        with transaction(self.connection):
            run(self.connection, "remember_events", {"buckets": buckets})
            run(self.connection, "delete_events", {"buckets": buckets})
            run(self.connection, "insert_events", columns(EVENT, rows))
            run(self.connection, "insert_event_claims", columns(MEMBER, members))
            run(self.connection, "clear_stale", {"buckets": buckets})
            run(self.connection, "alias_events")
            run(self.connection, "drop_stale_aliases")

    def publish(self, knowledge: Knowledge, now: datetime, *, is_sample: bool | None = None) -> int | None:
        """Publish what is stored and return the snapshot's number, or None where the published one says the same.

        Whether it is of the sample articles is as it was, unless said.
        """
        if is_sample is None:
            is_sample = is_published_sample(self.folder)
        with transaction(self.connection):
            write_knowledge(self.connection, knowledge)
        return publish_snapshot(self.connection, self.folder, self.version, now, is_sample=is_sample)

    def count_claims(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Return how many claims of each kind some articles make."""
        return dict(run(self.connection, "count_kinds", {"article_ids": list(article_ids)}))
