"""Finds a Chromium on this machine, or gets one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Chromium refuses to run as root within its sandbox.
ARGUMENTS = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)


def find_chromium() -> str | None:
    """The path of a browser: installed, installed by us, or None for Playwright's own; fails where none can be had."""
    if found := find_installed():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        succeeded = all(subprocess.run(command, check=False).returncode == 0 for command in INSTALL)
        if succeeded and (found := find_installed()):
            return found
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return None
    pytest.fail(
        "no browser: install Chromium or Chrome, run the tests as root where apt-get can install `chromium`, "
        "or let `python -m playwright install chromium` reach its server"
    )


def find_installed() -> str | None:
    """The first Chromium or Chrome on the path."""
    return next(filter(None, map(shutil.which, NAMES)), None)
