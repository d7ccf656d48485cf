"""An article's text as HTML with its claims underlined in place. Pure; everything from the article is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A claim's passage: code points of the text, end exclusive; `number` is printed before it."""

    claim_id: str
    start: int
    end: int
    number: int


def draw_article(text: str, spans: tuple[Span, ...], chosen: str | None) -> str:
    """The text with every passage underlined, passages inside others twice, the chosen one on the marker."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    pieces = []
    anchored = False
    for start, end in pairwise(edges):
        over = [span for span in spans if span.start <= start and end <= span.end]
        is_chosen = any(span.claim_id == chosen for span in over)
        numbers = "".join(f"<sup>{span.number}</sup>" for span in over if span.start == start)
        anchor = ' id="chosen-claim"' if is_chosen and not anchored else ""
        anchored = anchored or is_chosen
        pieces.append(numbers + draw_piece(text[start:end], len(over), anchor, is_chosen=is_chosen))
    return "".join(pieces)


def draw_piece(text: str, depth: int, anchor: str, *, is_chosen: bool) -> str:
    """A stretch of text under so many claims."""
    if not depth:
        return escape(text)
    names = " ".join(("claim", *(["nested"] if depth > 1 else []), *(["chosen"] if is_chosen else [])))
    return f'<mark class="{names}"{anchor}>{escape(text)}</mark>'
