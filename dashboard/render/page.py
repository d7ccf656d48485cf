"""What a page is drawn from: the snapshot, the reader's choice, the language and the theme."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pandas as pd

from dashboard.filters.choice import Choice
from dashboard.filters.offer import Offer
from dashboard.panels.view import View
from dashboard.theme import Mode
from dashboard.warehouse import Snapshot, Warehouse
from dashboard.wording import say

DESK_WIDTH, PHONE_WIDTH = 1060, 350  # px of a whole row's plot
WIDE = 900  # px from which blocks stand side by side
LANES = 8
AT_ONCE = 400  # rows of a table's page, and pairs of companies that a network is chosen from


@dataclass(frozen=True, slots=True)
class Page:
    """The circumstances of one page; `ask` and `say` are short for asking the warehouse and reading a label."""

    warehouse: Warehouse
    snapshot: Snapshot
    choice: Choice
    offer: Offer
    language: str
    mode: Mode
    is_phone: bool
    width: int
    can_edit: bool = False

    def ask(self, question: str, choice: Choice | None = None, **more: Hashable) -> pd.DataFrame:
        """The rows that answer a question under the reader's choice or another one; of a table its first page."""
        return self.warehouse.ask(self.snapshot, question, self.fill(choice, **more))

    def count(self, question: str, **more: Hashable) -> int:
        """How many rows a question has on all pages."""
        return self.warehouse.count(self.snapshot, question, self.fill(None, **more))

    def fill(self, choice: Choice | None, **more: Hashable) -> dict[str, Hashable]:
        """The values of all names that questions use."""
        standing: dict[str, Hashable] = {
            "language": self.language,
            "snapshot_day": self.snapshot.day,
            "lanes": LANES,
            "stage": "",
            "side": "payer",
            "since": None,
            "page": 0,
            "most": AT_ONCE,
            "skip": 0,
        }
        return (choice or self.choice).parameters() | standing | more

    @property
    def is_wide(self) -> bool:
        """Whether blocks stand side by side."""
        return self.width >= WIDE

    def say(self, key: str, **slots: object) -> str:
        """A label in the page's language."""
        return say(self.language, key, **slots)

    def view(self, share: float = 1.0) -> View:
        """How a panel that takes this share of the page's width is drawn."""
        return View(
            mode=self.mode,
            language=self.language,
            width=round(self.width * share) if self.is_wide else self.width,
            snapshot_day=self.snapshot.day,
            start=self.choice.start,
            end=self.choice.end,
            is_phone=self.is_phone,
        )
