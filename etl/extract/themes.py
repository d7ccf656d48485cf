"""Counts what speaks for each theme: slot values and stems of words. Cues and slots stand in data/themes.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from etl.fold import fold_case

if TYPE_CHECKING:
    from etl.knowledge import Knowledge

SLOT_WEIGHT = 1.5  # an implied slot value outweighs one stem, not two


def score_themes(slots: Mapping[str, object], words: str, knowledge: Knowledge, lang: str) -> dict[str, float]:
    """Return how much speaks for every theme: its slot values and the distinct stems found."""
    folded = fold_case(words)
    return {
        theme.id: SLOT_WEIGHT * sum(slots.get(role) in values for role, values in theme.slots.items())
        + len(set(pattern.findall(folded)))
        for theme in knowledge.themes.values()
        for pattern in [_cues(knowledge, lang)[theme.id]]
    }


@lru_cache(maxsize=8)
def _cues(knowledge: Knowledge, lang: str) -> Mapping[str, re.Pattern[str]]:
    """Compile the stems of every theme; a theme without stems in the language matches nothing."""
    stems = {theme.id: theme.cues_fr if lang == "fr" else theme.cues_en for theme in knowledge.themes.values()}
    # What begins no word is passed over before any stem is tried.
    return {
        theme: re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, some))})" if some else r"(?!)")
        for theme, some in stems.items()
    }


def _pattern(stem: str) -> str:
    return stem.removesuffix("$") + (r"(?!\w)" if stem.endswith("$") else "")
