"""How wide a text is in a table, in pixels, and the text cut to a width with an ellipsis."""

from __future__ import annotations

NARROW, WIDE = frozenset(" .,;:!|'’ijlftr()[]·I\u00a0\u202f"), frozenset("mwMW@%—–→…")
NARROW_PX, WIDE_PX, CAPITAL_PX, OTHER_PX = 4.2, 11.5, 8.4, 7.2  # Source Sans at 14 px, rather too wide than too narrow
PADDING = 18  # px that a cell keeps free, left and right together


def measure_text(text: str) -> float:
    """The width of a text in pixels."""
    return sum(measure_letter(letter) for letter in text)


def measure_letter(letter: str) -> float:
    """The width of a letter in pixels."""
    if letter in NARROW:
        return NARROW_PX
    if letter in WIDE:
        return WIDE_PX
    return CAPITAL_PX if letter.isupper() else OTHER_PX


def cut_text(text: str, room: float) -> str:
    """The text, on one line; where it is wider than the room, as much of it as leaves place for an ellipsis."""
    line = text.replace("\n", " ")
    if measure_text(line) <= room:
        return line
    used = measure_letter("…")
    for index, letter in enumerate(line):
        used += measure_letter(letter)
        if used > room:
            return line[:index].rstrip() + "…"
    return line
