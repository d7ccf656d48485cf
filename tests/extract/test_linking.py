"""One amount makes one claim, and a short form belongs to the long name it shortens."""

from __future__ import annotations

import pytest

from etl.extract.linking import find_best
from etl.extract.propose import propose
from etl.extract.trace import Trace
from etl.knowledge import load_knowledge
from tests.extract.test_cases import annotate


def test_likeliest_candidate_of_an_amount_stays() -> None:
    """Of those at one place the best is kept, the first of equals; those without a place all stay."""
    assert find_best([(4, 0.2), (4, 0.7), (4, 0.7), (None, 0.1), (9, 0.3)]) == {1, 3, 4}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("[Norlink Fibre|company] hired [Ada Quill|person]. [Norlink|company] grows.", 3),
        ("[Norlink|company] buys [Norlink Fibre|company].", 2),
        ("[Banque du Havre|company] ([BH|company]) prête.", 1),
        ("[Lumen 2|model] replaces [Lumen|model].", 2),
    ],
)
def test_spellings_of_one_name_are_one_entity(text: str, entities: int) -> None:
    """An acronym in brackets is the name before it; a family and its model, or two names in one sentence, are two."""
    scene = propose(annotate(text, "en"), load_knowledge(), Trace())
    assert len(scene.entities) == entities
