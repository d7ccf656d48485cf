"""How a panel is to be drawn: theme, language, width and window of time.

A panel module offers `figure(frame, view)`, `finding(frame, view)`, `alt(frame, view)`, `key(frame, view)`,
`evidence(frame, view)`, `subtitle(frame, view)` and `undated(frame)`; `Panel` says so to mypy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from dashboard.money import say_money
from dashboard.theme import Mode, token
from dashboard.wording import say, say_list

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

Figure = dict[str, Any]
Key = tuple[tuple[str, str], ...]
PRINTED, DOLLARS = "printed", "usd"


@dataclass(frozen=True, slots=True)
class View:
    """The circumstances of one drawing. `start` and `end` None: as far as the rows reach; `width` in px.

    `lanes` is how many companies get a lane of their own, `page` counts from 0, `metric` is the figure asked for
    (None: the one with most dated rows), `money_in` is how sums are worded: as printed, or in US dollars.
    """

    mode: Mode
    language: str
    width: int
    snapshot_day: date
    start: date | None = None
    end: date | None = None
    is_phone: bool = False
    lanes: int = 8
    page: int = 0
    metric: str | None = None
    money_in: str = PRINTED

    def say(self, key: str, **slots: object) -> str:
        """A label in the view's language."""
        return say(self.language, key, **slots)

    def money(self, value: float) -> str:
        """A sum of US dollars with two digits, for axes, bars and titles."""
        return say_money(self.language, value, digits=2)

    def words(self, key: str) -> list[str]:
        """A list of words in the view's language."""
        return say_list(self.language, key)

    def colour(self, name: str) -> str:
        """A token's colour in the view's theme."""
        return token(name, self.mode)


class Panel(Protocol):
    """What a panel module offers; every function is pure."""

    def figure(self, frame: pd.DataFrame, view: View) -> Figure:
        """The Plotly figure as a dict; its height is in the layout, the id of each mark in `customdata`."""

    def finding(self, frame: pd.DataFrame, view: View) -> str:
        """The title: what the rows say, at most 100 characters."""

    def subtitle(self, frame: pd.DataFrame, view: View) -> str:
        """What is drawn and in which unit."""

    def alt(self, frame: pd.DataFrame, view: View) -> str:
        """The chart in words, for readers who do not see it."""

    def key(self, frame: pd.DataFrame, view: View) -> Key:
        """The chart's key as (glyph, word); `dashboard/glyphs.py` draws the glyphs."""

    def evidence(self, frame: pd.DataFrame, view: View) -> str | None:
        """The event behind the finding, whose quote stands under the chart before any click."""

    def undated(self, frame: pd.DataFrame) -> int:
        """How many rows stand in the table alone because they have no date."""
