"""Every page can be read and worked without eyes or mouse, as far as axe-core can tell, in both themes.

axe/ holds axe-core 4.11.0 (https://github.com/dequelabs/axe-core), under the Mozilla Public License 2.0 beside it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.browser.looking import Theme, settle, visit

AXE = Path(__file__).parent / "axe" / "axe.min.js"
GRAVE = ("serious", "critical")
PATHS = (
    "", "investments", "releases", "partnerships", "figures", "companies", "companies?company=Norvane&company=Orlune",
    "claims?claim=harbour-0", "articles", "releases?theme=Capital+markets",
)  # fmt: skip
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(one => [
  one.impact, one.id, one.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' '
    + [...node.any, ...node.all, ...node.none].map(check => check.message).join(' '))
])"""


def find_grave(page: Page) -> list[str]:
    """What axe-core calls serious or critical, each with the rule and the first elements that break it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN)
    return [f"{rule}: {node}" for impact, rule, nodes in found if impact in GRAVE for node in nodes[:4]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_a_grave_barrier(browser: Browser, address: str, path: str, theme: Theme) -> None:
    """Zero serious or critical violations, the tables of a page opened."""
    shown = visit(browser, address, path, theme=theme)
    tables = shown.page.get_by_role("button", name="Table")
    if tables.count():
        tables.first.click()
        settle(shown.page)
    found = find_grave(shown.page)
    shown.page.context.close()
    assert found == []
