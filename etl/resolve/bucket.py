"""Puts a claim into its bucket: the exact key that every claim of the same event shares, as its frame says.

Only claims of one bucket are ever compared, which keeps the cost of merging about linear.
"""

from __future__ import annotations

from etl.fold import fold_case
from etl.knowledge_files import Frame
from etl.records import Claim

SEPARATOR = "|"
PARTY_SHAPES = frozenset({"party", "parties"})


def find_bucket(claim: Claim, frame: Frame) -> str:
    """Return the kind, the state and the required roles of the merge key.

    Where the merge key requires none, its first filled party stands in, a single one before a list; a claim that names
    nobody is alone in its bucket, for nothing could tell it from another.
    """
    required = [role for role in frame.merge_key if frame.roles[role].required and frame.roles[role].shape != "amount"]
    parts = [key for role in required if (key := fold_role(claim, role))] or _party(claim, frame) or [claim.claim_id]
    return SEPARATOR.join([claim.kind, fold_role(claim, frame.status), *parts])


def fold_role(claim: Claim, role: str) -> str:
    """Return what fills a role, folded: the sorted ids of its parties, or the letters and digits of its words."""
    ids = sorted({party.company_id for party in claim.parties if party.role == role})
    words = sorted(fold_words(term.value) for term in claim.terms if term.role == role)
    return "+".join([*ids, *words])


def fold_words(text: str) -> str:
    """Return the letters, digits and dots of a text, folded: "Claude 3.5 Sonnet" and "claude-3.5-sonnet" agree."""
    return "".join(character for character in fold_case(text) if character.isalnum() or character == ".")


def _party(claim: Claim, frame: Frame) -> list[str]:
    roles = [role for role in frame.merge_key if frame.roles[role].shape in PARTY_SHAPES]
    roles.sort(key=lambda role: frame.roles[role].shape == "parties")
    return next(([role, key] for role in roles if (key := fold_role(claim, role))), [])
