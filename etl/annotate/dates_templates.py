"""Expands a template of a date into plain sequences of pieces.

"{day}[er] {month}" is two sequences: optional parts stand in [], choices in (a|b), slots in {} with an alias after
a colon where a slot occurs twice. A piece knows whether it touches the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Literal

from etl.errors import KnowledgeError

PIECES = re.compile(r"\{(\w+)(?::(\w+))?\}|([^\W\d_]+|\d+)|( )|([^\w\s])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a slot of a template; `tie` tells how it stands to the piece before it."""

    text: str
    slot: str | None
    alias: str
    tie: Literal["free", "glued", "spaced"]

    @property
    def name(self) -> str:
        """The class of words that can stand here."""
        return self.slot or f"={self.text}"


def expand_template(form: str) -> list[tuple[Piece, ...]]:
    """Return every plain sequence of pieces of a template; raises KnowledgeError for unbalanced brackets."""
    choices, end = _choices(form, 0, "")
    if end != len(form):
        reason = f"dates.toml: unbalanced brackets in {form!r}"
        raise KnowledgeError(reason, "close every ( with ) and every [ with ]")
    return [_pieces(text) for text in dict.fromkeys(choices)]


def _choices(form: str, at: int, closing: str) -> tuple[list[str], int]:
    """Return the plain texts of a template from `at` to its closing bracket, and where that stands."""
    done: list[str] = []
    current = [""]
    while at < len(form) and (form[at] != closing or not closing):
        character = form[at]
        if character in "([":
            inner, at = _choices(form, at + 1, ")" if character == "(" else "]")
            current = [a + b for a, b in product(current, inner + ([""] if character == "[" else []))]
        elif character == "|":
            done, current = done + current, [""]
        else:
            current = [text + character for text in current]
        at += 1
    return done + current, at


def _pieces(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    tie: Literal["free", "glued", "spaced"] = "spaced"
    for match in PIECES.finditer(text):
        slot, alias, word, space, mark = match.groups()
        if space:
            tie = "spaced"
            continue
        is_free = mark is not None or (
            pieces and tie == "glued" and not pieces[-1].slot and not pieces[-1].text.isalnum()
        )
        pieces.append(
            Piece(
                word or mark or "",
                slot,
                alias or slot or "",
                "free" if pieces and is_free else tie,
            )
        )
        tie = "glued"
    return tuple(pieces)
