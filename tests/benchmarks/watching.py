"""How long a page takes, seen from within it: from a click to the frame in which its first chart has changed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from playwright.sync_api import Browser, Page

PATIENCE = 300_000  # ms
LIST_PROCESSES = ["ps", "-o", "rss=", "-p"]
DRAWN = "() => document.querySelector('.js-plotly-plot .cartesianlayer path')"
WATCH = """() => {
  const print = () => (document.querySelector('.js-plotly-plot .cartesianlayer') || {}).innerHTML;
  document.addEventListener('pointerdown', () => {
    const before = print(), started = performance.now();
    window.waited = new Promise(done => {
      const look = () => {
        const now = print();
        if (now && now !== before) done(performance.now() - started); else requestAnimationFrame(look);
      };
      look();
    });
  }, true);
}"""


def open_page(browser: Browser, address: str) -> Page:
    """A page in a browser without a past, its first chart drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_function(DRAWN)
    return page


def time_clicks(page: Page, clicks: list[Callable[[Page], None]]) -> list[float]:
    """Seconds from each click to the changed chart."""
    page.evaluate(WATCH)
    waits = []
    for click in clicks:
        click(page)
        waits.append(float(page.evaluate("() => window.waited")) / 1000)
    return waits


def read_memory(process: subprocess.Popen[str]) -> int:
    """The bytes that a process holds."""
    listed = subprocess.run([*LIST_PROCESSES, str(process.pid)], capture_output=True, text=True, check=True).stdout
    return int(listed) * 1024
