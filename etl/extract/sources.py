"""Lists who may stand behind a claim: names, noun phrases beside a word of saying, those of the lines around, nobody.

"announced" says nothing of a source, "said" and "according to" do; an unnamed source is kept in its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.extract.candidate import name_of
from etl.extract.items import NAME_KINDS
from etl.records import NameMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.extract.items import Item
    from etl.extract.passage import Passage
    from etl.extract.setting import Setting
    from etl.extract.wording import Wording

BACK, AHEAD = 2, 1  # lines whose speakers a claim may have
SAY = "say"  # the concept of reporting
TAILS = frozenset({"it"})  # the concept of relative words, before which a phrase may end
BREAKS = frozenset({",", ";", ":", ".", "(", ")", '"', "-", "!", "?"})
LONGEST = 10  # items of an unnamed source
MOST_SPEAKERS = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who may be the source of a claim; `name` None is nobody. `first` and `last` are items of its line."""

    name: str | None
    kind: str
    position: int
    first: int
    last: int


def list_voices(setting: Setting) -> list[Voice]:
    """Return who may stand behind a claim, in the order of the text: nobody first, the article's speakers last."""
    own = setting.candidate.line.position
    found = [Voice(None, "nobody", own, 0, 0)]
    for passage in setting.passages.around(own, BACK, AHEAD):
        for item in passage.line.items:
            if item.kind in NAME_KINDS:
                found += _list_names(item, passage)
        found += _list_phrases(passage, setting.passages.wording)
    return [*found, *_list_speakers(setting, {voice.name for voice in found})]


def _list_names(item: Item, passage: Passage) -> list[Voice]:
    """Return a name in full and, where the text prints it shorter, as printed."""
    offset = passage.line.sentence.start
    printed, named = passage.line.sentence.text[item.start - offset : item.end - offset], name_of(item)
    found = [Voice(named.name, item.kind, passage.line.position, item.index, item.index)]
    is_short = printed != named.name and not is_reference(item)
    return [*found, Voice(printed, "printed", passage.line.position, item.index, item.index)] if is_short else found


def _list_speakers(setting: Setting, present: set[str | None]) -> list[Voice]:
    """Return the people the whole article names most: in an interview one of them says everything."""
    people = [entity for entity in setting.passages.scene.entities.values() if entity.kind == "person"]
    first = sorted(people, key=lambda entity: entity.rank)[:MOST_SPEAKERS]
    return [
        Voice(
            entity.named.name, "speaker", entity.spots[0].line, entity.spots[0].item.index, entity.spots[0].item.index
        )
        for entity in first
        if entity.named.name not in present
    ]


def _list_phrases(passage: Passage, wording: Wording) -> list[Voice]:
    """Return the noun phrases beside a word of saying, whole and short: "two people at the firm", "two people"."""
    found: dict[tuple[int, int], Voice] = {}
    items = passage.line.items
    for index, concept in enumerate(passage.concepts):
        if concept != SAY:
            continue
        for low, high in (_reach_left(items, index), _reach_right(items, index)):
            for last in range(low, high + 1):
                is_end = (
                    last == high
                    or passage.concepts[last + 1] in TAILS
                    or items[last + 1].text in wording.words["prepositions"]
                )
                if is_end and last - low < LONGEST and all(one.mention is None for one in items[low : low + 1]):
                    found[low, last] = _phrase(passage, low, last, wording)
    return list(found.values())


def _reach_left(items: Sequence[Item], index: int) -> tuple[int, int]:
    low = index
    while low > 0 and items[low - 1].text not in BREAKS:
        low -= 1
    return low, index - 1


def _reach_right(items: Sequence[Item], index: int) -> tuple[int, int]:
    high = index
    while high + 1 < len(items) and items[high + 1].text not in BREAKS:
        high += 1
    return index + 1, high


def _phrase(passage: Passage, low: int, last: int, wording: Wording) -> Voice:
    line = passage.line
    start = line.sentence.start
    words = {item.text for item in line.items[low : last + 1]}
    kind = "unnamed" if words & wording.words["unnamed_heads"] else "phrase"
    text = line.sentence.text[line.items[low].start - start : line.items[last].end - start]
    return Voice(text, kind, line.position, low, last)


def is_reference(item: Item) -> bool:
    """Say whether a pronoun or phrase stands for the name."""
    return isinstance(item.mention, NameMention) and item.mention.source == "reference"
