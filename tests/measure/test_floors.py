"""The reading never sinks below its floors: core F1 of each article by scores that had not seen it.

The figures are those that `stratwatch train` wrote beside the weights, by kind and language.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from etl.extract.weights import WEIGHTS

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))
FIGURES = json.loads(WEIGHTS.with_name("figures.json").read_text(encoding="utf-8"))
CASES = [(gold, group, floor) for gold, groups in FLOORS.items() for group, floor in groups.items()]


@pytest.mark.parametrize(("gold", "group", "floor"), CASES)
def test_unseen_articles_are_read_as_well_as_pinned(gold: str, group: str, floor: float) -> None:
    """The figure that training wrote beside the weights reaches the pinned floor."""
    assert FIGURES[gold][group]["core_f1"] >= floor
