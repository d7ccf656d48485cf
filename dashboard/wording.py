"""The interface's words, read from labels/<language>.toml; a missing word raises KeyError."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels"
LANGUAGES = ("en", "fr")


@cache
def read_labels(language: str) -> dict[str, Any]:
    """The tree of labels of one language."""
    return tomllib.loads((LABELS / f"{language}.toml").read_text(encoding="utf-8"))


def choose_language(locale: str | None) -> str:
    """The interface language for a browser's locale ("fr-CA" is French); English otherwise."""
    language = (locale or "").split("-")[0].lower()
    return language if language in LANGUAGES else "en"


def say(language: str, key: str, **slots: object) -> str:
    """The label at a dotted key ("modality.planned"), its {slots} filled."""
    node: Any = read_labels(language)
    for part in key.split("."):
        node = node[part]
    return str(node).format(**slots)
