"""Extracts claims from an annotated article: rules propose, learned scores decide, candidates become claims.

No word of any language stands here; wording is in etl/lexicon, meaning in etl/frames.
"""

from __future__ import annotations

from etl.extract.crowds import note_crowds
from etl.extract.judging import judge_candidates
from etl.extract.linking import link_candidates
from etl.extract.merge import merge_claims
from etl.extract.propose import propose
from etl.extract.trace import Trace
from etl.extract.weights import load_learned
from etl.knowledge import Knowledge
from etl.records import AnnotatedArticle, Claim
from etl.stretches import cut_stretches
from etl.topic import is_on_topic

__all__ = ["Trace", "extract_claims"]


def extract_claims(annotated: AnnotatedArticle, knowledge: Knowledge, trace: Trace | None = None) -> tuple[Claim, ...]:
    """Return the claims of an article in the order of the text; refusals go to `trace` where it is on."""
    trace = trace or Trace()
    can_claim = is_on_topic(annotated.sentences)
    judged: list[tuple[Claim, bool]] = []
    for sentences in cut_stretches(annotated.sentences) if can_claim or trace.is_on else ():
        judged += _judge(AnnotatedArticle(annotated.article, tuple(sentences)), knowledge, trace)
    return merge_claims(judged) if can_claim else ()


def _judge(stretch: AnnotatedArticle, knowledge: Knowledge, trace: Trace) -> list[tuple[Claim, bool]]:
    scene = propose(stretch, knowledge, trace)
    note_crowds(scene, trace)
    learned = load_learned()
    found = link_candidates(scene, learned, knowledge, trace)
    return judge_candidates(scene, found, learned.scorers, knowledge)
