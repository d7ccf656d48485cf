"""Extracts claims from an annotated article: rules propose, learned scores decide, candidates become claims.

No word of any language stands here; wording is in etl/lexicon, meaning in etl/frames.
"""

from __future__ import annotations

from etl.extract.build import link_makers
from etl.extract.decide import Judge
from etl.extract.judging import judge_candidates
from etl.extract.merge import merge_claims
from etl.extract.propose import propose
from etl.extract.trace import Trace
from etl.extract.weights import load_scorers
from etl.knowledge import Knowledge
from etl.records import AnnotatedArticle, Claim

__all__ = ["Trace", "extract_claims"]


def extract_claims(annotated: AnnotatedArticle, knowledge: Knowledge, trace: Trace | None = None) -> tuple[Claim, ...]:
    """Return the claims of an article in the order of the text; refusals go to `trace` where it is on."""
    scene = propose(annotated, knowledge, trace or Trace())
    found = Judge(scene, load_scorers()).decide()
    for candidate in (one for group in found for one in group):
        link_makers(candidate, knowledge, scene.makers)
    return merge_claims(judge_candidates(annotated, found, scene.wording, knowledge))
