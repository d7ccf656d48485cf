"""Runs the steps of the annotate stage over many articles, with one compiled lexicon and one pipeline per language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from etl.annotate.amounts import AmountLexicon, build_amount_lexicon, find_amounts
from etl.annotate.context import DOUBTFUL, find_unknown
from etl.annotate.context_lexicon import ContextLexicon, build_context_lexicon
from etl.annotate.coreference import (
    ReferenceLexicon,
    add_references,
    build_reference_lexicon,
)
from etl.annotate.dates import find_dates
from etl.annotate.dates_lexicon import build_date_lexicon
from etl.annotate.gazetteer import Gazetteer, build_gazetteer
from etl.annotate.institutions import InstitutionLexicon, build_institution_lexicon, find_institutions
from etl.annotate.openers import settle_doubtful
from etl.annotate.parse import Parser
from etl.annotate.segment import SegmentLexicon, build_segment_lexicon, cut_sentences
from etl.annotate.shapes import ShapeLexicon, build_shape_lexicon, find_shapes
from etl.annotate.short_forms import join_short_forms
from etl.annotate.variants import VariantLexicon, build_variant_lexicon, lengthen_known
from etl.records import AmountMention, AnnotatedArticle, Article, DateInterval, DateMention, NameMention, Sentence
from etl.stretches import cut_stretches
from etl.topic import is_on_topic

if TYPE_CHECKING:
    from etl.annotate.dates_lexicon import DateLexicon
    from etl.knowledge import Knowledge

ANCHORS = 4  # dates before a sentence that a date in it may hang on
Found = TypeVar("Found", AmountMention, DateMention)


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled lexicon of one language."""

    segment: SegmentLexicon
    amounts: AmountLexicon
    dates: DateLexicon
    shapes: ShapeLexicon
    institutions: InstitutionLexicon
    variants: VariantLexicon
    context: ContextLexicon
    references: ReferenceLexicon


@dataclass
class Annotator:
    """Keeps what is dear to build: the gazetteer, and per language the wording and the pipeline."""

    knowledge: Knowledge
    parser: Parser = field(default_factory=Parser)
    wordings: dict[str, Wording] = field(default_factory=dict)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of the knowledge, compiled once."""
        return build_gazetteer(self.knowledge)

    def annotate(self, articles: Sequence[Article]) -> list[AnnotatedArticle]:
        """Return the articles annotated, in the order given; sentences of all of them are parsed in one batch."""
        found = [self._find(article) for article in articles]
        for lang in sorted({article.lang for article in articles}):
            self._parse(found, [article.lang for article in articles], lang)
        found = [
            settle_doubtful(sentences, self.wording(article.lang).context)
            for article, sentences in zip(articles, found, strict=True)
        ]
        return [AnnotatedArticle(article, tuple(sentences)) for article, sentences in zip(articles, found, strict=True)]

    def wording(self, lang: str) -> Wording:
        """Return the compiled lexicon of a language."""
        if lang not in self.wordings:
            tree = self.knowledge.lexicon(lang)
            self.wordings[lang] = Wording(
                build_segment_lexicon(tree["segment"]),
                build_amount_lexicon(tree["amounts"]),
                build_date_lexicon(tree["dates"]),
                build_shape_lexicon(tree["names"]),
                build_institution_lexicon(tree["names"]),
                build_variant_lexicon(tree["names"]),
                build_context_lexicon(tree["names"]),
                build_reference_lexicon(tree["reference"]),
            )
        return self.wordings[lang]

    def _find(self, article: Article) -> list[Sentence]:
        wording = self.wording(article.lang)
        stretches = cut_stretches(cut_sentences(article, wording.segment))
        return [sentence for cut in stretches for sentence in self._find_in(cut, article, wording)]

    def _find_in(self, cut: Sequence[Sentence], article: Article, wording: Wording) -> list[Sentence]:
        """Return the sentences of a stretch with all that is found in them but a parse."""
        named = self._name(_measure(cut, article, wording), wording)
        unknown = find_unknown(named, wording.context)
        joined = [
            _join(
                sentence,
                [one for one in unknown if sentence.start <= one.start < sentence.end],
            )
            for sentence in named
        ]
        return add_references(join_short_forms(joined), wording.references, article)

    def _name(self, sentences: Sequence[Sentence], wording: Wording) -> list[Sentence]:
        """Return the sentences of one article with the names that are known and those of a model's shape."""
        texts = [sentence.text for sentence in sentences]
        taken = [_measured_spans(sentence) for sentence in sentences]
        shapes = find_shapes(texts, wording.shapes, self.gazetteer.heads, taken)
        known = [self.gazetteer.find(text) for text in texts]
        bodies = find_institutions(texts, wording.institutions)
        named = [
            _join(cut, [replace(one, start=one.start + cut.start, end=one.end + cut.start) for one in chain(*found)])
            for cut, *found in zip(sentences, known, shapes, bodies, strict=True)
        ]
        return [lengthen_known(sentence, wording.variants) for sentence in named]

    def _parse(self, found: list[list[Sentence]], languages: Sequence[str], lang: str) -> None:
        """Replace the candidate sentences of one language by parsed ones."""
        places = [
            (row, column)
            for row, sentences in enumerate(found)
            if languages[row] == lang and is_on_topic(sentences)
            for column, sentence in enumerate(sentences)
            if _is_worth_parsing(sentence)
        ]
        parsed = self.parser.parse_sentences([found[row][column] for row, column in places], lang)
        for (row, column), sentence in zip(places, parsed, strict=True):
            found[row][column] = sentence


def annotate_articles(articles: Sequence[Article], knowledge: Knowledge) -> list[AnnotatedArticle]:
    """Return the articles annotated, in the order given; keep an `Annotator` instead to annotate several batches."""
    return Annotator(knowledge).annotate(articles)


def _measure(cut: Sequence[Sentence], article: Article, wording: Wording) -> list[Sentence]:
    """Return the sentences with their dates and amounts, offsets of the article.

    A date may hang on one of the sentences before ("two months later"); a count that overlaps a date is none.
    """
    measured: list[Sentence] = []
    anchors: list[DateInterval] = []
    for sentence in cut:
        found = find_dates(sentence.text, wording.dates, article.published_on, anchors=anchors[-ANCHORS:])
        dates = [_move(one, sentence) for one in found]
        amounts = [_move(one, sentence) for one in find_amounts(sentence.text, wording.amounts)]
        kept = [one for one in amounts if not any(_is_part(one, date) for date in dates)]
        measured.append(replace(sentence, amounts=tuple(kept), dates=tuple(dates)))
        anchors += [one.interval for one in dates if one.interval]
    return measured


def _move(mention: Found, sentence: Sentence) -> Found:
    return replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)


def _is_part(amount: AmountMention, date: DateMention) -> bool:
    """Tell whether an amount is a misread part of a date; money may overlap one ("$5 a year" next to "a year ago")."""
    if amount.is_money:
        return date.start <= amount.start and amount.end <= date.end
    return amount.start < date.end and date.start < amount.end


def _measured_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """The spans of amounts and dates, offsets within the sentence."""
    spans = [(one.start, one.end) for one in sentence.amounts] + [(one.start, one.end) for one in sentence.dates]
    return [(start - sentence.start, end - sentence.start) for start, end in spans]


def _is_worth_parsing(sentence: Sentence) -> bool:
    """Tell whether a claim may stand in a sentence: it names something, or may name something beside an amount."""
    return any(name.score > DOUBTFUL for name in sentence.names) or bool(sentence.names and sentence.amounts)


def _join(sentence: Sentence, names: Sequence[NameMention]) -> Sentence:
    """Return the sentence with more names; where some overlap the longest stays, then the surest."""
    chosen: list[NameMention] = []
    for name in sorted(
        (*sentence.names, *names),
        key=lambda one: (one.start - one.end, -one.score, one.start),
    ):
        if not any(one.start < name.end and name.start < one.end for one in chosen):
            chosen.append(name)
    return replace(sentence, names=tuple(sorted(chosen, key=lambda one: one.start)))
