"""Finds who stands behind a claim, so that sources are counted and not articles.

Whom an article names as its source counts, whatever the article that repeats it: "selon le Courrier des Ports" makes
the Courrier des Ports the source. An attribution that names nobody ("people familiar with the matter") leaves it the
article's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.fold import fold_case
from etl.records import Article, Claim
from etl.resolve.bucket import fold_words

NAME = re.compile(r"\b[^\W\d_a-z][\w&'.-]*")  # a word that begins with a capital


def find_source(claim: Claim, article: Article, names: Mapping[str, str]) -> str:
    """Return the id of a company or an outlet that is known, else the folded name, else the id of the text."""
    return _identify(claim.attribution, names) or _identify(article.source, names) or _fold(article)


def _identify(words: str | None, names: Mapping[str, str]) -> str | None:
    if words is None:
        return None
    known = names.get(fold_case(words.strip()))
    printed = " ".join(match for match in NAME.findall(words) if not match.islower())
    return known or names.get(fold_case(printed)) or fold_words(printed) or None


def _fold(article: Article) -> str:
    return fold_words(article.source) if article.source else article.text_id
