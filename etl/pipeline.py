"""Joins the stages: articles are annotated in batches, so that their sentences are parsed together, then extracted.

At most one batch of articles is in memory. What was quarantined passes through in its place. `ingest` goes on to the
warehouse: what is new is linked, priced and stored article by article, then claims are corrected as people said, merged
and published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache, partial
from pathlib import Path

from etl.annotate import Annotator
from etl.batches import cut_batches, work_through
from etl.engines.local import map_batches
from etl.errors import EtlError
from etl.extract import Trace, extract_claims
from etl.knowledge import Knowledge, load_knowledge
from etl.load import Warehouse, load_rates
from etl.merging import Stater, correct_claims, merge_events
from etl.read import ReadRequest, read_sources
from etl.records import AnnotatedArticle, Article, Claim, Language, MissingSource, Quarantined
from etl.resolve import index_names, sign_text
from etl.runs import Ingestion, Processes, Run, Watch

Reading = tuple[Article, tuple[Claim, ...]] | Quarantined


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


def ingest(request: ReadRequest, warehouse: Warehouse, knowledge: Knowledge, run: Run) -> Ingestion:
    """Read sources into a warehouse and publish what it then holds, unless that is published already."""
    covers = partial(is_covered, sources=request.sources)
    return ingest_items(read_sources(request), warehouse, knowledge, run, covers)


def ingest_items(
    items: Iterable[Article | Quarantined],
    warehouse: Warehouse,
    knowledge: Knowledge,
    run: Run,
    covers: Callable[[Quarantined], bool],
) -> Ingestion:
    """Take what was read into a warehouse, as `ingest`; `covers` tells which refusals of earlier runs fall away."""
    done = Ingestion(claims=dict.fromkeys(knowledge.frames, 0))
    stater = Stater(knowledge, index_names(knowledge), load_rates())
    fresh = _find_fresh(items, warehouse, done, run.watch)
    for reading in _read_in_processes(fresh, run.processes) if run.processes else _read(fresh, knowledge):
        if isinstance(reading, Quarantined):
            done.quarantined.append(reading)
            run.watch(reading)
            continue
        article, claims = reading
        statements = [stater.state(claim, article) for claim in claims]
        warehouse.store_article(article, statements, run.now, sign_text(article.text))
        for claim in claims:
            done.claims[claim.kind] += 1
        run.watch(article)
    kept = [item for item in done.quarantined if not isinstance(item, MissingSource)]
    covered = [item for item in warehouse.list_quarantined() if covers(item)]
    warehouse.store_quarantined(kept, [item for item in covered if item not in kept], run.now)
    done.corrections = list(correct_claims(warehouse, run.corrections, stater))
    merge_events(warehouse, knowledge)
    done.snapshot = warehouse.publish(knowledge, run.now, is_sample=run.is_sample)
    return done


def is_covered(item: Quarantined, sources: Sequence[str]) -> bool:
    """Return whether a run over some sources has looked again at a thing that an earlier run could not read."""
    return any(
        item.name == source or item.name.startswith(f"{source.rstrip('/')}/") or fnmatch(item.name, source)
        for source in sources
    )


def _find_fresh(
    items: Iterable[Article | Quarantined], warehouse: Warehouse, done: Ingestion, watch: Watch
) -> Iterator[Article]:
    """Yield the articles that the warehouse does not hold as they are."""
    for item in items:
        if isinstance(item, Quarantined):
            done.quarantined.append(item)
            watch(item)
            continue
        standing = warehouse.find_standing(item)
        done.articles[standing] += 1
        if standing == "unchanged":
            watch(item)
        else:
            yield item


def _read(articles: Iterable[Article], knowledge: Knowledge) -> Iterator[Reading]:
    return map(_keep_claims, extract_articles(articles, knowledge))


def _read_in_processes(articles: Iterable[Article], processes: Processes) -> Iterator[Reading]:
    work = partial(_read_batch, processes.overlay)
    for readings in map_batches(work, cut_batches(articles), processes.count):
        yield from readings


def _read_batch(overlay: Path | None, batch: list[Article]) -> list[Reading]:
    return [_keep_claims(one) for one in _extract_batch(batch, _prepare_annotator(overlay))]


def _keep_claims(found: Extraction | Quarantined) -> Reading:
    """Return what goes to the warehouse, and between processes: not the parsed sentences."""
    return found if isinstance(found, Quarantined) else (found.article, found.claims)


@cache
def _prepare_annotator(overlay: Path | None) -> Annotator:
    """Load knowledge and models once in a process."""
    return Annotator(load_knowledge(overlay))
