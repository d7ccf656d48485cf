"""Writes the companies, models, themes and choices that the views name, and how well claims are read.

Every company gets its colour.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

from etl.figures import Accuracy, Band, Figures, load_figures
from etl.knowledge import Knowledge
from etl.load.statement import columns, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLOURS = 12
UNLISTED = "unlisted"
COMPANY = ("company_id", "name", "kind", "parent", "country", "wikidata", "colour")


def write_knowledge(connection: DuckDBPyConnection, knowledge: Knowledge) -> None:
    """Replace what the tables say of the world; the caller holds the transaction."""
    run(connection, "clear_knowledge")
    companies = [
        (one.id, one.name, one.kind, one.parent, one.country, one.wikidata, choose_colour(one.id, knowledge))
        for one in knowledge.companies.values()
    ]
    run(connection, "insert_companies", columns(COMPANY, companies))
    models = [(one.id, one.name, one.maker) for one in knowledge.models.values()]
    run(connection, "insert_models", columns(("model_id", "name", "maker"), models))
    themes = [
        (one.id, one.label_fr, one.label_en, place) for place, one in enumerate(knowledge.themes.values(), start=1)
    ]
    run(connection, "insert_themes_known", columns(("theme_id", "label_fr", "label_en", "position"), themes))
    choices = [
        (frame.kind, name, value, place)
        for frame in knowledge.frames.values()
        for name, role in frame.roles.items()
        for place, value in enumerate(role.choices)
    ]
    run(connection, "insert_choices", columns(("kind", "role", "value", "position"), choices))
    _write_figures(connection, load_figures(knowledge.languages))
    unlisted = run(connection, "list_unlisted")
    rows = [(key, name, UNLISTED, None, None, None, choose_colour(key, knowledge)) for key, name in unlisted]
    run(connection, "insert_companies", columns(COMPANY, rows))


def _write_figures(connection: DuckDBPyConnection, figures: Figures) -> None:
    for record, rows in ((Accuracy, figures.accuracy), (Band, figures.reliability)):
        names = [field.name for field in fields(record)]
        statement = "insert_accuracy" if record is Accuracy else "insert_reliability"
        run(connection, statement, columns(names, [astuple(row) for row in rows]))


def choose_colour(company_id: str, knowledge: Knowledge) -> int:
    """Return a company's slot of look.md: its own, else its parent's, else one that its id alone decides."""
    asked, company = company_id, knowledge.companies.get(company_id)
    seen: set[str] = set()
    while company is not None and company.id not in seen:
        if company.colour is not None:
            return company.colour
        seen.add(company.id)
        company = knowledge.companies.get(company.parent or "")
    return int.from_bytes(hashlib.blake2s(asked.encode("utf-8")).digest(), "big") % COLOURS + 1
