"""Joins resolving and loading: stored claims are corrected as a person says, and grouped into events."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.bonds import Bond, connect
from etl.corrections import Correction, Rename, Tie, describe_detail, list_places
from etl.events import Event, Statement
from etl.knowledge import Knowledge
from etl.load import Noted, Rates, Standing, Warehouse, prepare_known, price_claim
from etl.records import Article, Claim
from etl.resolve import Corrected, Corrector, Finding, find_bucket, find_source, group_claims, link_parties

BUCKETS_AT_ONCE = 5_000  # some ten thousand claims in memory; each round scans the tables


@dataclass(frozen=True, slots=True)
class Stater:
    """Links, prices and places claims: what a claim needs before it can be stored and merged."""

    knowledge: Knowledge
    names: Mapping[str, str]
    rates: Rates

    def state(self, claim: Claim, article: Article) -> Statement:
        """Return the claim with what its article and the world add."""
        linked, day = link_parties(claim, self.names), article.published_on
        bucket = find_bucket(linked, self.knowledge.frames[claim.kind])
        source = find_source(linked, article, self.names)
        return Statement(linked, day, price_claim(linked, day, self.rates), bucket, source)


def correct_claims(warehouse: Warehouse, corrections: Sequence[Correction], stater: Stater) -> Sequence[Finding]:
    """Apply corrections to the claims as they were read, in place of those applied before; say what became of each."""
    places = [place for one in corrections for place in list_places(one)]
    companies = [one.company for one in corrections if isinstance(one, Rename)]
    found = warehouse.read_correctable(sorted({place.article for place in places}), companies)
    corrector = Corrector(found.articles, stater.knowledge.frames, stater.names, stater.state)
    corrected = corrector.correct(corrections, found.read)
    warehouse.replace_corrected(found, _stand(corrected))
    return corrected.findings


def merge_events(warehouse: Warehouse, knowledge: Knowledge) -> None:
    """Group anew the claims of every bucket that changed, with those that a person's word connects to it."""
    bonds = warehouse.list_bonds()
    for buckets in _gather(warehouse.find_stale_buckets(), warehouse.list_bonded_buckets()):
        found = warehouse.read_statements([bucket for group in buckets for bucket in group])
        events: dict[str, list[Event]] = {bucket: [] for group in buckets for bucket in group}
        for group in buckets:
            statements = [one for bucket in group for one in found.get(bucket, ())]
            homes = {one.claim.claim_id: one.bucket for one in statements}
            for event in _group(statements, knowledge, bonds):
                events[homes[event.event_id]].append(event)
        warehouse.replace_events(events)


def prepare_day(folder: Path, day: date, knowledge: Knowledge) -> Path:
    """Return the file of the published snapshot as it was known on a day, merged as its claims would have been then."""
    return prepare_known(folder, day, lambda warehouse: merge_events(warehouse, knowledge))


def _gather(stale: Collection[str], bonded: Sequence[tuple[str, str]]) -> Iterator[list[Sequence[str]]]:
    """Yield the stale buckets in sets that bonds connect, some thousand buckets at once."""
    tied = {bucket for pair in bonded for bucket in pair}
    groups: list[Sequence[str]] = [[bucket] for bucket in stale if bucket not in tied]
    fresh = set(stale)
    groups += [group for group in connect(tied, bonded) if fresh.intersection(group)]
    batch: list[Sequence[str]] = []
    for group in groups:
        batch.append(group)
        if len(batch) >= BUCKETS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _group(statements: Sequence[Statement], knowledge: Knowledge, bonds: Collection[Bond]) -> Sequence[Event]:
    if not statements:
        return ()
    ids = {statement.claim.claim_id for statement in statements} if bonds else set()
    mine = [bond for bond in bonds if bond.left_id in ids and bond.right_id in ids]
    return group_claims(statements, knowledge.frames[statements[0].claim.kind], mine)


def _stand(corrected: Corrected) -> Standing:
    noted = [_note(finding) for finding in corrected.findings]
    return Standing(corrected.statements, sorted(corrected.bonds), sorted(corrected.touched), noted)


def _note(finding: Finding) -> Noted:
    correction = finding.correction
    first = None if isinstance(correction, Rename | Tie) else correction
    return Noted(
        verb=correction.verb,
        article_id=first.article if first else None,
        quote=first.quote if first else None,
        kind=first.kind if first else None,
        detail=describe_detail(correction),
        reason=correction.reason,
        made_on=correction.date,
        status=finding.status,
        note=finding.note,
        claim_ids=finding.claim_ids,
    )
