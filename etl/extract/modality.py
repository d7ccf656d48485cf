"""Describes how surely a claim is stated: its verbs and their tense, cues in reach, dates to come, quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.circumstances import judge_modality
from etl.extract.echoes import echo_modality
from etl.extract.setting import describe_kind, describe_setting, relate
from etl.records import DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.echoes import Judged
    from etl.extract.setting import Setting

BEFORE = 1  # lines whose cues reach into the next: "The talks are at an early stage. The price would be …"


def describe_modality(setting: Setting, earlier: Sequence[Judged]) -> list[str]:
    """Return the features that tell fact from plan, rumour, denial and possibility."""
    passage, article = setting.passage, setting.passages.article
    rule = judge_modality(setting.candidate, setting.passages.wording)
    found = [f"cue.rule={rule}", f"tense={setting.tense}", *describe_setting(setting)]
    dates = [item.mention for item in passage.line.dates() if isinstance(item.mention, DateMention)]
    found += [f"near.{relate(mention.interval, article)}" for mention in dates]
    for before in setting.passages.around(setting.candidate.line.position, BEFORE, -1):
        found += [f"cue.before.{key}" for key, spans in before.cues.items() if spans]
        found += [f"before.{concept}" for concept in sorted(set(before.concepts)) if concept]
    return [*describe_kind(setting, found), *echo_modality(setting, earlier)]
