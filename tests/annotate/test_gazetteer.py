"""Known names are found where they stand for what is known, and nowhere else."""

from __future__ import annotations

import pytest

from etl.annotate.gazetteer import build_gazetteer
from etl.knowledge import load_knowledge

GAZETTEER = build_gazetteer(load_knowledge())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mistral Vins, négociant à Avignon, a levé 5 millions.", []),
        ("Mistral a levé 5 millions.", ["Mistral AI"]),
        ("Mistral AI a levé 5 millions.", ["Mistral AI"]),
        ("Mistral Raises Another Round From Investors", ["Mistral AI"]),
        ("Mistral Large tourne chez BNP Paribas.", ["Mistral Large", "BNP Paribas"]),
    ],
)
def test_a_short_name_that_goes_on_is_somebody_elses(text: str, names: list[str]) -> None:
    """Unless it is the beginning of a longer known name, or the line is a headline of capitals."""
    assert [mention.name for mention in GAZETTEER.find(text)] == names
