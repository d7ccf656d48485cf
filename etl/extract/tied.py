"""Finds the name that grammar alone ties an amount to: brackets, a relative clause or an apposition behind a name.

"rivals such as X (7bn parameters)", "the value of X, which tops 7bn", "X, with its 7bn parameters", "X, a 7bn model".
An amount with another name, or the end of a clause, between it and the name is tied to none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.items import NAME_KINDS
from etl.extract.windows import idea

if TYPE_CHECKING:
    from etl.extract.items import Item, Line
    from etl.extract.scene import Scene

RELATIVE = "it"  # the concept of "which", "whose" and of the pronouns
ENDS = frozenset({";", ":", ")", '"', "|", "!", "?"})
TAKEN_UP = "reference"
BRACKET, OPENED = "bracket", "relative"
FIRM = frozenset({BRACKET, OPENED})  # ties that no other name of the line competes with


def find_tie(line: Line, amount: Item) -> tuple[str, Item] | None:
    """Return how an amount is tied and to which name left of it; None where nothing but order speaks for a name."""
    for index in range(amount.index - 1, -1, -1):
        item = line.items[index]
        if item.text in ENDS:
            return None
        if item.text == "(":
            opener = line.items[item.index - 1] if item.index else item
            return (BRACKET, opener) if _is_name(opener) else None
        if item.kind in NAME_KINDS:
            manner = _manner(line, item) if _is_name(item) else ""
            return (manner, item) if manner else None
    return None


def describe_tie(scene: Scene, line: Line, amount: Item, key: str) -> list[str]:
    """Return how an amount is tied to the entity of a key, or to another one."""
    tie = find_tie(line, amount)
    if tie is None:
        return ["tie=none"]
    manner, item = tie
    entity = scene.entity_of(item)
    whose = "own" if entity is not None and entity.key == key else "other"
    return [f"tie={whose}", f"tie={whose}&{manner}", f"tie={whose}&{manner}&{item.kind}"]


def _manner(line: Line, name: Item) -> str:
    """Return what opens behind a name: a relative clause, or after a comma whatever its first word says."""
    behind = [item for item in line.items[name.index + 1 : name.index + 3] if item.mention is None]
    if not behind:
        return ""
    if behind[0].text != ",":
        return OPENED if idea(line, behind[0]) == RELATIVE else ""
    if len(behind) == 1:
        return "apposed"
    return OPENED if idea(line, behind[1]) == RELATIVE else f"comma-{idea(line, behind[1]) or behind[1].text}"


def _is_name(item: Item) -> bool:
    return item.kind in NAME_KINDS and getattr(item.mention, "source", "") != TAKEN_UP
