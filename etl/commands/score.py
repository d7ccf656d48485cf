"""Measures precision, recall and F1 against annotated articles, per kind and language.

The texts of the annotated articles are extracted afresh. `--blind` first renames every company, model and product in
them to invented names of the same shape, so that nothing known by heart helps.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.commands.options import add_data_option, add_json_option
from etl.commands.outcome import Outcome
from etl.records import Article, Quarantined
from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from etl.knowledge import Knowledge
    from etl.measure.gold import Gold
    from etl.measure.score import Report

QUIET_SLOTS = frozenset({"evidence", "themes", "attribution", "date_basis"})
LONGEST_QUOTE = 120


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "gold", nargs="+", type=Path, metavar="GOLD", help="a .jsonl file of articles, or a folder of them"
    )
    parser.add_argument("--blind", action="store_true", help="rename every company, model and product first")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print so many missed and spurious claims")
    add_data_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; 1 where no annotated article could be read."""
    from etl.knowledge import load_knowledge
    from etl.measure.gold import load_gold
    from etl.measure.score import score_claims

    gold = load_gold(arguments.gold)
    knowledge = load_knowledge(arguments.data)
    outcome = Outcome(is_json=arguments.json)
    articles = list(_read(arguments.gold, outcome))
    if arguments.blind:
        gold, articles = _blind(gold, articles, knowledge)
    report = score_claims(gold, _predict(articles, knowledge))
    for line in _write_json(report, arguments.errors) if arguments.json else _write_table(report, arguments.errors):
        write_result(line)
    return outcome.exit_code()


def _read(paths: Iterable[Path], outcome: Outcome) -> Iterable[Article]:
    from etl.measure.gold import list_files
    from etl.read import ReadRequest, read_sources

    for item in read_sources(ReadRequest(tuple(str(file) for path in paths for file in list_files(path)))):
        outcome.note(item)
        if not isinstance(item, Quarantined):
            yield item


def _blind(gold: Gold, articles: list[Article], knowledge: Knowledge) -> tuple[Gold, list[Article]]:
    from etl.measure.blind import blind_articles
    from etl.pipeline import annotate_articles
    from etl.read import hash_text

    renamed = blind_articles(gold, annotate_articles(articles, knowledge), knowledge)
    texts = {article_id: article["text"] for article_id, article in renamed.items()}
    known = [article for article in articles if article.article_id in texts]
    return renamed, [
        replace(
            article,
            text=texts[article.article_id],
            text_id=hash_text(texts[article.article_id]),
            title=renamed[article.article_id]["title"],
        )
        for article in known
    ]


def _predict(articles: Iterable[Article], knowledge: Knowledge) -> dict[str, Mapping[str, Any]]:
    from etl.claims_json import write_claim
    from etl.pipeline import extract_articles

    return {
        item.article.article_id: {"claims": [write_claim(claim) for claim in item.claims]}
        for item in extract_articles(articles, knowledge)
        if not isinstance(item, Quarantined)
    }


def _write_json(report: Report, errors: int) -> list[str]:
    shown = [{"error": error, "id": article_id, "claim": claim} for error, article_id, claim in report.errors[:errors]]
    figures = {
        "articles": report.articles,
        "without_prediction": report.without_prediction,
        "evidence_not_verbatim": report.evidence_not_verbatim,
        "groups": report.groups,
    }
    return [encode_line({**figures, "errors": shown} if errors else figures)]


def _write_table(report: Report, errors: int) -> list[str]:
    """A row per group; the shares of agreeing slots are those of all matched claims."""
    head = f"{report.articles} articles, {report.without_prediction} without a prediction, "
    lines = [f"{head}{report.evidence_not_verbatim} evidence passages not verbatim"]
    for group, row in report.groups.items():
        figures = f"gold {row['gold']:4} pred {row['pred']:4} P {row['precision']:.3f} R {row['recall']:.3f}"
        lines.append(f"{group:16} {figures} core F1 {row['core_f1']:.3f} full F1 {row['full_f1']:.3f}")
    slots = " ".join(f"{slot} {share:.3f}" for slot, share in report.groups.get("all", {}).get("slots", {}).items())
    lines += [f"slots that agree: {slots}"] if slots else []
    return lines + [f"{error:9} {article_id} {_brief(claim)}" for error, article_id, claim in report.errors[:errors]]


def _brief(claim: Mapping[str, Any]) -> str:
    slots = {slot: value for slot, value in claim.items() if slot not in QUIET_SLOTS and value not in (None, [], "")}
    return f"{encode_line(slots)}  «{str(claim.get('evidence', ''))[:LONGEST_QUOTE]}»"
