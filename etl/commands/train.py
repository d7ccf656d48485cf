"""Trains what decides about claims from annotated articles, and writes the weights that the extractor reads.

Deterministic: the same articles and the same code give the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.commands.options import add_data_option
from etl.terminal import write_message

DEFAULT_GOLD = (Path("data/gold"), Path("data/training"))


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    words = "files or folders of annotated articles, data/gold and data/training unless told"
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD", default=list(DEFAULT_GOLD), help=words)
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write, the package's own weights unless told"
    )
    add_data_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Train and write; 0 when the weights are written."""
    from etl.extract.weights import WEIGHTS, save_learned
    from etl.knowledge import load_knowledge
    from etl.measure.gold import load_gold
    from etl.measure.teach import teach
    from etl.measure.train import train
    from etl.pipeline import annotate_articles
    from etl.read import ReadRequest, read_sources
    from etl.records import Quarantined

    knowledge = load_knowledge(arguments.data)
    gold = load_gold(arguments.gold)
    read = read_sources(ReadRequest(tuple(map(str, arguments.gold))))
    articles = [one for one in read if not isinstance(one, Quarantined) and one.article_id in gold]
    annotated = annotate_articles(articles, knowledge)
    courses = [teach(one, gold[one.article.article_id]["claims"], knowledge) for one in annotated]
    write_message(f"{len(courses)} articles read")
    learned = train(courses, knowledge)
    target = arguments.out or WEIGHTS
    save_learned(learned, target)
    write_message(f"{target}: {target.stat().st_size} bytes, least chances {dict(learned.thresholds)}")
    return 0
