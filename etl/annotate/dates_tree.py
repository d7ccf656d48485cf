"""Compiles sequences of pieces into one expression over word classes, common beginnings written once.

The expression has a group for every slot and an empty group for the end of every form, so that the last group of a
match tells which form it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from etl.annotate.dates_templates import Piece

Value = int | str
GLUE = "_"


@dataclass(frozen=True, slots=True)
class Form:
    """One expanded template: how it is read, its fixed values, and the slot and group of each of its pieces."""

    read: str
    fixed: Mapping[str, Value]
    slots: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """All that can begin with one class of words: one expression, and the form of each of its last groups."""

    pattern: re.Pattern[str]
    forms: Mapping[int, Form]


@dataclass(slots=True)
class Branch:
    """A place in the tree of sequences: what can follow, and the form that can end here."""

    following: dict[tuple[str, str, bool], Branch] = field(default_factory=dict)
    form: tuple[Form, tuple[Piece, ...]] | None = None

    def depth(self) -> int:
        """Return how many pieces the longest sequence from here has."""
        return 1 + max((branch.depth() for branch in self.following.values()), default=0)


def plant(sequences: Iterable[tuple[tuple[Piece, ...], Form]]) -> Branch:
    """Return the tree of sequences; of two equal ones the first counts."""
    root = Branch()
    for pieces, form in sequences:
        branch = root
        for piece in pieces:
            branch = branch.following.setdefault((piece.tie, piece.name, piece.slot is not None), Branch())
        branch.form = branch.form or (form, pieces)
    return root


def compile_branches(root: Branch, alphabet: Mapping[str, str], left: str, right: str) -> tuple[Opening, ...]:
    """Return an expression for each way a date can begin, so that the caller can take the longest match of all."""
    branches = sorted(root.following.items(), key=_urgency)
    return tuple(_compile_tree(Branch({key: branch}), alphabet, left, right) for key, branch in branches)


def _compile_tree(root: Branch, alphabet: Mapping[str, str], left: str, right: str) -> Opening:
    """Return the tree as one expression that tries words before slots, and longer sequences first."""
    forms: dict[int, Form] = {}
    groups = iter(range(1, 1_000_000))

    def write(branch: Branch, path: tuple[int, ...]) -> str:
        parts = []
        for key, child in sorted(branch.following.items(), key=_urgency):
            tie, name, is_slot = key
            opened = (*path, next(groups)) if is_slot else path
            parts.append(_piece(tie, alphabet[name], alphabet, is_slot=is_slot) + write(child, opened))
        if branch.form:
            form, pieces = branch.form
            slots = [(piece.slot, piece.alias) for piece in pieces if piece.slot]
            numbered = tuple((slot, alias, group) for (slot, alias), group in zip(slots, path, strict=True))
            forms[next(groups)] = Form(form.read, form.fixed, numbered)
            parts.append(f"{right}()")
        return f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]

    return Opening(re.compile(left + write(root, ())), forms)


def _urgency(item: tuple[tuple[str, str, bool], Branch]) -> tuple[bool, int]:
    """Order what can follow: a word before a slot that it could fill too, then the longest sequence first."""
    (_, _, is_slot), branch = item
    return is_slot, -branch.depth()


def _piece(tie: str, letters: str, alphabet: Mapping[str, str], *, is_slot: bool) -> str:
    """Write one piece: a slot is a group, and an abbreviation takes its dot along."""
    glue = {"free": f"{GLUE}?", "glued": GLUE, "spaced": ""}[tie]
    dotted = "".join(sorted(set(alphabet.get("dotted", "")) & set(letters)))
    dot = f"(?:(?<=[{dotted}]){GLUE}{alphabet['=.']})?" if is_slot and dotted else ""
    return f"{glue}([{letters}]){dot}" if is_slot else f"{glue}[{letters}]"
