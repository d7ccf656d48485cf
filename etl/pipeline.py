"""Joins the stages: articles are annotated in batches, so that their sentences are parsed together, then extracted.

At most one batch of articles is in memory. What was quarantined passes through in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.annotate import Annotator
from etl.extract import Trace, extract_claims
from etl.knowledge import Knowledge
from etl.records import AnnotatedArticle, Article, Claim, Quarantined

# Parsing gains nothing past some 250 sentences at once (the parser's own batch); this is about 500.
BATCH_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article with what was found in it; `trace` holds the refused rules where they were asked for."""

    annotated: AnnotatedArticle
    claims: tuple[Claim, ...]
    trace: Trace

    @property
    def article(self) -> Article:
        """The article as it was read."""
        return self.annotated.article


def extract_articles(
    items: Iterable[Article | Quarantined], knowledge: Knowledge, *, is_traced: bool = False
) -> Iterator[Extraction | Quarantined]:
    """Yield the claims of each article, in the order given; the output depends on the articles and knowledge alone."""
    annotator = Annotator(knowledge)
    for batch in cut_batches(items):
        articles = [item for item in batch if isinstance(item, Article)]
        annotated = iter(annotator.annotate(articles))
        for item in batch:
            yield _extract(next(annotated), knowledge, Trace(is_on=is_traced)) if isinstance(item, Article) else item


def annotate_articles(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[AnnotatedArticle]:
    """Yield the articles with the mentions that the extractor would see, in the order given."""
    annotator = Annotator(knowledge)
    for batch in cut_batches(articles):
        yield from annotator.annotate([item for item in batch if isinstance(item, Article)])


def cut_batches(items: Iterable[Article | Quarantined]) -> Iterator[list[Article | Quarantined]]:
    """Yield the items in lists whose texts come to BATCH_CHARACTERS or little more."""
    batch: list[Article | Quarantined] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Article) else 1
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _extract(annotated: AnnotatedArticle, knowledge: Knowledge, trace: Trace) -> Extraction:
    return Extraction(annotated, extract_claims(annotated, knowledge, trace), trace)
