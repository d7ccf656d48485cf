"""Judges candidates: when each holds, how sure it is, who says so and which words state it."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.build import build_claim
from etl.extract.candidate import Candidate
from etl.extract.circumstances import Dating, find_attribution, find_date, judge_modality
from etl.extract.themes import assign_themes
from etl.extract.wording import Wording
from etl.knowledge import Knowledge
from etl.records import AnnotatedArticle, Article, Claim, DateInterval, Modality

CARRIED_METRICS = frozenset({"valuation", "stake"})
CARRIED_PRECISIONS = frozenset({"day", "week"})
STATES = frozenset({"active", "strained"})


def judge_candidates(
    annotated: AnnotatedArticle, found: list[list[Candidate]], wording: Wording, knowledge: Knowledge
) -> list[tuple[Claim, bool]]:
    """Return the claims of the candidates of every sentence: dated, judged and quoted, before duplicates are merged."""
    article = annotated.article
    claims: list[tuple[Claim, bool]] = []
    carried: tuple[int, Dating] | None = None
    for sentence, candidates in zip(annotated.sentences, found, strict=True):
        own = next((date for one in candidates if one.kind != "figure" and (date := find_date(one))), None)
        has_move = any(one.kind == "investment" for one in candidates)
        carried = _carry(carried, own, sentence.paragraph)
        for candidate in candidates:
            modality = judge_modality(candidate, wording)
            dating = _date(
                candidate, modality, own, carried[1] if carried else None, article, wording, has_move=has_move
            )
            claim = build_claim(candidate, article, dating, modality, find_attribution(candidate, wording))
            themes = assign_themes(claim, knowledge, article.lang)
            is_heading = sentence.role not in {"body", "item"}
            claims.append((replace(claim, themes=themes, confidence=candidate.score), is_heading))
    return claims


def _carry(carried: tuple[int, Dating] | None, own: Dating | None, paragraph: int) -> tuple[int, Dating] | None:
    """Keep the date of the last dated event for what follows in its paragraph."""
    if own is not None:
        is_event = own.interval is not None and own.interval.precision in CARRIED_PRECISIONS
        return (paragraph, own) if is_event else None
    return carried if carried and carried[0] == paragraph else None


def _date(
    candidate: Candidate,
    modality: Modality,
    own: Dating | None,
    carried: Dating | None,
    article: Article,
    wording: Wording,
    *,
    has_move: bool,
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
