"""Describes how what a claim may be agrees with the claims before it: dates and modality run on in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.extract.circumstances import Circumstances
    from etl.extract.dating import Option
    from etl.extract.setting import Setting

MOST = 3  # claims before it that count
NEXT = 2  # lines within which a claim still stands near


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that stands before another in its article, with its circumstances."""

    setting: Setting
    circumstances: Circumstances


def echo_date(setting: Setting, option: Option, earlier: Sequence[Judged]) -> list[str]:
    """Return whether the claims before it have the same date."""
    own = option.position - setting.candidate.line.position
    sort = option.basis if option.item is None else "here" if own == 0 else "away"
    found = [f"echoes={len(earlier[-MOST:])}&{sort}"]
    for place, one, near, kin in _ties(setting, earlier):
        tie = f"{_is_same(option, one.circumstances)}&{near}"
        found += [f"echo{place}={tie}", f"echo{place}={tie}&{kin}"]
        found += [f"echo{place}={tie}&{sort}", f"echo{place}={tie}&{kin}&{sort}"]
        found += [f"echo={tie}&{kin}&{sort}&{one.circumstances.basis}"]
    return found


def echo_modality(setting: Setting, earlier: Sequence[Judged]) -> list[str]:
    """Return how sure the claims before it are."""
    found = []
    for place, one, near, kin in _ties(setting, earlier):
        tie = f"{one.circumstances.modality}&{near}"
        found += [f"echo{place}={tie}", f"echo{place}={tie}&{kin}", f"echo{place}={tie}&{setting.candidate.kind}"]
    return found


def _ties(setting: Setting, earlier: Sequence[Judged]) -> Iterator[tuple[int, Judged, str, str]]:
    """Yield the claims before it, the last first: which it is, itself, how near it stands and how near of kin it is."""
    for place, one in enumerate(reversed(earlier[-MOST:])):
        yield place, one, _nearness(setting, one.setting), _kinship(setting, one.setting)


def _is_same(option: Option, other: Circumstances) -> bool:
    if option.interval is None or other.interval is None:
        return option.basis == other.basis
    return (option.interval.start, option.interval.end) == (other.interval.start, other.interval.end)


def _nearness(setting: Setting, other: Setting) -> str:
    own, there = setting.candidate.line, other.candidate.line
    if own.position == there.position:
        return "line"
    if own.sentence.paragraph == there.sentence.paragraph:
        return "paragraph"
    return "near" if own.position - there.position <= NEXT else "far"


def _kinship(setting: Setting, other: Setting) -> str:
    """Return whether two claims are of one sort, of one kind, or neither, and whether they name the same."""
    scene = setting.passages.scene
    own, theirs = (
        {scene.key(named) for names in one.candidate.names.values() for named in names} for one in (setting, other)
    )
    kin = "sort" if setting.sort == other.sort else "kind" if setting.candidate.kind == other.candidate.kind else "none"
    return f"{kin}{bool(own & theirs)}"
