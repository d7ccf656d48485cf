"""Keeps one claim of each fact of an article: the one with the fullest evidence, headings last."""

from __future__ import annotations

from etl.records import Claim

HEADING_PENALTY = 1000
STAGES = ("withdrawn", "delayed", "preview", "available", "announced")


def merge_claims(claims: list[tuple[Claim, bool]]) -> tuple[Claim, ...]:
    """Return the distinct claims in the order of the text; each comes with whether it stands in a heading."""
    best: dict[tuple[object, ...], tuple[int, Claim]] = {}
    for claim, is_heading in claims:
        key = _key(claim)
        rank = _fullness(claim) - (HEADING_PENALTY if is_heading else 0)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, claim)
    kept = _drop_stages(_drop_vaguer([claim for _, claim in best.values()]))
    return tuple(sorted(kept, key=lambda claim: (claim.evidence_start, claim.kind, claim.claim_id)))


def _key(claim: Claim) -> tuple[object, ...]:
    parties = tuple(sorted((party.role, party.company_id) for party in claim.parties if party.role != "investors"))
    amounts = tuple((value.amount.low, value.amount.high, value.amount.currency) for value in claim.values)
    if claim.kind == "investment" and amounts:
        return (claim.kind, parties, amounts, claim.modality == "denied")
    if claim.kind == "investment":
        parties = tuple(sorted((party.role, party.company_id) for party in claim.parties))
    if claim.kind in {"release", "integration"}:
        parties = ()
    terms = tuple(sorted((term.role, term.value) for term in claim.terms if term.role not in {"purpose", "capability"}))
    return (claim.kind, parties, amounts, terms, claim.modality == "denied")


def _fullness(claim: Claim) -> int:
    """Count what a claim says; a day that the text states says more than the day of publication."""
    dating = 10 * bool(claim.date) + 5 * (claim.date is not None and claim.date_basis == "stated")
    return 20 * len(claim.parties) + dating + min(len(claim.evidence), 300) // 100


def _drop_vaguer(claims: list[Claim]) -> list[Claim]:
    """Drop a move without an amount where the same parties have one with an amount."""
    full = {_pair(claim) for claim in claims if claim.kind == "investment" and claim.values}
    return [
        claim
        for claim in claims
        if claim.kind != "investment" or claim.values or _pair(claim) not in full or claim.modality == "denied"
    ]


def _drop_stages(claims: list[Claim]) -> list[Claim]:
    """Of the stages of one model on one date keep the one that says most: a preview, then availability."""
    releases: dict[str | None, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "release":
            releases.setdefault(_model(claim), []).append(claim)
    return [
        claim
        for claim in claims
        if claim.kind != "release" or not any(_outranks(other, claim) for other in releases[_model(claim)])
    ]


def _outranks(other: Claim, claim: Claim) -> bool:
    if other.date and claim.date and other.date != claim.date:
        return False
    return STAGES.index(_stage(other)) < STAGES.index(_stage(claim)) and other.modality == claim.modality


def _model(claim: Claim) -> str | None:
    return next((term.value for term in claim.terms if term.role == "model"), None)


def _stage(claim: Claim) -> str:
    return next(term.value for term in claim.terms if term.role == "stage")


def _pair(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(party.company_id for party in claim.parties))
