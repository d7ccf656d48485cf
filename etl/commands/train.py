"""Trains what decides about claims from annotated articles, and writes the weights that the extractor reads.

The same articles and code give the same file. Beside it stand the figures that scores unseen by an article reach on it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from etl.commands.options import add_data_option
from etl.terminal import write_message

DEFAULT_GOLD = (Path("data/gold/dev_en.jsonl"), Path("data/gold/dev_fr.jsonl"), Path("data/training"))
FIGURES = "figures.json"
REAL_WEIGHT = 3.0  # how often a real article counts: there are few, and they are what is to be read


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    words = "files or folders of annotated articles, the gold and the training articles of data/ unless told"
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD", default=list(DEFAULT_GOLD), help=words)
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write, the package's own weights unless told"
    )
    words = "files of annotated real articles, each of which counts three times"
    parser.add_argument("--real", nargs="*", type=Path, metavar="GOLD", default=[], help=words)
    add_data_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Train and write; 0 when the weights are written."""
    from etl.extract.weights import WEIGHTS, save_learned
    from etl.knowledge import load_knowledge
    from etl.measure.gold import load_gold
    from etl.measure.score import score_claims
    from etl.measure.teach import teach, weigh_course
    from etl.measure.train import train
    from etl.pipeline import annotate_articles
    from etl.read import ReadRequest, read_sources
    from etl.records import Quarantined

    knowledge = load_knowledge(arguments.data)
    paths = [*arguments.gold, *arguments.real]
    gold, real = load_gold(paths), load_gold(arguments.real)
    read = read_sources(ReadRequest(tuple(map(str, paths))))
    articles = [one for one in read if not isinstance(one, Quarantined) and one.article_id in gold]
    annotated = annotate_articles(articles, knowledge)
    courses = [teach(one, gold[one.article.article_id]["claims"], knowledge) for one in annotated]
    courses = [weigh_course(one, REAL_WEIGHT) if one.name in real else one for one in courses]
    write_message(f"{len(courses)} articles read, {len(real)} of them real")
    training = train(courses, knowledge)
    target = arguments.out or WEIGHTS
    save_learned(training.learned, target)
    figures = {path.stem: score_claims(load_gold([path]), training.unseen).groups for path in paths}
    target.with_name(FIGURES).write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_message(f"{target}: {target.stat().st_size} bytes, least chances {dict(training.learned.thresholds)}")
    return 0
