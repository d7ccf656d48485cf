"""How a test looks at a page: opens it, waits until it stands, notes what goes wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Theme = Literal["light", "dark"]
PATIENCE = 60_000  # ms; a page takes 3 s on a free machine and 20 s on a crowded one
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36"
)
STANDS = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('[class*=st-key-chart-]')];
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && document.querySelector('.finding') && !document.querySelector('[data-testid=stSkeleton]')
    && charts.every(chart => chart.querySelector('.main-svg'));
}"""


@dataclass
class Visit:
    """A page in a browser of its own, with what went wrong in it."""

    page: Page
    host: str
    faults: list[str] = field(default_factory=list)

    def note_message(self, message: ConsoleMessage) -> None:
        """An error on the console is a fault."""
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def note_request(self, request: Request) -> None:
        """A request to another host is a fault."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"request: {request.url}")


def visit(browser: Browser, address: str, path: str, *, is_phone: bool = False, theme: Theme = "light") -> Visit:
    """Open a path in a browser without a past, on a desk or a phone, and wait until it stands."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844} if is_phone else {"width": 1440, "height": 900},
        user_agent=PHONE if is_phone else None,
        locale="en-GB",
        color_scheme=theme,
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    one = Visit(context.new_page(), urlsplit(address).netloc)
    one.page.on("console", one.note_message)
    one.page.on("pageerror", lambda error: one.faults.append(f"script: {error}"))
    one.page.on("request", one.note_request)
    one.page.goto(f"{address}/{path}")
    settle(one.page)
    return one


def settle(page: Page) -> None:
    """Wait until the script has run and every chart is drawn."""
    page.wait_for_function(STANDS)


def read_rows(page: Page) -> int:
    """How many rows the page's first CSV button promises."""
    return int(page.get_by_role("button", name="CSV ·").first.inner_text().split("·")[1].split()[0])
