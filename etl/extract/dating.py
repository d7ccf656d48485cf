"""Lists the dates a claim may have: those of its line and of the lines around it, the publication day, none.

News without a date takes the publication day, background without one stays undated; which it is, a learned score says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.records import DateInterval, DateMention

if TYPE_CHECKING:
    from etl.extract.items import Item
    from etl.extract.setting import Setting
    from etl.records import DateBasis

BACK, AHEAD = 4, 1  # lines whose dates a claim may have: 19 of 20 dates of the training articles stand in them


@dataclass(frozen=True, slots=True)
class Option:
    """A date a claim may have; `item` is its mention in line `position`, None for the publication day and for none."""

    basis: DateBasis
    interval: DateInterval | None
    position: int
    item: Item | None


def list_dates(setting: Setting) -> list[Option]:
    """Return the dates a claim may have, in the order of the text, then the publication day, then none."""
    own = setting.candidate.line.position
    options = [
        Option(item.mention.basis, item.mention.interval, passage.line.position, item)
        for passage in setting.passages.around(own, BACK, AHEAD)
        for item in passage.line.dates()
        if isinstance(item.mention, DateMention)
    ]
    day = setting.passages.article.published_on
    published = DateInterval(day, day, "day") if day else None
    return [*options, Option("publication", published, own, None), Option("none", None, own, None)]
