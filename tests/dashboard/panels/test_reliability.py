"""How true chances are: a point a tenth, the error in the title, the interval of chance as a stroke."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.panels import reliability
from dashboard.panels.view import View

Look = Callable[..., View]
FRAME = pd.DataFrame(
    {
        "lowest": [0.4, 0.9], "highest": [0.5, 1.0], "chance": [0.45, 0.95], "share": [0.4, 1.0], "claims": [100, 100],
        "correct": [40, 100], "corpus": ["training", "training"],
    }
)  # fmt: skip


def test_title_is_the_mean_error(look: Look) -> None:
    """Both tenths are five points off."""
    assert reliability.finding(FRAME, look()) == "A claim’s chance is off by 5 points of a hundred on average"


def test_points_stand_at_chance_and_share(look: Look) -> None:
    """One point a tenth, over a stroke of what chance alone does, inside what can be."""
    diagonal, strokes, points = reliability.figure(FRAME, look())["data"]
    assert (diagonal["x"], diagonal["y"]) == ([0, 1], [0, 1])
    assert (points["x"], points["y"]) == ([0.45, 0.95], [0.4, 1.0])
    low, high, _, low_all, high_all, _ = strokes["y"]
    assert low < 0.4 < high
    assert (high_all, low_all) == (pytest.approx(1), pytest.approx(0.963, abs=0.001))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_alternative_text_says_every_tenth(look: Look, language: str) -> None:
    """Chance, share and how many claims."""
    words = reliability.alt(FRAME, look(language=language))
    assert words.count("45") == 1
    assert words.count("100") >= 2
