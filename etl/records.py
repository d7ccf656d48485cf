"""The frozen records that stages hand to each other. Offsets are code points of `Article.text`, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Language = Literal["fr", "en"]
Hedge = Literal["exact", "about", "at_least", "at_most", "range"]
Precision = Literal["day", "week", "month", "quarter", "half", "year", "range"]
DateBasis = Literal["stated", "relative", "publication", "none"]
Modality = Literal["asserted", "planned", "rumored", "denied", "hypothetical"]
DayBasis = Literal["stated", "jsonld", "opengraph", "meta", "time", "mail", "feed", "link", "text", "option"]
NameType = Literal["company", "model", "product", "person", "media", "place", "other"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article. `title` is context, never evidence; `published_on` None is unknown, doubtful if it was guessed."""

    article_id: str
    text_id: str
    lang: Language
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_basis: DayBasis | None = None
    is_day_doubtful: bool = False
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A thing that could not be read: where it stands, why, and what the user can do about it."""

    name: str
    line: int | None
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MissingSource(Quarantined):
    """A source that the user named and that is not there: the rest still runs, the exit code is 1."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in full units; a None bound is open. `currency` is ISO 4217, `unit` short and lower case."""

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    unit: str | None
    hedge: Hedge


@dataclass(frozen=True, slots=True)
class DateInterval:
    """An inclusive interval of days and how finely the text gave it."""

    start: date
    end: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount of money (`currency` set, or elided beside other money) or any other counted quantity."""

    start: int
    end: int
    amount: Amount
    is_money: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text; `interval` is None for a relative date of an article whose day is unknown."""

    start: int
    end: int
    interval: DateInterval | None
    basis: Literal["stated", "relative"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name, canonical where `entity_id` is set, else as printed; `score` in 0..1 is the evidence for `type`."""

    start: int
    end: int
    type: NameType
    name: str
    entity_id: str | None
    score: float
    source: Literal["gazetteer", "shape", "context", "repeat", "reference"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parsed sentence, detached from spaCy. `head` indexes the sentence's tokens (root: itself)."""

    start: int
    end: int
    text: str
    pos: str
    dep: str
    head: int
    morph: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what was found in it. `folded` is `text` with typography and case folded 1:1.

    `tokens` is empty where the sentence was not worth a parse. `role` tells running text from headings.
    """

    start: int
    end: int
    text: str
    folded: str
    paragraph: int
    role: Literal["title", "heading", "item", "body"]
    names: tuple[NameMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article cut into sentences, in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A company (or state, fund, person) in a role of a claim; offsets are None where nothing in the text names it."""

    role: str
    position: int
    name: str
    company_id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """An amount in a role of a claim."""

    role: str
    amount: Amount
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word in a role of a claim: a model, a product, a state, a purpose, a flag ("true")."""

    role: str
    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of fact, plan or rumour, tied to the words that make it (claims.md).

    `rule` names the trigger that fired as `lexicon/<lang>/claims/<kind>.toml#<id>`; `themes` are sorted ids.
    """

    claim_id: str
    article_id: str
    kind: str
    parties: tuple[Party, ...]
    values: tuple[Value, ...]
    terms: tuple[Term, ...]
    date: DateInterval | None
    date_basis: DateBasis
    modality: Modality
    attribution: str | None
    evidence: str
    evidence_start: int
    evidence_end: int
    themes: tuple[str, ...]
    rule: str
    confidence: float | None = None
