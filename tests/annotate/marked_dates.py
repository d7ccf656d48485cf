"""Reads sentences whose dates are marked up as {words|EDTF|basis}; "?" stands for a date that cannot be known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.annotate.dates import DateLexicon, build_date_lexicon, find_dates
from etl.edtf import to_edtf
from etl.knowledge import read_toml

if TYPE_CHECKING:
    from etl.records import DateMention

LEXICONS = Path(__file__).parents[2] / "etl" / "lexicon"
MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\|(\w+)\}")
PUBLISHED_ON = date(2025, 6, 18)
LANGUAGES = ("en", "fr")

TREES: dict[str, dict[str, Any]] = {lang: read_toml(LEXICONS / lang / "dates.toml") for lang in LANGUAGES}
COMPILED: dict[str, DateLexicon] = {lang: build_date_lexicon(tree) for lang, tree in TREES.items()}


def plain(marked: str) -> str:
    """Return the sentence without its marks."""
    return MARK.sub(r"\1", marked)


def expected(marked: str) -> list[tuple[str, str, str]]:
    """Return the words, the EDTF and the basis of every date marked."""
    return [(match[1], match[2], match[3]) for match in MARK.finditer(marked)]


def found(marked: str, lang: str, settings: Mapping[str, Any] | None = None) -> list[tuple[str, str, str]]:
    """Return what `find_dates` finds in the sentence, in the same shape; `settings` are its arguments."""
    text = plain(marked)
    given = {"reference": PUBLISHED_ON, **(settings or {})}
    return [_shown(text, mention) for mention in find_dates(text, COMPILED[lang], **given)]


def _shown(text: str, mention: DateMention) -> tuple[str, str, str]:
    edtf = to_edtf(mention.interval) if mention.interval else "?"
    return text[mention.start : mention.end], edtf, mention.basis
