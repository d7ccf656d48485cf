"""The invented articles of the corpus, each told with an amount and a day of its own so that no two are one text."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
STORIES = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))["story"]
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One article as its paragraphs, and what is to be read of it."""

    lang: str
    title: str
    author: str
    heading: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    day: date
    number: int

    @property
    def human(self) -> str:
        """The day as a reader sees it."""
        month = MONTHS[self.lang][self.day.month - 1]
        return f"{self.day.day} {month} {self.day.year}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that belongs to the text."""
        return (*self.paragraphs[:2], self.heading, *self.paragraphs[2:], *self.items)


@dataclass(frozen=True)
class Expected:
    """What is to be read in one place: the fields of an article, or a part of the reason why there is none."""

    place: str
    fields: dict[str, object]
    lines: tuple[str, ...] = ()
    refusal: str | None = None


def tell(number: int, lang: str | None = None) -> Told:
    """Return the article of a number."""
    stories = [story for story in STORIES if lang in {None, story["lang"]}]
    story = stories[number % len(stories)]
    amount = str(101 + number)
    return Told(
        lang=story["lang"],
        title=f"{story['title']} ({number})",
        author=story["author"],
        heading=story["heading"],
        paragraphs=tuple(line.replace("amount", amount) for line in story["paragraphs"]),
        items=tuple(story["items"]),
        day=date(2024, 1, 9) + timedelta(days=5 * number),
        number=number,
    )


def expect(told: Told, place: str, basis: str | None, **fields: object) -> Expected:
    """Return what is to be read of an article that says everything of itself, but for what `fields` say."""
    usual: dict[str, object] = {
        "title": told.title,
        "author": told.author,
        "lang": told.lang,
        "published_on": told.day if basis else None,
        "published_basis": basis or None,
        "is_day_doubtful": False,
    }
    return Expected(place, {**usual, **fields}, told.lines)


def refuse(place: str, reason: str) -> Expected:
    """Return that a place is to be refused, with a part of the line that a user sees."""
    return Expected(place, {}, refusal=reason)
