"""The interface's words, read from labels/<language>.toml; a missing word raises KeyError."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels"
LANGUAGES = ("en", "fr")


def read_tree(path: Path) -> dict[str, Any]:
    """The tree of a TOML file; raises OSError where it is not there, ValueError where it is no TOML or no UTF-8."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def read_labels(language: str) -> dict[str, Any]:
    """The tree of labels of one language."""
    return read_tree(LABELS / f"{language}.toml")


def choose_language(locale: str | None) -> str:
    """The interface language for a browser's locale ("fr-CA" is French); English otherwise."""
    language = (locale or "").split("-")[0].lower()
    return language if language in LANGUAGES else "en"


def say(language: str, key: str, **slots: object) -> str:
    """The label at a dotted key ("modality.planned"), its {slots} filled."""
    return str(_find(language, key)).format(**slots)


def say_list(language: str, key: str) -> list[str]:
    """The list of words at a dotted key ("date.months")."""
    return [str(word) for word in _find(language, key)]


def _find(language: str, key: str) -> Any:  # noqa: ANN401 (a branch or leaf of the labels)
    node: Any = read_labels(language)
    for part in key.split("."):
        node = node[part]
    return node
