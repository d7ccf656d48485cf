"""Plants the sequences of all templates as one tree, common beginnings once, and walks it for the longest that fits.

A text is walked as word classes, one character each, "_" where two words touch; a slot or word of a template takes
the classes that can fill it, an abbreviation its dot too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.annotate.dates_templates import Piece

Value = int | str
Key = tuple[str, str, bool]
GLUE = "_"


@dataclass(frozen=True, slots=True)
class Form:
    """One expanded template: how it is read, its fixed values, and the slots of its pieces with their aliases."""

    read: str
    fixed: Mapping[str, Value]
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The classes of words by slot or literal, what may stand on either side of a date, abbreviations and the dot."""

    letters: Mapping[str, str]
    left: re.Pattern[str]
    right: re.Pattern[str]
    dotted: frozenset[str]
    dot: str


@dataclass(slots=True)
class Branch:
    """A place in the tree: the way to it, what can follow, and the form that can end here."""

    tie: str = "spaced"
    letters: frozenset[str] = frozenset()
    is_slot: bool = False
    form: Form | None = None
    following: dict[Key, Branch] = field(default_factory=dict)
    children: tuple[Branch, ...] = ()

    def order(self) -> int:
        """Put words before slots that they could fill too, then longer sequences first; return how long they are."""
        depths = [(branch.is_slot, -branch.order(), branch) for branch in self.following.values()]
        self.children = tuple(branch for _, _, branch in sorted(depths, key=lambda entry: entry[:2]))
        return 1 + max((-depth for _, depth, _ in depths), default=0)


@dataclass(frozen=True, slots=True)
class Found:
    """The longest form from a place: where it ends, and the place of each of its slots."""

    end: int
    form: Form
    places: tuple[int, ...]


def plant(sequences: Iterable[tuple[tuple[Piece, ...], Form]], alphabet: Alphabet) -> dict[str, tuple[Branch, ...]]:
    """Return the branches that each class of words can begin; of two equal sequences the first counts."""
    root = Branch()
    for pieces, form in sequences:
        branch = root
        for piece in pieces:
            key = (piece.tie, piece.name, piece.slot is not None)
            letters = frozenset(alphabet.letters[piece.name])
            branch = branch.following.setdefault(key, Branch(piece.tie, letters, piece.slot is not None))
        slots = tuple((piece.slot, piece.alias) for piece in pieces if piece.slot)
        branch.form = branch.form or Form(form.read, form.fixed, slots)
    root.order()
    openings: dict[str, list[Branch]] = {}
    for branch in root.children:
        for letter in sorted(branch.letters):
            openings.setdefault(letter, []).append(branch)
    return {letter: tuple(branches) for letter, branches in openings.items()}


def find_longest(
    classes: str, position: int, openings: Mapping[str, tuple[Branch, ...]], alphabet: Alphabet
) -> Found | None:
    """Return the longest form that begins at a place of the text; of two equal ones the first."""
    if alphabet.left.match(classes, position) is None:
        return None
    best: Found | None = None
    for branch in openings[classes[position]]:
        for found in _walk(classes, position, branch, (), alphabet):
            if best is None or found.end > best.end:
                best = found
    return best


def _walk(classes: str, at: int, branch: Branch, places: tuple[int, ...], alphabet: Alphabet) -> Iterator[Found]:
    """Yield every form that the words from `at` on can be, where they stand as the branch wants them."""
    if branch.tie != "spaced" and classes[at : at + 1] == GLUE:
        at += 1
    elif branch.tie == "glued":
        return
    letter = classes[at : at + 1]
    if letter not in branch.letters:
        return
    reached = (*places, at) if branch.is_slot else places
    for end in _ends(classes, at + 1, letter, branch, alphabet):
        for child in branch.children:
            yield from _walk(classes, end, child, reached, alphabet)
        if branch.form and alphabet.right.match(classes, end):
            yield Found(end, branch.form, reached)


def _ends(classes: str, after: int, letter: str, branch: Branch, alphabet: Alphabet) -> tuple[int, ...]:
    is_dotted = branch.is_slot and letter in alphabet.dotted and classes.startswith(GLUE + alphabet.dot, after)
    return (after + 2, after) if is_dotted else (after,)
