"""One page each; a page decides nothing, it only says which panel stands where."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.pages import articles, claims, companies, figures, investments, overview, partnerships, releases
from dashboard.render.page import Page

PAGES: dict[str, Callable[[Page], None]] = {
    "overview": overview.show,
    "investments": investments.show,
    "releases": releases.show,
    "partnerships": partnerships.show,
    "figures": figures.show,
    "companies": companies.show,
    "claims": claims.show,
    "articles": articles.show,
}
