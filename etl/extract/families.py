"""Tells whose model a name is by the family it begins with: "GPT-4o mini" is of the GPT family, so OpenAI's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.fold import fold_case
from etl.knowledge import Knowledge

PART = re.compile(r"[^\W\d_]+|\d+|[+]")
SHORTEST = 2  # letters of a family's name: "o" alone begins too much


@lru_cache(maxsize=4)
def load_families(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the id of the model of each family's name, folded."""
    return {
        fold_case(head): model.id
        for model in knowledge.models.values()
        for head in (*model.heads, model.name)
        if len(head) >= SHORTEST
    }


def find_maker(name: str, entity_id: str, knowledge: Knowledge) -> str | None:
    """Return the id of the company that makes a model, by its id or the longest family that its name begins with."""
    known = knowledge.models.get(entity_id)
    if known:
        return known.maker
    folded, families = fold_case(name), load_families(knowledge)
    ends = [match.end() for match in PART.finditer(folded)]
    family = next((families[folded[:end]] for end in reversed(ends) if folded[:end] in families), None)
    return knowledge.models[family].maker if family else None
