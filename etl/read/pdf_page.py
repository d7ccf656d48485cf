"""Puts the words of one PDF page into reading order: columns one after the other, what spans them between.

Widths are estimated from the size of the letters, since a PDF need not say them: enough to tell a column from a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby

EM = 0.45  # mean width of a letter in ems: Helvetica .50, Times .42
NARROW_EM, WIDE_EM = 0.36, 0.52  # what no running text goes below, or over
SAME_ROW = 0.4  # of the size: what lies closer stands on one line
NEAR = 2.5  # ems between words of one line, justified ones included; columns and cells lie further apart
STEP = 4.0  # points: left edges closer than this are one
FEWEST_LINES = 4  # a column has at least so many lines, and a line at least so many letters on average
FEWEST_LETTERS = 18
NARROWEST = 90.0  # points
OVERHANG = 0.3  # of a column's width: a longer line spans several


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words at a place: `x` and `y` in points from the lower left, `size` of the letters in points."""

    x: float
    y: float
    size: float
    text: str

    def end(self, em: float = EM) -> float:
        """Return the right end, estimated by the mean width of a letter."""
        return self.x + len(self.text) * self.size * em


def order_lines(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the lines of a page in reading order, cells of one row joined by " | "."""
    rows = [_join_near(row) for row in _cut_rows(fragments)]
    edges = _find_columns([segment for row in rows for segment in row])
    ordered: list[Fragment] = []
    waiting: list[list[Fragment]] = [[] for _ in edges]
    for row in rows:
        if len(edges) <= 1 or any(_spans(segment, edges) for segment in row):
            ordered += [line for column in waiting for line in column]
            waiting = [[] for _ in edges]
            ordered.append(reduce(_join_pair, row))
            continue
        for column, segments in groupby(row, key=lambda segment: _find_column(segment, edges)):
            waiting[column].append(reduce(_join_pair, segments))
    return ordered + [line for column in waiting for line in column]


def _cut_rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Return the fragments that stand on one line, from top to bottom, each from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (-one.y, one.x)):
        if rows and abs(rows[-1][0].y - fragment.y) <= SAME_ROW * max(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda one: one.x) for row in rows]


def _join_near(row: Sequence[Fragment]) -> list[Fragment]:
    """Return the segments of a row: words that may well stand far apart are not joined."""
    joined: list[Fragment] = []
    for fragment in row:
        if joined and fragment.x - joined[-1].end(NARROW_EM) < NEAR * fragment.size:
            joined[-1] = _join_pair(joined[-1], fragment)
        else:
            joined.append(fragment)
    return joined


def _join_pair(first: Fragment, second: Fragment) -> Fragment:
    """Return two pieces of a row as one, parted by " | " where they surely stand apart, as cells of a table do."""
    is_apart = second.x - first.end(WIDE_EM) > NEAR * second.size
    space = " | " if is_apart else "" if second.text[:1] in ",.;:)" else " "
    return replace(first, text=f"{first.text}{space}{second.text}", size=max(first.size, second.size))


def _find_columns(segments: Sequence[Fragment]) -> list[float]:
    """Return the left edges of columns of running text, from left to right."""
    starts = Counter(round(segment.x / STEP) for segment in segments)
    edges: list[float] = []
    for place, _ in sorted(starts.items(), key=lambda item: (-item[1], item[0])):
        left = place * STEP
        own = [segment for segment in segments if abs(segment.x - left) <= STEP]
        letters = sum(len(segment.text) for segment in own) / len(own)
        is_column = len(own) >= FEWEST_LINES and letters >= FEWEST_LETTERS
        if is_column and all(abs(left - edge) >= NARROWEST for edge in edges):
            edges.append(left)
    return _keep_parted(sorted(edges), segments)


def _keep_parted(edges: list[float], segments: Sequence[Fragment]) -> list[float]:
    """Return the edges that lines to their left respect: an indented quotation begins inside a column."""
    kept = edges[:1]
    for edge in edges[1:]:
        before = [segment for segment in segments if kept[-1] - STEP <= segment.x < edge - NARROWEST / 2]
        crossing = [segment for segment in before if segment.end() > edge + OVERHANG * (edge - kept[-1])]
        if before and len(crossing) <= len(before) / 2:
            kept.append(edge)
    return kept


def _find_column(segment: Fragment, edges: Sequence[float]) -> int:
    return max((place for place, edge in enumerate(edges) if segment.x >= edge - STEP), default=0)


def _spans(segment: Fragment, edges: Sequence[float]) -> bool:
    column = _find_column(segment, edges)
    if column + 1 >= len(edges):
        return False
    return segment.end() > edges[column + 1] + OVERHANG * (edges[column + 1] - edges[column])
