"""Keeps what was refused and why, for `stratwatch explain`; costs nothing where nobody asks."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.items import Line


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule that fired in a sentence and the ground on which its claim was refused."""

    start: int
    end: int
    rule: str
    ground: str


@dataclass(slots=True)
class Trace:
    """Collects refusals where `is_on`."""

    is_on: bool = False
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, line: Line, rule: str, ground: str) -> None:
        """Note that `rule` was refused in a line on this ground."""
        if self.is_on:
            self.refusals.append(Refusal(line.sentence.start, line.sentence.end, rule, ground))
