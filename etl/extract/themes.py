"""Gives a claim its themes: the slot values and the stems of its evidence that speak of a theme, strongest first.

At most two themes; a claim that nothing speaks for has none. Cues and slots stand in data/themes.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from etl.fold import fold_case

if TYPE_CHECKING:
    from etl.knowledge import Knowledge
    from etl.records import Claim

SLOT_WEIGHT = 1.5  # an implied slot value outweighs one stem, not two; tests/knowledge pins the agreement with the gold
MOST_THEMES = 2  # the gold gives one theme to two claims in three and hardly ever three


def assign_themes(claim: Claim, knowledge: Knowledge, lang: str) -> tuple[str, ...]:
    """Return the sorted theme ids of a claim, strongest two at most: a headcount speaks of talent."""
    slots = {term.role: term.value for term in claim.terms}
    names = [*(party.name for party in claim.parties), *(term.value for term in claim.terms)]
    return find_themes(slots, " ".join([claim.evidence, *names]), knowledge, lang)


def find_themes(slots: Mapping[str, object], words: str, knowledge: Knowledge, lang: str) -> tuple[str, ...]:
    """Return the sorted theme ids that the slot values and the words of a claim speak for."""
    folded = fold_case(words)
    scores = {
        theme.id: SLOT_WEIGHT * sum(slots.get(role) in values for role, values in theme.slots.items())
        + len(set(pattern.findall(folded)))
        for theme in knowledge.themes.values()
        for pattern in [_cues(knowledge, lang)[theme.id]]
    }
    best = sorted((theme for theme, score in scores.items() if score), key=lambda theme: -scores[theme])
    return tuple(sorted(best[:MOST_THEMES]))


@lru_cache(maxsize=8)
def _cues(knowledge: Knowledge, lang: str) -> Mapping[str, re.Pattern[str]]:
    """Compile the stems of every theme; a theme without stems in the language matches nothing."""
    stems = {theme.id: theme.cues_fr if lang == "fr" else theme.cues_en for theme in knowledge.themes.values()}
    return {theme: re.compile("|".join(_pattern(stem) for stem in some) or r"(?!)") for theme, some in stems.items()}


def _pattern(stem: str) -> str:
    return rf"(?<!\w){stem.removesuffix('$')}" + (r"(?!\w)" if stem.endswith("$") else "")
