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
from etl.records import Article, Language

TEXT_FIELDS = ("id", "lang", "title", "source", "url", "published_on")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for an article that does not say otherwise."""

    published_on: date | None = None
    lang: Language | None = None


def build_article(fields: Mapping[str, Any], text: str, stem: str, defaults: Defaults) -> Article:
    """Return the article of some fields and a text; `stem` is the id of one without id and link.

    Raises ArticleError naming the field and what to do.
    """
    given = {name: _words(fields, name) for name in TEXT_FIELDS}
    sound = check_text(text)
    day = given["published_on"]
    text_id = hash_text(sound)
    return Article(
        article_id=given["id"] or canonical_link(given["url"]) or stem or text_id,
        text_id=text_id,
        lang=read_language(given["lang"]) if given["lang"] else defaults.lang or recognise_language(sound),
        text=sound,
        title=given["title"],
        source=given["source"],
        url=given["url"],
        published_on=read_day(day) if day else defaults.published_on,
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


def _words(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field as text, None where it is absent, null or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        reason = f"{name}: text is wanted, not {type(value).__name__} {str(value)[:40]!r}"
        raise ArticleError(reason, "put it in quotes, or leave it out")
    return check_text(value) if value.strip() else None
