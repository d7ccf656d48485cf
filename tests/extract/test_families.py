"""A model never heard of is its family's maker's; a name that only begins with the same letters is nobody's."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from etl.extract.families import find_maker
from etl.knowledge import load_knowledge

CASES = tomllib.loads((Path(__file__).parent / "families.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_model_is_of_its_family(case: dict[str, str]) -> None:
    """The maker is that of the longest family a name begins with, none where no family fits."""
    assert case["maker"] == (find_maker(case["name"], "~", load_knowledge()) or "")
