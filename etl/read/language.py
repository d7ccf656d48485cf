"""Recognises the language of a text among those that have a lexicon; a text surely in another one is refused."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from etl.errors import ArticleError
from etl.records import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
# A text is foreign where another language is this many times likelier than ours together. On 1,222 French and English
# passages of the development texts (3 characters to whole articles) the highest ratio is 2; "Hola mundo" has 44, a
# sentence of German or Spanish 600 and more. tests/read/cases.toml notices.
FOREIGN_RATIO = 100.0
LONGEST_SAMPLE = 20_000  # characters: more changes no decision and costs time


def recognise_language(text: str) -> Language:
    """Return the likelier of our languages, however short the text; raises ArticleError for one surely in another."""
    ranks: list[tuple[str, float]] = _identifier().rank(text[:LONGEST_SAMPLE])
    likelihood = dict(ranks)
    ours = {lang: likelihood[lang] for lang in LANGUAGES}
    best, likelihood_of_best = ranks[0]
    if likelihood_of_best > FOREIGN_RATIO * sum(ours.values()):
        reason = f"the language looks like {best!r}, which is not supported"
        raise ArticleError(reason, f"if it is one of {', '.join(LANGUAGES)}, say so with --lang")
    return max(LANGUAGES, key=lambda lang: ours[lang])


def read_language(given: str) -> Language:
    """Return the language that a tag names ("fr", "en-GB"); raises ArticleError where there is none."""
    lang = given.strip().replace("_", "-").split("-")[0].lower()
    if lang not in LANGUAGES:
        reason = f"the language {given!r} is not supported"
        raise ArticleError(reason, f"use one of {', '.join(LANGUAGES)}")
    return lang


@cache
def _identifier() -> Any:  # noqa: ANN401 (the package has no types)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
