"""Describes what a claim is about, for the themes: its slots, the words of its evidence, the cues of data/themes.toml.

A learned score shares a claim among the themes: the likeliest is its own, others where they have a large share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.themes import score_themes
from etl.extract.windows import bucket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.scorer import Scorer
    from etl.extract.setting import Setting
    from etl.knowledge import Knowledge

NO_THEME = "none"
# Chosen on the training articles: the best F1 of themes, with a right theme for most claims.
SURE, NONE, MOST = 0.11, 0.7, 3
STEM = 6


def describe_themes(setting: Setting, knowledge: Knowledge) -> list[str]:
    """Return the features of a claim's subject matter."""
    candidate, article = setting.candidate, setting.passages.article
    line = candidate.line
    slots = {**candidate.terms, "kind": candidate.kind}
    found = [f"{role}={value}" for role, value in sorted(slots.items())]
    found += [f"sort={setting.sort}"]
    near = [item for item in line.items if item.mention is None and item.text[0].isalpha()]
    found += [f"w={item.text}" for item in near] + [f"s={item.text[:STEM]}" for item in near]
    found += [f"c={concept}" for concept in setting.passage.concepts if concept]
    found += [f"n={named.kind}&{role}" for role, names in candidate.names.items() for named in names]
    names = " ".join(named.name for some in candidate.names.values() for named in some)
    found += [f"name={word}" for word in names.casefold().split()]
    here = score_themes({}, f"{line.sentence.text} {names}", knowledge, article.lang)
    for key, scores in (("cue", here), ("all", setting.passages.score_subjects(knowledge))):
        found += [f"{key}.{theme}={bucket(score, (0, 1, 3, 8))}" for theme, score in scores.items() if score]
    return list(dict.fromkeys(["bias", *found]))


def choose_themes(features: Sequence[str], scorer: Scorer) -> tuple[str, ...]:
    """Return the sorted themes that are likely, the likeliest one at least unless none is far likelier."""
    chances = scorer.chances(features)
    ranked = sorted(chances, key=lambda theme: (-chances[theme], theme))
    if ranked[0] == NO_THEME and chances[NO_THEME] >= NONE:
        return ()
    named = [theme for theme in ranked if theme != NO_THEME][:MOST]
    return tuple(sorted(theme for place, theme in enumerate(named) if place == 0 or chances[theme] >= SURE))
