"""Holds that every word that the pages ask for is in the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.render.empty import REASONS
from dashboard.wording import LANGUAGES, read_labels, say

DASHBOARD = Path(__file__).parents[3] / "dashboard"
ASKED = re.compile(r'\bsay\((?:\w+(?:\.\w+)*, )?"([\w.]+)"')


def list_keys(tree: dict[str, Any], path: str = "") -> Iterator[str]:
    """The dotted keys of a tree."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from list_keys(value, f"{path}{key}.")
        else:
            yield f"{path}{key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_asked_for_is_there(language: str) -> None:
    """Each key written in the code leads to a label."""
    asked = {key for path in DASHBOARD.rglob("*.py") for key in ASKED.findall(path.read_text(encoding="utf-8"))}
    known = set(list_keys(read_labels(language)))
    assert {key for key in asked if key not in known and not any(name.startswith(f"{key}.") for name in known)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_every_emptiness_has_its_words(language: str, reason: str) -> None:
    """Whatever leaves a panel without rows can be said."""
    assert say(language, f"empty.{reason}", names="x")
