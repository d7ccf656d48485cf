"""Describes those who may stand behind a claim: how each stands to a word of saying and to the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.passage import describe_cues, describe_verbs
from etl.extract.setting import describe_setting
from etl.extract.sources import AHEAD, BACK, SAY, is_reference
from etl.extract.windows import bucket, cross, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.passage import Passage
    from etl.extract.setting import Setting
    from etl.extract.sources import Voice

SELF = "self"  # the concept of the first person
TELLING = frozenset({SAY, "deny"})  # the concepts of words whose subject is a source
NEAR = (2, 4, 8, 14)
OPENING, CLOSING = 2, 2  # items from either end of a line


def describe_voices(setting: Setting, voices: Sequence[Voice]) -> list[list[str]]:
    """Return the features of every voice."""
    common = _describe_common(setting, voices)
    own = {named.name for names in setting.candidate.names.values() for named in names}
    return [_describe(setting, voice, own, common) for voice in voices]


def _describe(setting: Setting, voice: Voice, own: set[str], common: Sequence[str]) -> list[str]:
    if voice.name is None:
        return ["nobody", *cross("nobody", common)]
    offset = voice.position - setting.candidate.line.position
    passage = setting.passages.at(voice.position)
    items = passage.line.items
    found = [
        f"at={max(-3, min(offset, 2))}",
        f"kind={voice.kind}",
        f"own={voice.name in own}",
        f"ref={is_reference(items[voice.first])}",
    ]
    found += [f"words={min(voice.last - voice.first, 5)}", f"head={items[voice.first].text}"]
    found += [f"l{step}={mask(items[voice.first - step])}" for step in (1, 2) if voice.first >= step]
    found += [f"lc{step}={passage.concepts[voice.first - step]}" for step in (1, 2) if voice.first >= step]
    found += [f"r{step}={mask(items[voice.last + step])}" for step in (1, 2) if voice.last + step < len(items)]
    found += [f"rc{step}={passage.concepts[voice.last + step]}" for step in (1, 2) if voice.last + step < len(items)]
    found += [
        f"quoted={voice.first in passage.quoted}",
        f"ends={voice.last + CLOSING >= len(items)}",
        f"opens={voice.first < OPENING}",
    ]
    found += _describe_saying(passage, voice)
    if offset == 0:
        cost = passage.line.cost(voice.last if voice.last < setting.heart else voice.first, setting.heart)
        side = "before" if voice.first < setting.heart else "after"
        above = {verb.token for verb in passage.verbs(setting.heart)}
        speaking = passage.verbs(voice.first)
        over = bool(speaking) and speaking[0].token in above
        found += [
            f"near={bucket(cost, NEAR)}",
            f"side={side}",
            f"over={over}",
            f"overc={over}{speaking[0].concept if speaking else ''}",
        ]
        found += [f"path={passage.syntax.path(setting.heart, voice.first)}", f"heart={setting.heart in passage.quoted}"]
    else:
        found += [f"away.{one}" for one in common if one.startswith(("says", "quoted", "lead", "self"))]
    place = "here" if offset == 0 else f"off{offset}" if -BACK <= offset <= AHEAD else "far"
    return ["voice", *found, *cross(place, found), *cross(voice.kind, found)]


def _describe_telling(passage: Passage, voice: Voice) -> list[str]:
    """Return whether a word of saying or denying stands right beside a voice, and on which side."""
    found = []
    for step in (-2, -1, 1, 2):
        place = (voice.first if step < 0 else voice.last) + step
        if 0 <= place < len(passage.concepts) and passage.concepts[place] in TELLING:
            told = f"told={step}{passage.concepts[place]}"
            found += [
                told,
                f"{told}&{voice.kind}",
                f"{told}&{voice.first < OPENING}",
                f"{told}&{place in passage.quoted}",
            ]
            found += [f"told={voice.kind}", f"told={voice.kind}&{abs(step)}"]
    return found or ["told=not", f"told=not&{voice.kind}"]


def _describe_saying(passage: Passage, voice: Voice) -> list[str]:
    """Return how a voice hangs on its verb, and what the verb is."""
    token = passage.syntax.of_item[voice.last]
    dep = passage.syntax.tokens[token].dep if token >= 0 else "-"
    head = passage.syntax.tokens[token].head if token >= 0 else -1
    governor = passage.concept(head) if head >= 0 else "-"
    found = [f"dep={dep}", f"gov={passage.syntax.stem(head)}", f"govc={governor}", f"says={dep}&{governor}"]
    return [*found, *(f"x{one}" for one in describe_verbs(passage, voice.last, "v") if one.startswith("v0"))]


def _describe_common(setting: Setting, voices: Sequence[Voice]) -> list[str]:
    """Return what speaks for nobody: no word of saying in the line or beside it, no quotes."""
    own = setting.candidate.line.position
    found = [f"kind={setting.candidate.kind}", f"sort={setting.sort}", *describe_cues(setting.passage, setting.heart)]
    for passage in setting.passages.around(own, BACK, AHEAD):
        offset = passage.line.position - own
        found += [f"rules{offset}={bool(passage.sources)}"]
        found += [f"says{offset}={SAY in passage.concepts}", f"quoted{offset}={bool(passage.quoted)}"]
    found += [
        f"has={voice.kind}{voice.position - own}" for voice in voices if voice.kind in {"media", "unnamed", "phrase"}
    ]
    found += [f"self={SELF in setting.passage.concepts}", f"talk={_count_self(setting)}"]
    found += [f"lead={setting.candidate.line.items[0].text}"]
    return list(
        dict.fromkeys(
            [
                *found,
                *(one for one in describe_setting(setting) if one.startswith(("v", "role", "place", "quoted", "c="))),
            ]
        )
    )


def _count_self(setting: Setting) -> int:
    """Return how many of the lines around speak in the first person: an interview has many."""
    lines = setting.passages.around(setting.candidate.line.position, 5, 5)
    return bucket(sum(SELF in passage.concepts for passage in lines), (0, 1, 3))
