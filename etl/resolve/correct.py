"""Applies a person's corrections to claims as they were read, and says what became of each correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from etl.bonds import Bond
from etl.corrections import Change, Correction, Place, Rename, Tie, list_places
from etl.events import Statement
from etl.knowledge_files import Frame
from etl.records import Article, Claim
from etl.resolve.amend import amend_claim, find_fault, rename_company
from etl.resolve.bucket import fold_words

APPLIED, ORPHANED, REFUSED = "applied", "orphaned", "refused"
Restate = Callable[[Claim, Article], Statement]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a correction: `applied`, `orphaned` (nothing answers it) or `refused`; and its claims."""

    correction: Correction
    status: str
    note: str | None
    claim_ids: tuple[str, ...]


@dataclass(slots=True)
class Corrected:
    """Claims by id as they stand after the corrections, without the wrong ones, with bonds and findings."""

    statements: dict[str, Statement]
    bonds: set[Bond] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @property
    def touched(self) -> frozenset[str]:
        """The ids of every claim that an applied correction speaks of."""
        return frozenset(key for one in self.findings if one.status == APPLIED for key in one.claim_ids)


@dataclass(frozen=True, slots=True)
class Corrector:
    """What corrections are applied with: the articles, the frames, the names, and what states a claim anew."""

    articles: Mapping[str, Article]
    frames: Mapping[str, Frame]
    names: Mapping[str, str]
    restate: Restate

    def correct(self, corrections: Sequence[Correction], statements: Mapping[str, Statement]) -> Corrected:
        """Return the claims as corrected, one correction after the other."""
        corrected = Corrected(dict(statements))
        for correction in corrections:
            note, found = self._find(correction, corrected.statements)
            if note is None:
                note = self._apply(correction, found, corrected)
                status = REFUSED if note else APPLIED
            else:
                status = ORPHANED
            ids = tuple(sorted({one.claim.claim_id for some in found for one in some}))
            corrected.findings.append(Finding(correction, status, note, ids if note is None else ()))
        return corrected

    def _find(
        self, correction: Correction, statements: Mapping[str, Statement]
    ) -> tuple[str | None, list[list[Statement]]]:
        """Return why nothing answers a correction, or None and the claims of each of its places."""
        if isinstance(correction, Rename):
            found = [one for one in statements.values() if _names(one.claim, correction.company)]
            return (None if found else f"no claim names {correction.company!r}"), [found]
        places = [list(_match(place, statements)) for place in list_places(correction)]
        notes = [self._miss(place) for place, found in zip(list_places(correction), places, strict=True) if not found]
        return (notes[0] if notes else None), places

    def _miss(self, place: Place) -> str:
        article = self.articles.get(place.article)
        if article is None:
            return f"no article {place.article!r} in the warehouse"
        is_there = _squeeze(place.quote) in _squeeze(article.text)
        return "no such claim quotes these words any more" if is_there else "the article no longer holds the quote"

    def _apply(self, correction: Correction, found: list[list[Statement]], corrected: Corrected) -> str | None:
        """Apply a correction; return why it was refused, or None."""
        if isinstance(correction, Tie):
            return _tie(correction, found, corrected.bonds)
        for statement in found[0]:
            key = statement.claim.claim_id
            if isinstance(correction, Rename):
                claim = rename_company(statement.claim, correction.company, correction.name, self.names)
            elif isinstance(correction, Change):
                fault, claim = self._change(statement.claim, correction)
                if fault:
                    return fault
            else:
                del corrected.statements[key]
                continue
            corrected.statements[key] = self.restate(claim, self.articles[claim.article_id])
        return None

    def _change(self, claim: Claim, correction: Change) -> tuple[str | None, Claim]:
        fault = find_fault(self.frames[claim.kind], correction.slots)
        if fault:
            return fault, claim
        try:
            return None, amend_claim(claim, correction.slots)
        except ValueError as error:
            return str(error), claim


def _tie(correction: Tie, found: list[list[Statement]], bonds: set[Bond]) -> str | None:
    claims = [[one.claim for one in some] for some in found]
    if len({claim.kind for some in claims for claim in some}) > 1:
        return "the claims are of several kinds: name one with kind"
    for some, others in combinations(claims, 2):
        for one in some:
            for other in others:
                left, right = sorted((one.claim_id, other.claim_id))
                bonds -= {Bond(left, right, "join"), Bond(left, right, "part")}
                bonds.add(Bond(left, right, correction.verb))
    return None


def _match(place: Place, statements: Mapping[str, Statement]) -> Iterator[Statement]:
    """Yield the claims that quote the very words; failing that, those whose quote holds them or lies in them."""
    quote = _squeeze(place.quote)
    near = [
        (statement, evidence)
        for statement in statements.values()
        if statement.claim.article_id == place.article and _answers(statement.claim, place)
        for evidence in [_squeeze(statement.claim.evidence)]
        if evidence in quote or quote in evidence
    ]
    exact = [statement for statement, evidence in near if evidence == quote]
    yield from exact or [statement for statement, _ in near]


def _answers(claim: Claim, place: Place) -> bool:
    return place.kind in {None, claim.kind} and all(_holds(claim, *one) for one in place.where.items())


def _holds(claim: Claim, role: str, value: str | float) -> bool:
    words = {fold_words(party.name) for party in claim.parties if party.role == role}
    words |= {fold_words(term.value) for term in claim.terms if term.role == role}
    sums = {bound for one in claim.values if one.role == role for bound in (one.amount.low, one.amount.high)}
    return fold_words(str(value)) in words or value in sums or value == getattr(claim, role, None)


def _names(claim: Claim, company: str) -> bool:
    return any(company in {party.company_id, party.name} for party in claim.parties)


def _squeeze(text: str) -> str:
    return " ".join(text.split())
