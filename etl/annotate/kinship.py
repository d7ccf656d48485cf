"""Types names by their kin: the members of a list share a type, a short form has that of its long form."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from etl.fold import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from etl.annotate.runs import Candidate
    from etl.records import NameType, Sentence

Typed = dict[str, "tuple[NameType | None, float]"]
SIBLING = 0.6  # the score of a type handed on: just enough to stand


def add_siblings(groups: Mapping[str, Sequence[Candidate]], typed: Typed, between: re.Pattern[str]) -> None:
    """Give an untyped member of a list the type of the company beside it: "Accel, Quorum and Figma"."""
    spots = [(one.start, one.end, key, one.sentence) for key, group in groups.items() for one in group]
    sentences = {id(spot[3]): spot[3] for spot in spots}.values()
    known = {name.start: name.type for sentence in sentences for name in sentence.names}
    spots += [(name.start, name.end, "", sentence) for sentence in sentences for name in sentence.names]
    spots.sort(key=lambda spot: spot[0])
    for step in (1, -1):
        walk = spots[::step]
        for giver, taker in pairwise(walk):
            kind = typed[giver[2]][0] if giver[2] else known.get(giver[0])
            is_untyped = taker[2] != "" and typed[taker[2]][0] in {None, "other"}
            if giver[3] is taker[3] and kind == "company" and is_untyped and _is_list(giver, taker, between):
                typed[taker[2]] = ("company", SIBLING)


def _is_list(
    one: tuple[int, int, str, Sentence],
    other: tuple[int, int, str, Sentence],
    between: re.Pattern[str],
) -> bool:
    left, right = (one, other) if one[0] < other[0] else (other, one)
    offset = left[3].start
    return between.fullmatch(fold(left[3].text[left[1] - offset : right[0] - offset])) is not None


def add_short_forms(typed: Typed) -> None:
    """Give a single word the type of the longer name it begins or ends: "Groupe Baudal", then "Baudal"."""
    for key, (kind, _) in list(typed.items()):
        if kind in {None, "other"} and " " not in key:
            longer = [
                value for other, value in typed.items() if " " in other and key in {other.split()[0], other.split()[-1]}
            ]
            known = [value for value in longer if value[0] in {"company", "person", "product"}]
            if known:
                typed[key] = max(known, key=lambda value: value[1])
