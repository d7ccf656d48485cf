"""A warehouse, a dashboard that serves it, and a browser that looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.dashboard.browser.chromium import ARGUMENTS, find_chromium
from tests.dashboard.browser.corpus import build_warehouse
from tests.dashboard.browser.looking import Visit, visit

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of corpus.toml."""
    return build_warehouse(tmp_path_factory.mktemp("browser") / "warehouse")


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Start the real command on a warehouse; the address it prints."""
    servers: list[subprocess.Popen[str]] = []

    def start(folder: Path, *options: str) -> str:
        command = [sys.executable, "-m", "dashboard.command", "--warehouse", str(folder), "--no-browser", *options]
        command += [] if "--port" in options else ["--port", str(find_port())]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        servers.append(server)
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        wait_until_served(server, address)
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], warehouse: Path) -> str:
    """Where the corpus is served."""
    return serve(warehouse)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Open a path of the dashboard in a browser without a past; at the end nothing may have gone wrong in it."""
    visits: list[Visit] = []

    def open_path(path: str = "") -> Page:
        visits.append(visit(browser, address, path))
        return visits[-1].page

    yield open_path
    for one in visits:
        one.page.context.close()
    assert [fault for one in visits for fault in one.faults] == []


def wait_until_served(server: subprocess.Popen[str], address: str) -> None:
    """Return once the server answers; fail where it ends instead."""
    while not answers(address):
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"the dashboard ended with {server.wait(timeout=0.1)}")


def answers(address: str) -> bool:
    """Whether the server is up."""
    try:
        return bool(urlopen(f"{address}/_stcore/health", timeout=10).status == HTTPStatus.OK)  # noqa: S310 (our own)
    except OSError:
        return False


def find_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
