"""Extracts claims from an annotated article: triggers and amounts become candidates, candidates become claims.

No word of any language stands here; wording is in etl/lexicon, meaning in etl/frames.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.amounts import read_amounts
from etl.extract.build import build_claim, link_makers
from etl.extract.candidate import Candidate, Discourse, name_of
from etl.extract.circumstances import (
    Dating,
    find_attribution,
    find_date,
    judge_modality,
)
from etl.extract.completion import complete_rounds, settle_currency
from etl.extract.figures import find_figures
from etl.extract.items import Line, build_line
from etl.extract.makers import find_makers
from etl.extract.merge import merge_claims
from etl.extract.moves import find_moves
from etl.extract.relations import find_standings
from etl.extract.themes import assign_themes
from etl.extract.trace import Trace
from etl.extract.wording import Wording, load_wording
from etl.knowledge import Knowledge
from etl.records import AnnotatedArticle, Article, Claim, DateInterval, Modality

__all__ = ["Trace", "extract_claims"]

CARRIED_METRICS = frozenset({"valuation", "stake"})
CARRIED_PRECISIONS = frozenset({"day", "week"})
STATES = frozenset({"active", "strained"})


def extract_claims(annotated: AnnotatedArticle, knowledge: Knowledge, trace: Trace | None = None) -> tuple[Claim, ...]:
    """Return the claims of an article in the order of the text; refusals go to `trace` where it is on."""
    article = annotated.article
    wording = load_wording(knowledge, article.lang)
    discourse = Discourse()
    found: list[list[Candidate]] = []
    lines = [build_line(sentence, position) for position, sentence in enumerate(annotated.sentences)]
    makers = find_makers(lines, wording)
    for line in lines:
        candidates = _candidates(line, wording, discourse, trace or Trace())
        found.append(complete_rounds(candidates, [one for earlier in found[-3:] for one in earlier]))
        _remember(line, wording, discourse)
    for candidate in (one for group in found for one in group):
        link_makers(candidate, knowledge, makers)
    return _judge(annotated, found, wording, knowledge)


def _judge(
    annotated: AnnotatedArticle, found: list[list[Candidate]], wording: Wording, knowledge: Knowledge
) -> tuple[Claim, ...]:
    """Date, judge and quote the candidates of every sentence."""
    article = annotated.article
    claims: list[tuple[Claim, bool]] = []
    carried: tuple[int, Dating] | None = None
    for sentence, candidates in zip(annotated.sentences, found, strict=True):
        own = next((date for one in candidates if one.kind != "figure" and (date := find_date(one))), None)
        has_move = any(one.kind == "investment" for one in candidates)
        carried = _carry(carried, own, sentence.paragraph)
        for candidate in candidates:
            modality = judge_modality(candidate, wording)
            dating = _date(candidate, modality, own, carried[1] if carried else None, article, wording, has_move=has_move)
            claim = build_claim(candidate, article, dating, modality, find_attribution(candidate, wording))
            claims.append((replace(claim, themes=assign_themes(claim, knowledge, article.lang)), sentence.role != "body" and sentence.role != "item"))
    return merge_claims(claims)


def _candidates(line: Line, wording: Wording, discourse: Discourse, trace: Trace) -> list[Candidate]:
    discourse.is_speaking = any(item.text in wording.words["speakers"] for item in line.items)
    readings = read_amounts(line, wording)
    settle_currency(line, discourse)
    moves = find_moves(line, readings, wording, discourse, trace)
    taken = {one.amount.index for one in moves if one.amount}
    for reading in readings:
        if reading.refusal and reading.item.index not in taken:
            trace.refuse(line, f"amount {reading.item.text}", reading.refusal)
    free = [reading for reading in readings if reading.item.index not in taken]
    receivers = [one.names["recipient"][0] for one in moves if one.names.get("recipient") and one.terms["type"] == "funding"]
    found = [*moves, *find_figures(line, free, wording, discourse, receivers[0] if receivers else None)]
    for candidate in found:
        candidate.currency = discourse.currency
    return found


def _carry(carried: tuple[int, Dating] | None, own: Dating | None, paragraph: int) -> tuple[int, Dating] | None:
    """Keep the date of the last dated event for what follows in its paragraph."""
    if own is not None:
        is_event = own.interval is not None and own.interval.precision in CARRIED_PRECISIONS
        return (paragraph, own) if is_event else None
    return carried if carried and carried[0] == paragraph else None


def _date(
    candidate: Candidate, modality: Modality, own: Dating | None, carried: Dating | None, article: Article,
    wording: Wording, *, has_move: bool,
) -> Dating:
    dating = find_date(candidate)
    if dating:
        return dating
    metric = candidate.terms.get("metric")
    if metric is not None and modality == "asserted" and not (metric in CARRIED_METRICS and has_move):
        return Dating(None, "none")
    is_state = candidate.kind == "integration" or candidate.terms.get("status") in STATES
    is_news = any(candidate.line.find(pattern) for pattern in wording.cues["news"])
    if is_state and modality == "asserted" and not is_news:
        return Dating(None, "none")
    if own or carried:
        return own or carried or Dating(None, "none")
    is_background = any(candidate.line.find(pattern) for pattern in wording.cues["background"])
    if is_background and not is_news and modality == "asserted":
        return Dating(None, "none")
    day = article.published_on
    return Dating(None if day is None else DateInterval(day, day, "day"), "publication")


def _remember(line: Line, wording: Wording, discourse: Discourse) -> None:
    """Leave the first company that stands free of a preposition as subject to the sentences that follow."""
    for standing in find_standings(line, wording):
        if standing.item.kind == "company" and not standing.preposition:
            discourse.subject = name_of(standing.item)
            break
    if line.position == 0 or not discourse.headline:
        discourse.headline += [name_of(item) for item in line.names() if item.kind == "company"]
    settle_currency(line, discourse)
    for standing in find_standings(line, wording):
        if standing.item.kind in {"model", "product"}:
            discourse.work = name_of(standing.item)
            break
