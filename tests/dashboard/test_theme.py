"""The theme's colours are told apart by every eye and seen on their ground; the table of look.md is recomputed."""

from __future__ import annotations

from itertools import combinations

import pytest

from dashboard.glyphs import SHAPES, class_of, glyph_css, glyph_html
from dashboard.theme import CERTAINTIES, SLOTS, STATUSES, TOKENS, css_tokens, fade
from tests.dashboard.colour_distance import contrast, distance

MODES = ("light", "dark")
SMALLEST = {
    ("companies", "light"): {"normal": 26.3, "deutan": 10.0, "protan": 9.6, "tritan": 13.2},
    ("companies", "dark"): {"normal": 24.2, "deutan": 15.2, "protan": 14.7, "tritan": 14.8},
    ("status", "light"): {"normal": 14.8, "deutan": 13.6, "protan": 11.3, "tritan": 16.2},
    ("status", "dark"): {"normal": 25.1, "deutan": 18.7, "protan": 21.3, "tritan": 24.7},
}
"""The distances that look.md states; under 9 two marks of 9 px are not told apart."""


def colours(what: str, mode: str) -> list[str]:
    """The colours of one theme: the companies' slots or the states' fills."""
    index = MODES.index(mode)
    pairs = SLOTS if what == "companies" else [look.fill for look in STATUSES.values()]
    return [pair[index] for pair in pairs]


@pytest.mark.parametrize(("what", "mode"), list(SMALLEST))
@pytest.mark.parametrize("eye", ["normal", "deutan", "protan", "tritan"])
def test_every_pair_is_told_apart(what: str, mode: str, eye: str) -> None:
    """The smallest CAM02-UCS distance is over 9 for every eye, and as look.md states it."""
    smallest = min(distance(one, other, eye) for one, other in combinations(colours(what, mode), 2))
    assert smallest > 9
    assert smallest == pytest.approx(SMALLEST[what, mode][eye], abs=0.06)


@pytest.mark.parametrize("mode", MODES)
def test_marks_are_seen_on_the_page(mode: str) -> None:
    """Every company's colour, the grey of the rest and the chart's ink have at least 3 : 1."""
    index = MODES.index(mode)
    ground = TOKENS["bg"][index]
    marks = [*colours("companies", mode), TOKENS["other"][index], TOKENS["chart"][index]]
    assert min(contrast(mark, ground) for mark in marks) >= 3.0


@pytest.mark.parametrize("mode", MODES)
def test_text_is_read_on_its_ground(mode: str) -> None:
    """Inks on the page, on the marker and the words in the bands have at least 4.5 : 1."""
    index = MODES.index(mode)
    grounds = [(TOKENS[ink][index], TOKENS["bg"][index]) for ink in ("ink", "ink2", "ink3", "chart")]
    grounds += [(TOKENS["ink"][index], TOKENS["mark"][index])]
    grounds += [(look.text[index], look.fill[index]) for look in STATUSES.values()]
    assert min(contrast(ink, ground) for ink, ground in grounds) >= 4.5


def test_certainties_hold_less_and_less_ink() -> None:
    """Stated is full, a rumour pale, a plan hollow; each is another edge or dash."""
    assert CERTAINTIES["asserted"].fill == 1
    assert CERTAINTIES["rumored"].fill == 0.28
    assert CERTAINTIES["planned"].fill is None
    assert len({look.dash for look in CERTAINTIES.values() if look.dash != "none"}) == 3


def test_fade_is_css() -> None:
    """A faded colour is rgba."""
    assert fade("#0B5563", 0.25) == "rgba(11,85,99,0.25)"


def test_tokens_follow_the_page_without_a_rerun() -> None:
    """Both themes stand in one rule, twelve slots with them."""
    css = css_tokens()
    assert "--ink:light-dark(#14212B,#E9EFF1);" in css
    assert "--c12:" in css


@pytest.mark.parametrize(
    "glyph",
    [*SHAPES, *(f"point:{m}" for m in CERTAINTIES), *(f"status:{s}" for s in STATUSES), "slot:1", "slot:12", "other",
     "date:wide", "band:rumored", "band:planned"],
)  # fmt: skip
def test_every_glyph_of_a_key_has_its_rule(glyph: str) -> None:
    """A key never names a glyph that is not drawn."""
    assert f".{class_of(glyph).split()[1]}{{" in glyph_css()


def test_text_glyph_is_escaped() -> None:
    """A letter as glyph stands as text."""
    assert glyph_html("text:<") == "<b>&lt;</b> "
