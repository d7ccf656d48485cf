"""Reads how well claims are read, as training measured it on articles unseen by the scores, beside the weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import KnowledgeError

FIGURES = Path(__file__).parent / "extract" / "weights" / "figures.json"
COUNTS = ("gold", "pred", "matched")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Claims of a set of articles: annotated, read and both alike; `kind` and `lang` are None where all are meant."""

    corpus: str
    kind: str | None
    lang: str | None
    gold: int
    pred: int
    matched: int
    core_f1: float
    full_f1: float


@dataclass(frozen=True, slots=True)
class Band:
    """Claims whose chance lies between two bounds: how many, their mean chance, how many of them are right."""

    corpus: str
    lowest: float
    highest: float
    claims: int
    chance: float
    correct: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What training measured."""

    accuracy: tuple[Accuracy, ...] = ()
    reliability: tuple[Band, ...] = ()


def load_figures(languages: tuple[str, ...], path: Path = FIGURES) -> Figures:
    """Return the figures beside the weights; none where nothing was measured.

    Raises KnowledgeError where the file is broken.
    """
    if not path.is_file():
        return Figures()
    try:
        tree = json.loads(path.read_text("utf-8"))
        rows = [
            (corpus, name, group) for corpus, groups in sorted(tree.items()) for name, group in sorted(groups.items())
        ]
        accuracy = [_read_accuracy(corpus, name, group, languages) for corpus, name, group in rows]
        bands = [
            Band(corpus, row["from"], row["to"], row["claims"], row["chance"], row["right"])
            for corpus, name, group in rows
            if name == "all"
            for row in group.get("reliability", [])
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{path}: not the figures of a training: {error}"
        raise KnowledgeError(reason, "run train again, or reinstall stratwatch") from error
    return Figures(tuple(accuracy), tuple(bands))


def _read_accuracy(corpus: str, name: str, group: Mapping[str, Any], languages: tuple[str, ...]) -> Accuracy:
    """Return a row of a group: "all", a language, a kind, or a kind and a language."""
    words = [] if name == "all" else name.split()
    lang = next((word for word in words if word in languages), None)
    kind = next((word for word in words if word not in languages), None)
    gold, pred, matched = (int(group[count]) for count in COUNTS)
    return Accuracy(corpus, kind, lang, gold, pred, matched, float(group["core_f1"]), float(group["full_f1"]))
