"""Writes a correction of claims, events or a company's name, and publishes a snapshot that heeds it.

SOURCE is a file, or - for standard input, that holds one correction as a JSON object: `verb` (wrong, set, join, part,
rename), `reason`, `date`, and what the verb takes. Without it all corrections of the warehouse are applied anew.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.commands.options import add_corrections_option, add_data_option, add_json_option, add_warehouse_option
from etl.commands.published import announce
from etl.commands.watched import Target, read_corrections, warn_of_orphans
from etl.errors import UsageError
from etl.terminal import encode_line, write_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.resolve import Finding

DONE, FAILED = 0, 1
STANDARD_INPUT = "-"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="a JSON file, or -; all are applied without it")
    add_warehouse_option(parser)
    add_corrections_option(parser)
    add_data_option(parser)
    add_json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what became of the corrections; 1 where the one that was given touches nothing."""
    from etl.corrections import FILE, append_correction
    from etl.load import find_current

    if find_current(arguments.warehouse) is None:
        reason = f"{arguments.warehouse}: holds no published snapshot"
        raise UsageError(reason, "run ingest first")
    if arguments.source is not None:
        path = arguments.corrections or arguments.warehouse / FILE
        append_correction(path, _read_object(arguments.source))
    findings, snapshot = apply(Target(arguments.warehouse, arguments.data, corrections=arguments.corrections))
    announce(arguments.warehouse)
    warn_of_orphans(findings)
    told = findings[-1:] if arguments.source is not None else findings
    for finding in told:
        line = {"status": finding.status, "note": finding.note, "claims": finding.claim_ids, "snapshot": snapshot}
        words = f"{finding.correction.verb}: {finding.status}, {len(finding.claim_ids)} claims"
        write_result(encode_line(line) if arguments.json else words)
    return FAILED if arguments.source is not None and findings[-1].note is not None else DONE


def apply(target: Target) -> tuple[Sequence[Finding], int | None]:
    """Apply the corrections of a warehouse to what it holds; return what became of each and the snapshot published."""
    from etl.knowledge import load_knowledge
    from etl.load import load_rates, open_warehouse
    from etl.merging import Stater, correct_claims, merge_events
    from etl.resolve import index_names
    from etl.version import find_version

    knowledge = load_knowledge(target.overlay)
    corrections = read_corrections(target)
    now = datetime.now(UTC).replace(tzinfo=None)
    holder = f"process {os.getpid()} (since {now:%Y-%m-%d %H:%M} UTC)"
    with open_warehouse(target.folder, find_version(knowledge), holder) as warehouse:
        findings = correct_claims(warehouse, corrections, Stater(knowledge, index_names(knowledge), load_rates()))
        merge_events(warehouse, knowledge)
        return findings, warehouse.publish(knowledge, now)


def _read_object(source: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if source == STANDARD_INPUT else Path(source).read_text("utf-8")
        data = json.loads(text)
    except OSError as error:
        reason = f"{source}: {error.strerror}"
        raise UsageError(reason, "name a file that holds one correction as JSON") from error
    except ValueError as error:
        reason = f"{source}: not JSON: {error}"
        raise UsageError(reason, "write one correction as a JSON object") from error
    if not isinstance(data, dict):
        reason = f"{source}: not a JSON object"
        raise UsageError(reason, "write one correction as a JSON object")
    return data
