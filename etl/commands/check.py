"""Checks knowledge files, language models and the warehouse, and says what to do about each problem."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.finding import Finding, attempt
from etl.commands.options import add_data_option, add_json_option, add_warehouse_option
from etl.commands.watching import parse_interval
from etl.errors import EtlError
from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from etl.knowledge import Knowledge

DONE, FAILED = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    add_warehouse_option(parser)
    add_data_option(parser)
    add_json_option(parser)
    words = "only whether the warehouse serves, at once: for monitors"
    parser.add_argument("--health", action="store_true", help=words)
    words = "with --health: how long ago the last update may have begun, as 2h"
    parser.add_argument("--max-age", type=parse_interval, metavar="TIME", help=words)


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each thing checked; 1 where one is broken."""
    is_sound = True
    for finding in _choose(arguments):
        is_sound = is_sound and finding.remedy is None
        write_result(encode_line(asdict(finding)) if arguments.json else finding.line)
    return DONE if is_sound else FAILED


def _choose(arguments: argparse.Namespace) -> Iterator[Finding]:
    from etl.commands.health import check_health

    if arguments.health:
        return check_health(arguments.warehouse, arguments.max_age)
    return check_all(arguments.data, arguments.warehouse)


def check_all(data: Path | None, warehouse: Path) -> Iterator[Finding]:
    """Yield the findings, those on knowledge first: without it no language can be checked."""
    from etl.knowledge import load_knowledge

    try:
        knowledge = load_knowledge(data)
    except EtlError as error:
        yield Finding("knowledge", error.reason, error.remedy)
    else:
        yield Finding("knowledge", _count(knowledge))
        for lang in knowledge.languages:
            yield check_language(lang, knowledge)
    yield attempt("warehouse", lambda: _check_warehouse(warehouse))


def check_language(lang: str, knowledge: Knowledge) -> Finding:
    """Return whether the lexicon of a language compiles and its model loads."""
    from etl.annotate import Annotator
    from etl.pipeline import load_language
    from etl.read import read_language

    def load() -> str:
        load_language(read_language(lang), Annotator(knowledge))
        return "lexicon and model load"

    return attempt(f"language {lang}", load)


def _check_warehouse(folder: Path) -> str:
    from etl.corrections import FILE, load_corrections
    from etl.load import check_warehouse, find_current

    corrections = load_corrections(folder / FILE)
    if find_current(folder) is None:
        return f"nothing published in {folder} yet"
    check_warehouse(folder)
    return f"{folder} opens, {len(corrections)} corrections"


def _count(knowledge: Knowledge) -> str:
    counts = {
        "companies": knowledge.companies,
        "models": knowledge.models,
        "themes": knowledge.themes,
        "kinds": knowledge.frames,
    }
    return ", ".join(f"{len(entries)} {name}" for name, entries in counts.items()) + f", version {knowledge.version}"
