"""Makes claims of articles: they are annotated in batches, so that their sentences are parsed together, then extracted.

At most one batch of articles is in memory. What was quarantined passes through in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.annotate import Annotator
from etl.batches import cut_batches, work_through
from etl.errors import EtlError
from etl.extract import Trace, extract_claims
from etl.knowledge import Knowledge, load_knowledge
from etl.partitions import Reading
from etl.records import AnnotatedArticle, Article, Claim, Language, Quarantined
from etl.version import find_version


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
        extracted = iter(_extract_batch(articles, annotator, is_traced=is_traced))
        for item in batch:
            yield next(extracted) if isinstance(item, Article) else item


def load_language(lang: Language, annotator: Annotator) -> None:
    """Compile the wording of a language and load its model; raises EtlError where there is no model."""
    annotator.wording(lang)
    try:
        annotator.parser.parse_sentences([], lang)
    except OSError as error:
        reason = f"the language model of {lang!r} does not load"
        raise EtlError(reason, "install the package and its models again: make install") from error
    extract_claims(AnnotatedArticle(Article("", "", lang, ""), ()), annotator.knowledge)


def annotate_articles(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[AnnotatedArticle]:
    """Yield the articles with the mentions that the extractor would see, in the order given."""
    annotator = Annotator(knowledge)
    for batch in cut_batches(articles):
        yield from annotator.annotate([item for item in batch if isinstance(item, Article)])


def _extract_batch(
    articles: list[Article], annotator: Annotator, *, is_traced: bool = False
) -> list[Extraction | Quarantined]:
    for lang in sorted({article.lang for article in articles}):
        load_language(lang, annotator)

    def extract(batch: list[Article]) -> list[Extraction]:
        return [_extract(one, annotator.knowledge, is_traced=is_traced) for one in annotator.annotate(batch)]

    return work_through(articles, extract)


def _extract(annotated: AnnotatedArticle, knowledge: Knowledge, *, is_traced: bool) -> Extraction:
    trace = Trace(is_on=is_traced)
    return Extraction(annotated, extract_claims(annotated, knowledge, trace), trace)


def read_batch(overlay: Path | None, version: str, batch: Sequence[Article | Quarantined]) -> list[Reading]:
    """Return what is claimed by each article of a batch: a function of its arguments alone, fit for any machine.

    Raises EtlError where the code or knowledge here is not the one asked for.
    """
    annotator = _prepare_annotator(overlay, version)
    found = iter(_extract_batch([one for one in batch if isinstance(one, Article)], annotator))
    return [keep_claims(next(found)) if isinstance(one, Article) else one for one in batch]


def keep_claims(found: Extraction | Quarantined) -> Reading:
    """Return what goes to the warehouse, and between processes: not the parsed sentences."""
    return found if isinstance(found, Quarantined) else (found.article, found.claims)


@cache
def _prepare_annotator(overlay: Path | None, version: str) -> Annotator:
    """Load knowledge and models once in a process."""
    knowledge = load_knowledge(overlay)
    if (own := find_version(knowledge)) != version:
        reason = f"a worker has version {own} of rules and knowledge, {version} is asked for"
        raise EtlError(reason, "install the same stratwatch, and the same --data, on every machine")
    return Annotator(knowledge)
