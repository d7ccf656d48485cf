"""Bounds what is weighed in one line, so that a list of hundreds costs no more than an article; says where it did.

No line of the 1,106 articles at hand comes near: the bounds change no claim of theirs (tests/extract/test_bounds.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.stretches import LONGEST_SENTENCE

if TYPE_CHECKING:
    from etl.extract.scene import Scene
    from etl.extract.trace import Trace

MOST_AMOUNTS, MOST_WORKS = 40, 16  # of a line, the first, that may become claims
MOST_PARTIES = 36  # in a line and around it, the nearest, that may stand in a role
NEARLY = 0.9  # of the longest sentence: a piece of one may be shorter, for it ends with a word


def note_crowds(scene: Scene, trace: Trace) -> None:
    """Refuse in the trace what the bounds leave out, and say which lines are pieces of a sentence."""
    for line, present in zip(scene.lines, scene.by_line, strict=True):
        if len(line.sentence.text) > NEARLY * LONGEST_SENTENCE:
            trace.refuse(line, "segment", f"over {LONGEST_SENTENCE} characters without an end: read in pieces")
        if len(line.amounts()) > MOST_AMOUNTS:
            trace.refuse(line, "amounts", f"more than {MOST_AMOUNTS}: only the first are weighed")
        if len(present) > MOST_WORKS:
            trace.refuse(line, "names", f"more than {MOST_WORKS}: only the first and nearest are weighed")
