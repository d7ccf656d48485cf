"""Names a claim by what it says and where, so that the same words make the same id in every run."""

from __future__ import annotations

import hashlib

from etl.records import Claim

ID_LENGTH = 16  # hex digits


def identify_claim(claim: Claim) -> str:
    """Return the id of a claim: a hash of its article, its kind, the place of its evidence and its roles."""
    roles = [(party.role, party.company_id) for party in claim.parties]
    words = [(term.role, term.value) for term in claim.terms]
    amounts = [(value.role, value.amount) for value in claim.values]
    key = repr((claim.article_id, claim.kind, claim.evidence_start, claim.evidence_end, roles, words, amounts))
    return hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH]
