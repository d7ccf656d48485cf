"""What the sidebar offers: the options of each filter and their labels in every interface language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.filters.choice import MODALITIES, PERIODS
from dashboard.filters.links import Labels, name_apart
from dashboard.warehouse import Snapshot, Warehouse
from dashboard.wording import LANGUAGES, read_labels, say


@dataclass(frozen=True, slots=True)
class Offer:
    """The options of each filter by its name in the URL; `slots` are the companies' colours."""

    labels: dict[str, Labels]
    slots: dict[str, int]

    def say(self, name: str, option: str, language: str) -> str:
        """The label of an option."""
        return self.labels[name][option][LANGUAGES.index(language)]


@lru_cache(maxsize=4)
def read_offer(warehouse: Warehouse, snapshot: Snapshot) -> Offer:
    """What a snapshot's claims can be filtered by; kept, since labelling thousands of companies takes a while."""
    companies = warehouse.ask(snapshot, "companies_offered", {})
    themes = warehouse.ask(snapshot, "themes_offered", {})
    values = warehouse.ask(snapshot, "values_offered", {})
    names = name_apart(dict(zip(companies["company_id"], companies["name"], strict=True)))
    columns = [themes[f"label_{language}"] for language in LANGUAGES]
    labels: dict[str, Labels] = {
        "company": {company: (name,) * len(LANGUAGES) for company, name in names.items()},
        "theme": dict(zip(themes["theme_id"], zip(*columns, strict=True), strict=True)),
        "period": label_all("period", PERIODS),
        "certainty": label_all("modality", MODALITIES),
        "kind": label_all("kind", values.loc[values["field"] == "kind", "value"]),
        "source": {name: (name,) * len(LANGUAGES) for name in values.loc[values["field"] == "source", "value"]},
        "article": label_all("article_language", values.loc[values["field"] == "article", "value"]),
        "lang": {language: (say(language, "language_name"),) * len(LANGUAGES) for language in LANGUAGES},
    }
    return Offer(labels, dict(zip(companies["company_id"], companies["colour"], strict=True)))


def label_all(table: str, options: Iterable[str]) -> Labels:
    """The labels of options from a table of labels; an option that it lacks keeps its id."""
    trees = [read_labels(language)[table] for language in LANGUAGES]
    return {str(option): tuple(str(tree.get(option, option)) for tree in trees) for option in options}
