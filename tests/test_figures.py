"""What training measured reaches the snapshot as it stands beside the weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from etl.errors import KnowledgeError
from etl.figures import FIGURES, Figures, load_figures

GROUP = {"gold": 10, "pred": 8, "matched": 6, "core_f1": 0.667, "full_f1": 0.5}
BAND = {"from": 0.5, "to": 0.6, "claims": 8, "chance": 0.55, "right": 6}


def test_groups_are_told_apart(tmp_path: Path) -> None:
    """All, a language, a kind, and a kind in a language; bands are those of all."""
    path = tmp_path / "figures.json"
    groups: dict[str, dict[str, Any]] = dict.fromkeys(("all", "fr", "release", "release fr"), GROUP)
    groups["all"] = {**GROUP, "reliability": [BAND]}
    path.write_text(json.dumps({"training": groups}), encoding="utf-8")
    found = load_figures(("en", "fr"), path)
    assert [(row.kind, row.lang) for row in found.accuracy] == [
        (None, None), (None, "fr"), ("release", None), ("release", "fr"),
    ]  # fmt: skip
    assert [(band.lowest, band.claims, band.correct) for band in found.reliability] == [(0.5, 8, 6)]


def test_shipped_figures_are_read() -> None:
    """Every corpus and group of the file has its row."""
    tree = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert len(load_figures(("en", "fr")).accuracy) == sum(map(len, tree.values()))


def test_nothing_measured_is_nothing(tmp_path: Path) -> None:
    """A package without figures has none."""
    assert load_figures(("en",), tmp_path / "none.json") == Figures()


@pytest.mark.parametrize("text", ["{", "[]", '{"training": {"all": {}}}'])
def test_broken_figures_are_named(tmp_path: Path, text: str) -> None:
    """The file and the remedy are said."""
    path = tmp_path / "figures.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"figures\.json"):
        load_figures(("en",), path)
