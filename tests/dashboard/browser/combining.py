"""Sixty combinations of filters, the same each time, as a link, as options of `export` and as values of a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dashboard.filters.choice import MODALITIES, SHOWN_MODALITIES, Choice
from dashboard.filters.links import Labels

COUNT = 60
PANELS = (
    ("investments", "every_deal", "investments", "investment"),
    ("releases", "releases", "releases", "release"),
    ("partnerships", "alliances", "partnerships", "partnership"),
    ("figures", "figures", "figures", "figure"),
    ("partnerships", "dependencies", "integrations", "integration"),
)  # page, panel, exported view, kind
COMPANIES = (
    (),
    tuple(range(30)),
    (),
    (0, 1),
    tuple(range(0, 200, 3)),
    (),
    tuple(range(10)),
)  # places among the most named
THEMES = ((), ("agents",), (), ("chips", "voice"))
SPANS = (
    (None, None), (date(2019, 1, 1), None), (None, date(2021, 6, 30)), (date(2016, 3, 1), date(2024, 2, 29)),
    (None, None), (date(2020, 5, 17), date(2020, 12, 1)),
)  # fmt: skip
CERTAINTIES = (SHOWN_MODALITIES, MODALITIES, ("asserted",), ("planned", "rumored", "denied"), SHOWN_MODALITIES)
SOURCES = ((), (), (), ("Paper 3", "Paper 4", "Paper 5", "Paper 6"), (), (), ("Paper 11",))
LANGUAGES = ((), ("fr",), ())
DATED = (False, False, False, False, True)


@dataclass(frozen=True, slots=True)
class Combination:
    """One set of filters on one panel."""

    page: str
    panel: str
    view: str
    kind: str
    choice: Choice
    link: str
    """The path that opens the page under these filters."""

    def options(self) -> list[str]:
        """The words of `export` that ask for the same rows."""
        choice = self.choice
        lists = {
            "--company": choice.companies, "--theme": choice.themes, "--modality": choice.modalities,
            "--source": choice.sources, "--lang": choice.languages,
        }  # fmt: skip
        words = [word for name, values in lists.items() for value in values for word in (name, value)]
        words += ["--from", choice.start.isoformat()] if choice.start else []
        words += ["--to", choice.end.isoformat()] if choice.end else []
        return [self.view, *words, *(["--dated-only"] if choice.dated_only else [])]


def combine(number: int, labels: Mapping[str, Labels]) -> Combination:
    """One of the combinations; `labels` are the words of all options, the companies named most first."""
    named = list(labels["company"])
    start, end = SPANS[number // 5 % len(SPANS)]
    choice = Choice(
        companies=tuple(named[place] for place in COMPANIES[number // 2 % len(COMPANIES)]),
        themes=THEMES[number // 3 % len(THEMES)],
        period="dates" if start or end else "all",
        start=start,
        end=end,
        modalities=CERTAINTIES[number // 4 % len(CERTAINTIES)],
        sources=SOURCES[number % len(SOURCES)],
        languages=LANGUAGES[number // 7 % len(LANGUAGES)],
        dated_only=DATED[number // 6 % len(DATED)],
    )
    page, panel, view, kind = PANELS[number % len(PANELS)]
    return Combination(page, panel, view, kind, choice, f"{page}?{link(choice, labels, number % 3)}")


def link(choice: Choice, labels: Mapping[str, Labels], place: int) -> str:
    """The choice as a query string, in ids (place 0) or in the words of a language (1, 2)."""
    lists = {
        "company": choice.companies, "theme": choice.themes, "period": [choice.period],
        "certainty": choice.modalities, "source": choice.sources, "article": choice.languages,
    }  # fmt: skip
    pairs = [(name, [value, *labels[name][value]][place]) for name, values in lists.items() for value in values]
    pairs += [("from", choice.start.isoformat())] if choice.start else []
    pairs += [("to", choice.end.isoformat())] if choice.end else []
    return urlencode(pairs + ([("dated", "true")] if choice.dated_only else []))
