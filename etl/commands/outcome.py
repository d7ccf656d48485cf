"""Keeps what became of a run's sources, says what was not read, and makes the exit code of it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.records import MissingSource, Quarantined
from etl.terminal import write_quarantined

DONE, FAILED = 0, 1


@dataclass(slots=True)
class Outcome:
    """Counts articles, quarantined things and missing sources."""

    is_json: bool = False
    articles: int = 0
    quarantined: int = 0
    missing: int = 0

    def note(self, item: object) -> None:
        """Count an article, or say at once why a thing was not read."""
        if not isinstance(item, Quarantined):
            self.articles += 1
            return
        self.quarantined += 1
        self.missing += isinstance(item, MissingSource)
        write_quarantined(item, is_json=self.is_json)

    def exit_code(self, *, is_strict: bool = False) -> int:
        """Return 1 where a named source is missing or nothing could be read; if strict, where anything failed."""
        is_failed = self.missing or not self.articles or (is_strict and self.quarantined)
        return FAILED if is_failed else DONE
