"""Judges candidates: when each holds, how sure it is, who says so, what it is about and which words state it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.extract.build import build_claim
from etl.extract.circumstances import Circumstances, judge_modality
from etl.extract.date_features import describe_dates
from etl.extract.dating import list_dates
from etl.extract.echoes import Judged
from etl.extract.modality import describe_modality
from etl.extract.running import is_running
from etl.extract.setting import Passages, Setting
from etl.extract.source_features import describe_voices
from etl.extract.sources import list_voices
from etl.extract.theming import choose_themes, describe_themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from etl.extract.candidate import Candidate
    from etl.extract.scene import Scene
    from etl.extract.scorer import Scorer
    from etl.knowledge import Knowledge
    from etl.records import Claim, Modality

MODALITIES: Mapping[str, Modality] = {
    "asserted": "asserted",
    "denied": "denied",
    "hypothetical": "hypothetical",
    "planned": "planned",
    "rumored": "rumored",
}
UNSURE: AbstractSet[Modality] = frozenset({"hypothetical", "rumored"})  # what words say of these no score makes a fact
RUNNING_TEXT = frozenset({"body", "item"})


def judge_candidates(
    scene: Scene, found: Sequence[Sequence[Candidate]], scorers: Mapping[str, Scorer], knowledge: Knowledge
) -> list[tuple[Claim, bool]]:
    """Return the claims of the candidates of every line, each with whether it stands in a heading; all are kept."""
    passages = Passages(scene)
    candidates = [one for some in found for one in some]
    claims: dict[int, tuple[Claim, bool]] = {}
    earlier: list[Judged] = []
    for place in sorted(range(len(candidates)), key=lambda one: (candidates[one].line.position, candidates[one].first)):
        candidate = candidates[place]
        setting = Setting(candidate, passages)
        circumstances = judge_circumstances(setting, earlier, scorers)
        earlier.append(Judged(setting, circumstances))
        if is_running(setting, circumstances):
            candidate.terms = {**candidate.terms, "cumulative": "true"}
        claim = build_claim(candidate, scene.article, circumstances)
        themes = choose_themes(describe_themes(setting, knowledge), scorers["theme"])
        is_heading = candidate.line.sentence.role not in RUNNING_TEXT
        claims[place] = replace(claim, themes=themes, confidence=candidate.score), is_heading
    return [claims[place] for place in range(len(candidates))]


def judge_circumstances(setting: Setting, earlier: Sequence[Judged], scorers: Mapping[str, Scorer]) -> Circumstances:
    """Return when a candidate holds, how sure it is and who says so: what its scores like best.

    A rumour or a bare possibility in so many words never passes for a fact.
    """
    chances = scorers["modality"].chances(describe_modality(setting, earlier))
    options, voices = list_dates(setting), list_voices(setting)
    option = options[_best(scorers["date"].rank(describe_dates(setting, options, earlier)))]
    voice = voices[_best(scorers["source"].rank(describe_voices(setting, voices)))]
    modality = MODALITIES[max(chances, key=lambda one: (chances[one], one))]
    said = judge_modality(setting.candidate, setting.passages.wording)
    if modality == "asserted" and said in UNSURE:
        modality = said
    return Circumstances(option.interval, option.basis, modality, voice.name)


def _best(shares: Sequence[float]) -> int:
    """Return the place of the greatest share, the first of equals."""
    return max(range(len(shares)), key=lambda place: (shares[place], -place))
