"""Reads articles and prints their claims, one JSON line per article.

The line is that of claim.schema.json: id, lang, title, source, url, published_on, claims. A .jsonl line keeps its id,
a plain file has its stem. Nothing is printed for what could not be read; why stands on standard error.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from etl.claims_json import write_claim
from etl.commands.options import add_data_option, add_json_option, add_source_options, read_request
from etl.commands.outcome import Outcome
from etl.mentions_json import write_mentions
from etl.records import Quarantined
from etl.terminal import write_json

if TYPE_CHECKING:
    from etl.pipeline import Extraction


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser)
    add_data_option(parser)
    add_json_option(parser)
    parser.add_argument("--mentions", action="store_true", help="add the money, dates and names of every sentence")
    parser.add_argument("--text", action="store_true", help="add the text, in whose letters the offsets count")
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the lines; 1 where a named source is missing or nothing could be read."""
    from etl.knowledge import load_knowledge
    from etl.pipeline import extract_articles
    from etl.read import read_sources

    outcome = Outcome(is_json=arguments.json)
    knowledge = load_knowledge(arguments.data)
    for item in extract_articles(read_sources(read_request(arguments)), knowledge):
        outcome.note(item)
        if not isinstance(item, Quarantined):
            text = {"text": item.article.text} if arguments.text else {}
            write_json(write_article(item, with_mentions=arguments.mentions) | text)
    return outcome.exit_code(is_strict=arguments.strict)


def write_article(extraction: Extraction, *, with_mentions: bool = False) -> dict[str, Any]:
    """Return the JSON object of an article with its claims, and with its mentions where they are asked for."""
    article = extraction.article
    line = {
        "id": article.article_id,
        "lang": article.lang,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published_on": article.published_on and article.published_on.isoformat(),
        "claims": [write_claim(claim) for claim in extraction.claims],
    }
    return {**line, "mentions": write_mentions(extraction.annotated)} if with_mentions else line
