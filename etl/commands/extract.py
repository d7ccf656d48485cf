"""Reads articles and prints their claims, one JSON line per article.

The line is that of claim.schema.json: id, lang, title, source, url, published_on, claims. A .jsonl line keeps its id,
a plain file has its stem. Nothing is printed for what could not be read; why stands on standard error. With --out,
sources are large parts (JSON lines or Parquet, here or on object storage, @FILE for a list of them), each of which
becomes one Parquet file of claims that `stratwatch ingest --claims` takes in; docs/scale.md tells more.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from etl.claims_json import write_claim
from etl.commands.harvested import harvest_watched
from etl.commands.options import (
    add_data_option,
    add_engine_options,
    add_json_option,
    add_source_options,
    read_request,
    read_scheduler,
)
from etl.commands.outcome import Outcome
from etl.errors import UsageError
from etl.mentions_json import write_mentions
from etl.records import Quarantined
from etl.terminal import write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.records import Article, Claim
    from etl.runs import Processes


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_source_options(parser)
    add_data_option(parser)
    add_json_option(parser)
    add_engine_options(parser)
    parser.add_argument("--out", metavar="DIR", help="write claims as Parquet there, one file for each part")
    parser.add_argument("--mentions", action="store_true", help="add the money, dates and names of every sentence")
    parser.add_argument("--text", action="store_true", help="add the text, in whose letters the offsets count")
    parser.add_argument("--strict", action="store_true", help="end with 1 if anything could not be read")


def run(arguments: argparse.Namespace) -> int:
    """Print the lines; 1 where a named source is missing or nothing could be read."""
    processes = _read_processes(arguments)
    outcome = Outcome(is_json=arguments.json)
    if arguments.out is not None:
        harvest_watched(arguments, processes, outcome)
    elif arguments.mentions:
        _print_mentions(arguments, outcome)
    else:
        _print_claims(arguments, processes, outcome)
    return outcome.exit_code(is_strict=arguments.strict)


def _read_processes(arguments: argparse.Namespace) -> Processes:
    from etl.knowledge import load_knowledge
    from etl.runs import Processes
    from etl.version import find_version

    scheduler, is_alone = read_scheduler(arguments), arguments.workers == 1
    if arguments.mentions and (scheduler or not is_alone or arguments.out):
        reason = "mentions are only printed by one process"
        raise UsageError(reason, "leave out --mentions, or --workers, --engine and --out")
    return Processes(arguments.workers, arguments.data, find_version(load_knowledge(arguments.data)), scheduler)


def _print_claims(arguments: argparse.Namespace, processes: Processes, outcome: Outcome) -> None:
    from etl.knowledge import load_knowledge
    from etl.pipeline import read_articles
    from etl.read import read_sources

    is_alone = processes.count == 1 and processes.scheduler is None
    sources = read_sources(read_request(arguments))
    for reading in read_articles(sources, load_knowledge(arguments.data), None if is_alone else processes):
        outcome.note(reading)
        if not isinstance(reading, Quarantined):
            text = {"text": reading[0].text} if arguments.text else {}
            write_json({**write_article(*reading), **text})


def _print_mentions(arguments: argparse.Namespace, outcome: Outcome) -> None:
    from etl.knowledge import load_knowledge
    from etl.pipeline import extract_articles
    from etl.read import read_sources

    for item in extract_articles(read_sources(read_request(arguments)), load_knowledge(arguments.data)):
        outcome.note(item)
        if not isinstance(item, Quarantined):
            mentions = {"mentions": write_mentions(item.annotated)}
            text = {"text": item.article.text} if arguments.text else {}
            write_json({**write_article(item.article, item.claims), **mentions, **text})


def write_article(article: Article, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the JSON object of an article with its claims."""
    return {
        "id": article.article_id,
        "lang": article.lang,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published_on": article.published_on and article.published_on.isoformat(),
        "claims": [write_claim(claim) for claim in claims],
    }
