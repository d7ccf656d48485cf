"""Builds the claim of a candidate: slots, evidence, themes and its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.claim_ids import identify_claim
from etl.extract.candidate import Candidate, Named
from etl.extract.circumstances import Circumstances
from etl.extract.families import find_maker
from etl.knowledge import Knowledge
from etl.records import (
    Amount,
    AmountMention,
    Article,
    Claim,
    Party,
    Term,
    Value,
)

LONGEST_EVIDENCE = 400
PARTY_ROLES = frozenset({"investors", "recipient", "developer", "partners", "owner", "provider"})


def build_claim(candidate: Candidate, article: Article, circumstances: Circumstances) -> Claim:
    """Return the claim of a candidate, without themes yet."""
    start, end = quote(candidate, article.text)
    parties, terms = [], []
    for role, names in candidate.names.items():
        for position, named in enumerate(_distinct(names)):
            if role in PARTY_ROLES or role == "subject":
                parties.append(Party(role, position, named.name, named.entity_id, named.start, named.end))
            else:
                terms.append(Term(role, _printed(named, article.text), named.start, named.end))
    terms += [Term(role, value) for role, value in candidate.terms.items()]
    claim = Claim(
        claim_id="",
        article_id=article.article_id,
        kind=candidate.kind,
        parties=tuple(parties),
        values=_values(candidate),
        terms=tuple(terms),
        date=circumstances.interval,
        date_basis=circumstances.basis,
        modality=circumstances.modality,
        attribution=circumstances.source,
        evidence=article.text[start:end],
        evidence_start=start,
        evidence_end=end,
        themes=(),
        rule=candidate.rule,
    )
    return replace(claim, claim_id=identify_claim(claim))


def quote(candidate: Candidate, text: str) -> tuple[int, int]:
    """Return the offsets of the sentence, or of the part around the claim where it is longer than a quote may be."""
    sentence = candidate.line.sentence
    start, end = sentence.start, sentence.end
    if end - start > LONGEST_EVIDENCE:
        indices = [
            candidate.first,
            candidate.last,
            *([candidate.amount.index] if candidate.amount and not candidate.foreign else []),
        ]
        middle = candidate.line.items[min(indices)].start
        start = max(start, middle - LONGEST_EVIDENCE // 2)
        starts = [item.start for item in candidate.line.items if item.start >= start]
        start = starts[0] if starts else start
        ends = [item.end for item in candidate.line.items if item.end <= start + LONGEST_EVIDENCE]
        end = ends[-1]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def link_makers(
    candidate: Candidate, knowledge: Knowledge, makers: Mapping[str, Named], home: Named | None = None
) -> None:
    """Name the maker of a model or product where its sentence names none: as the article says, else as is known."""
    for work, maker in (("model", "developer"), ("model", "provider"), ("product", "owner")):
        named = candidate.first_name(work)
        is_release = candidate.kind == "release"
        if named is None or candidate.names.get(maker) or is_release != (maker == "developer"):
            continue
        company = knowledge.companies.get(find_maker(named.name, named.entity_id, knowledge) or "")
        if named.name in makers:
            candidate.names[maker] = (makers[named.name],)
        elif company:
            candidate.names[maker] = (Named(company.name, company.id, "company", None, None),)
        elif is_release and home:
            candidate.names[maker] = (home,)


def _printed(named: Named, text: str) -> str:
    is_printed = named.start is not None and named.end is not None and named.kind in {"model", "product"}
    printed = text[named.start : named.end] if is_printed else named.name
    return printed if len(printed) >= len(named.name) else named.name


def _values(candidate: Candidate) -> tuple[Value, ...]:
    item = candidate.amount
    if item is None or not isinstance(item.mention, AmountMention):
        return ()
    amount: Amount = item.mention.amount
    if candidate.metric_unit and amount.currency is None and amount.unit is None:
        amount = replace(amount, unit=candidate.metric_unit)
    if item.kind == "money" and amount.currency is None:
        amount = replace(amount, currency=candidate.currency)
    return (Value("amount", amount, item.start, item.end),)


def _distinct(names: tuple[Named, ...]) -> list[Named]:
    return list({named.name: named for named in reversed(names)}.values())[::-1]
