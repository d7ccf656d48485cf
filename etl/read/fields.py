"""Turns the fields that a file or line gives into an article; a field of the wrong type or a bad date refuses it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from etl.errors import ArticleError
from etl.links import canonical_link
from etl.read.decode import check_text
from etl.read.language import read_language, recognise_language
from etl.records import Article, DayBasis, Language

TEXT_FIELDS = ("id", "lang", "title", "source", "url", "published_on", "author")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for an article that does not say otherwise; its day also wins over a doubtful one."""

    published_on: date | None = None
    lang: Language | None = None
    published_basis: DayBasis = "option"
    title: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A publication day, where it was found, and whether that may mislead."""

    day: date
    basis: DayBasis = "stated"
    is_doubtful: bool = False


def build_article(
    fields: Mapping[str, Any], text: str, stem: str, defaults: Defaults, found_day: Day | None = None
) -> Article:
    """Return the article of some fields and a text; `stem` is the id of one without id and link.

    `found_day` is the day of a format that says how it knows; else the field `published_on` is the stated one.
    Raises ArticleError naming the field and what to do.
    """
    given = {name: _words(fields, name) for name in TEXT_FIELDS}
    sound = check_text(text)
    stated = given["published_on"]
    day = _choose_day(found_day or (Day(read_day(stated)) if stated else None), defaults)
    text_id = hash_text(sound)
    return Article(
        article_id=given["id"] or canonical_link(given["url"]) or stem or text_id,
        text_id=text_id,
        lang=read_language(given["lang"]) if given["lang"] else defaults.lang or recognise_language(sound),
        text=sound,
        title=given["title"] or defaults.title,
        source=given["source"] or defaults.source,
        url=given["url"],
        published_on=day.day if day else None,
        published_basis=day.basis if day else None,
        is_day_doubtful=day is not None and day.is_doubtful,
        author=given["author"],
    )


def hash_text(text: str) -> str:
    """Return the text_id of a text: its SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_day(given: str) -> date:
    """Return the printed day of a date or time stamp, never shifted by a time zone; raises ArticleError for neither."""
    try:
        return datetime.fromisoformat(given.strip()).date()
    except ValueError as error:
        reason = f"published_on: {given!r} is no date"
        raise ArticleError(reason, "write it as 2025-08-29, or leave it out") from error


def _choose_day(found: Day | None, defaults: Defaults) -> Day | None:
    """Return the day that was found, unless it is a guess and the defaults know better."""
    if defaults.published_on is not None and (found is None or found.is_doubtful):
        return Day(defaults.published_on, defaults.published_basis)
    return found


def _words(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field as text, None where it is absent, null or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        reason = f"{name}: text is wanted, not {type(value).__name__} {str(value)[:40]!r}"
        raise ArticleError(reason, "put it in quotes, or leave it out")
    return check_text(value) if value.strip() else None
