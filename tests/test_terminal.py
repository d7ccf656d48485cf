"""A line of a result is one line to every reader."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from etl.records import Quarantined
from etl.terminal import describe_quarantined, encode_line


@given(text=st.text())
def test_json_is_one_line_and_comes_back(text: str) -> None:
    """Whatever a text holds: line separators, control characters, half a character."""
    line = encode_line({"text": text})
    assert (len(line.splitlines()), json.loads(line)) == (1, {"text": text})


def test_line_number_stands_where_there_is_one() -> None:
    """`NAME[:LINE]: reason; what to do`."""
    items = [Quarantined("a.jsonl", line, "broken", "mend it") for line in (None, 3)]
    assert list(map(describe_quarantined, items)) == ["a.jsonl: broken; mend it", "a.jsonl:3: broken; mend it"]
