"""Says what became of a run, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from etl.commands.visiting import Visit
    from etl.resolve import Finding
    from etl.runs import Ingestion

STATUSES = ("applied", "orphaned", "refused")


def report(done: Ingestion, *, is_json: bool) -> None:
    """Print what became of a run that read."""
    write_result(encode_line(summarise(done)) if is_json else describe(done))


def report_visit(made: Visit, *, is_json: bool) -> None:
    """Print what became of a run that fetched, and of what it read."""
    account, done = made.account, made.ingestion
    figures: dict[str, object] = {
        "fetched": account.fetched,
        "unchanged_pages": account.unchanged,
        "refused": account.refused,
        "postponed": account.postponed,
        "missing_sources": [item.name for item in account.missing],
    }
    if is_json:
        write_result(encode_line(figures | (summarise(done) if done else {"read": 0, "snapshot": None})))
        return
    write_result(
        f"fetched {account.fetched} ({account.unchanged} more are unchanged), {account.refused} refused, "
        f"{account.postponed} to be tried again"
    )
    write_result(describe(done) if done else "nothing new to read, nothing published")


def summarise(done: Ingestion) -> dict[str, object]:
    """Return the JSON object of a run."""
    return {
        "read": sum(done.articles.values()),
        **done.articles,
        "quarantined": len(done.quarantined),
        "claims": done.claims,
        "corrections": count_findings(done.corrections),
        "snapshot": done.snapshot,
    }


def count_findings(findings: Sequence[Finding]) -> dict[str, int]:
    """Return how many corrections were applied, orphaned and refused."""
    counted = Counter(finding.status for finding in findings)
    return {status: counted[status] for status in STATUSES}


def describe(done: Ingestion) -> str:
    """Return the summary of a run for people."""
    articles = ", ".join(f"{count} {standing}" for standing, count in done.articles.items() if count)
    claims = ", ".join(f"{count} {kind}" for kind, count in done.claims.items())
    counts = count_findings(done.corrections)
    corrections = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    published = f"published snapshot {done.snapshot}" if done.snapshot else "nothing changed, nothing published"
    return (
        f"read {sum(done.articles.values())} articles ({articles or 'none'}), {len(done.quarantined)} quarantined\n"
        f"claims: {sum(done.claims.values())} from what was read ({claims})\n"
        f"corrections: {corrections or 'none'}\n"
        f"{published}"
    )
