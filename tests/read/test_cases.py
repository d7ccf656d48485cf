"""Each file of the cases is read into the articles and the refusals that its case promises."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.read import ReadRequest, read_sources
from etl.records import Quarantined
from etl.terminal import describe_quarantined

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["promise"]))
def test_file_is_read_as_promised(case: dict[str, Any], tmp_path: Path) -> None:
    """The fields a case names are those of the articles; the refusals are the very lines a user sees."""
    content = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode() * case.get("repeat", 1)
    (tmp_path / case["file"]).write_bytes(content)
    request = ReadRequest((str(tmp_path),), case.get("day"), case.get("lang"))
    items = list(read_sources(request))
    refused = [describe_quarantined(item) for item in items if isinstance(item, Quarantined)]
    articles = [dataclasses.asdict(item) for item in items if not isinstance(item, Quarantined)]
    wanted = [{name: value or None for name, value in article.items()} for article in case.get("articles", [])]
    found = [{name: article[name] for name in promised} for promised, article in zip(wanted, articles, strict=False)]
    assert [len(articles), found] == [len(wanted), wanted]
    assert [line.removeprefix(f"{tmp_path}/") for line in refused] == case.get("refused", [])
