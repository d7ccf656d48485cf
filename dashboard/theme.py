"""Colours and marks of the look: tokens, the companies' twelve slots, status, certainty, stage and hedge.

Every pair is (light, dark). Company colours are for marks, never for text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]

TOKENS: dict[str, tuple[str, str]] = {
    "bg": ("#FBFCFB", "#10181E"),
    "ink": ("#14212B", "#E9EFF1"),
    "ink2": ("#4A5A66", "#A9B8C1"),
    "ink3": ("#5E6E79", "#8FA0AA"),
    "chart": ("#0B5563", "#6CC3D5"),
    "rule": ("#CBD5D6", "#34454F"),
    "grid": ("#E4EAEA", "#202D36"),
    "mark": ("#FFE98A", "#5C4B00"),
    "markline": ("#E6B800", "#E6B800"),
    "other": ("#7F8C94", "#7C8C96"),
}

SLOTS: tuple[tuple[str, str], ...] = (
    ("#2634AC", "#576EEE"),
    ("#026C60", "#02AE9D"),
    ("#A40241", "#DB2A2D"),
    ("#704001", "#9C746B"),
    ("#4A96D8", "#9DDEFF"),
    ("#548B02", "#BFF905"),
    ("#B18A4E", "#DDC97A"),
    ("#FC3004", "#FC7E03"),
    ("#020408", "#FEFAFA"),
    ("#E94BAD", "#FF9AC5"),
    ("#A142F6", "#B794F9"),
    ("#4E1153", "#AE2F91"),
)

STAGE_SYMBOLS = {
    "announced": "triangle-up",
    "preview": "diamond",
    "available": "circle",
    "delayed": "hourglass",
    "withdrawn": "x",
}

HEDGE_SYMBOLS = {
    "exact": "circle",
    "about": "circle",
    "range": "circle",
    "at_least": "triangle-up",
    "at_most": "triangle-down",
}

HATCHES = {"": 0.0, "+": 0.16, "/": 0.34, "x": 0.34}
"""Patterns of bands with their opacity; drawn in the page's colour, size 7, solidity 0.22."""


@dataclass(frozen=True, slots=True)
class CertaintyLook:
    """How much ink a mark holds: alpha of its fill (None: the page's colour), its edge, its line's dash."""

    fill: float | None
    edge: float
    dash: str
    edge_alpha: float = 1
    band_fill: float = 1
    band_hatch: str = ""


CERTAINTIES: dict[str, CertaintyLook] = {
    "asserted": CertaintyLook(fill=1, edge=1.2, dash="solid"),
    "planned": CertaintyLook(fill=None, edge=2, dash="6px,4px", band_fill=0.06),
    "rumored": CertaintyLook(fill=0.28, edge=1.2, dash="1.5px,4px", band_fill=0, band_hatch="/"),
    "denied": CertaintyLook(fill=None, edge=1.2, dash="none", band_fill=0),
    "hypothetical": CertaintyLook(fill=None, edge=1, dash="none", edge_alpha=0.6, band_fill=0),
}
DENIED_SYMBOL = "circle-x-open"
SMALL_MARK = 9
"""Denials and conditions in px: they never take the size of what they deny."""


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status of an alliance is filled: (light, dark) fill, its text, its line and its pattern."""

    fill: tuple[str, str]
    text: tuple[str, str]
    line: tuple[str, str]
    pattern: str = ""


STATUSES: dict[str, StatusLook] = {
    "announced": StatusLook(("#BFDDE3", "#2C5560"), ("#14212B", "#E9EFF1"), ("#2A7B8C", "#4FA6B8")),
    "active": StatusLook(("#2A7B8C", "#4FA6B8"), ("#FFFFFF", "#0B1217"), ("#2A7B8C", "#4FA6B8")),
    "expanded": StatusLook(("#0B4250", "#B9E6EF"), ("#FFFFFF", "#0B1217"), ("#0B4250", "#B9E6EF"), "+"),
    "strained": StatusLook(("#F0A93B", "#E09A2B"), ("#14212B", "#0B1217"), ("#F0A93B", "#E09A2B"), "/"),
    "renegotiated": StatusLook(("#B79BE0", "#7E5FB5"), ("#14212B", "#FFFFFF"), ("#B79BE0", "#7E5FB5"), "x"),
    "ended": StatusLook(("#FBFCFB", "#10181E"), ("#4A5A66", "#A9B8C1"), ("#5E6E79", "#8FA0AA")),
}


def pick(pair: tuple[str, str], mode: Mode) -> str:
    """The colour of a (light, dark) pair for one theme."""
    return pair[1] if mode == "dark" else pair[0]


def token(name: str, mode: Mode) -> str:
    """The colour of a named token for one theme."""
    return pick(TOKENS[name], mode)


def company_colour(slot: int | None, mode: Mode) -> str:
    """The colour of a company's slot (1 to 12), grey where it has none."""
    return token("other", mode) if slot is None else pick(SLOTS[slot - 1], mode)


def fade(colour: str, alpha: float) -> str:
    """A hex colour with an opacity, as CSS and Plotly read it."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def css_tokens() -> str:
    """The tokens as CSS custom properties that follow the page's colour scheme."""
    pairs = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in TOKENS.items())
    slots = "".join(f"--c{i}:light-dark({a},{b});" for i, (a, b) in enumerate(SLOTS, start=1))
    return f".stApp{{{pairs}{slots}}}"
