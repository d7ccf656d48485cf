"""Says of every sentence what was found in it, which rule claimed what, which was refused and what was missing.

It reads claims, mentions and refusals only, so that it holds for any extractor that names its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from etl.claims_json import write_amount, write_claim
from etl.knowledge import Knowledge
from etl.mentions_json import write_sentence_mentions
from etl.records import Claim, Sentence

RULE = re.compile(r"lexicon/(?P<file>[^#]+)#(?P<key>.+)")
WORKS = frozenset({"model", "product"})


class Refusal(Protocol):
    """A rule that fired between two offsets, and the ground on which its claim was refused."""

    @property
    def start(self) -> int:
        """Where the sentence begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def rule(self) -> str:
        """The rule, or what else was looked at."""

    @property
    def ground(self) -> str:
        """Why it made no claim."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule is written; the line is None for what is no rule of a lexicon."""

    rule: str
    file: str | None
    line: int | None

    def __str__(self) -> str:
        """Return `file:line (rule)`, or the bare rule."""
        if self.file is None:
            return self.rule
        return (
            f"{self.file}:{self.line} ({self.rule.rpartition('#')[2]})" if self.line else f"{self.file} ({self.rule})"
        )


def explain_sentences(
    sentences: Sequence[Sentence], claims: Iterable[Claim], refusals: Sequence[Refusal], knowledge: Knowledge
) -> list[dict[str, Any]]:
    """Return a JSON object per sentence; a claim stands with the sentence in which its evidence begins."""
    by_sentence: dict[int, list[Claim]] = {position: [] for position in range(len(sentences))}
    covered: set[int] = set()
    for claim in claims:
        touched = [position for position, one in enumerate(sentences) if _overlaps(one, claim)]
        covered.update(touched)
        for position in touched[:1]:
            by_sentence[position].append(claim)
    return [
        _explain(sentence, by_sentence[position], refusals, knowledge, is_covered=position in covered)
        for position, sentence in enumerate(sentences)
    ]


def locate_rule(rule: str, wording: Mapping[str, bytes]) -> Place:
    """Return the file and line of `lexicon/fr/claims/release.toml#unveil`: its block's heading."""
    match = RULE.fullmatch(rule)
    if match is None or match["file"] not in wording:
        return Place(rule, None, None)
    heading = re.compile(rf'\[(?:[\w-]+\.)*"?{re.escape(match["key"])}"?\]\s*(?:#.*)?')
    lines = wording[match["file"]].decode("utf-8").splitlines()
    number = next((number for number, line in enumerate(lines, start=1) if heading.fullmatch(line.strip())), None)
    return Place(rule, f"etl/lexicon/{match['file']}", number)


def _explain(
    sentence: Sentence, claims: Sequence[Claim], refusals: Sequence[Refusal], knowledge: Knowledge, *, is_covered: bool
) -> dict[str, Any]:
    own = [one for one in refusals if sentence.start <= one.start < sentence.end]
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "role": sentence.role,
        "mentions": list(write_sentence_mentions(sentence)),
        "claims": [_explain_claim(claim, knowledge) for claim in claims],
        "refused": [{**_write_place(one.rule, knowledge), "ground": one.ground} for one in own],
        "missing": None if is_covered else _find_missing(sentence, own),
    }


def _explain_claim(claim: Claim, knowledge: Knowledge) -> dict[str, Any]:
    parts = [
        *(
            {"role": one.role, "value": one.name, "id": one.company_id, "start": one.start, "end": one.end}
            for one in claim.parties
        ),
        *(
            {"role": one.role, "value": write_amount(one.amount), "start": one.start, "end": one.end}
            for one in claim.values
        ),
        *({"role": one.role, "value": one.value, "start": one.start, "end": one.end} for one in claim.terms),
    ]
    return {"kind": claim.kind, **_write_place(claim.rule, knowledge), "roles": parts, "claim": write_claim(claim)}


def _write_place(rule: str, knowledge: Knowledge) -> dict[str, Any]:
    place = locate_rule(rule, knowledge.wording)
    return {"rule": rule, "place": str(place), "file": place.file, "line": place.line}


def _find_missing(sentence: Sentence, refusals: Sequence[Refusal]) -> str | None:
    """Say why a sentence that names a company and an amount or a work states nothing; None where nothing was due."""
    types = {name.type for name in sentence.names}
    if "company" not in types or not (sentence.amounts or types & WORKS):
        return None
    if refusals:
        return "every rule that fired was refused"
    if not sentence.tokens:
        return "the sentence was not parsed"
    return "no rule fires on these words"


def _overlaps(sentence: Sentence, claim: Claim) -> bool:
    return sentence.start < claim.evidence_end and claim.evidence_start < sentence.end
