"""Reads annotated articles: .jsonl files, or folders of them, one article with its claims on a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from etl.errors import EtlError, MissingSourceError
from etl.measure.agreement import CORES

Gold = dict[str, Mapping[str, Any]]
PAIRS = "events.jsonl"  # says which claims of the articles beside it are one event
# What the rules of the score read of every annotated claim, and of those of a kind.
SLOTS = ("date", "modality", "attribution", "evidence", "themes")
SLOTS_OF_KIND = {
    "investment": ("type", "investors", "recipient", "amount"),
    "release": ("developer", "model", "stage"),
    "partnership": ("partners", "status"),
    "integration": ("product", "model", "provider", "status"),
    "figure": ("subject", "metric", "amount"),
}


def load_gold(paths: Iterable[Path]) -> Gold:
    """Return the annotated articles by id, in the order of files and lines; raises EtlError naming the broken line."""
    articles: Gold = {}
    for file in (file for path in paths for file in list_files(path)):
        for number, line in enumerate(file.read_bytes().splitlines(), start=1):
            if line.strip():
                article = _read_line(f"{file}:{number}", line)
                articles[article["id"]] = article
    return articles


def list_files(path: Path) -> list[Path]:
    """Return the files of annotated articles that a path names; raises MissingSourceError where there are none."""
    files = [path]
    if path.is_dir():
        files = [file for file in sorted(path.glob("*.jsonl")) if file.name != PAIRS]
    if not files or not files[0].is_file():
        reason = f"{path}: no annotated articles here"
        raise MissingSourceError(reason, "name a .jsonl file, or a folder that holds some")
    return files


def _read_line(place: str, line: bytes) -> Mapping[str, Any]:
    try:
        article = json.loads(line)
        fault = _find_fault(article)
    except (ValueError, RecursionError):
        fault = "not JSON"
    if fault:
        reason = f"{place}: {fault}"
        raise EtlError(reason, "write the line as claim.schema.json says")
    checked: Mapping[str, Any] = article
    return checked


def _find_fault(article: object) -> str | None:
    """Return what the score would stumble over."""
    if not isinstance(article, dict) or not all(isinstance(article.get(name), str) for name in ("id", "lang", "text")):
        return "an annotated article has id, lang and text"
    if not isinstance(article.get("claims"), list):
        return "claims: a list is wanted"
    for position, claim in enumerate(article["claims"]):
        if not isinstance(claim, dict) or claim.get("kind") not in CORES:
            return f"claims/{position}: kind: one of {', '.join(CORES)} is wanted"
        lacking = [slot for slot in (*SLOTS, *SLOTS_OF_KIND[claim["kind"]]) if slot not in claim]
        if lacking:
            return f"claims/{position}: {lacking[0]} is missing"
    return None
