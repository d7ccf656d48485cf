"""`demo` builds its warehouse once, and becomes the dashboard, which prints its address."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

from etl.load import find_current
from tests.load.stated import store, tell


def find_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_built_demo_is_served_as_it_is(tmp_path: Path) -> None:
    """The address comes first, nothing is read again, and ending the command ends the server."""
    claim = {"kind": "release", "article": "a", "developer": "Orvane", "model": "Lumen"}
    store(tmp_path, tell({"a": {"published_on": date(2025, 3, 4)}}, [claim]))
    port = find_port()
    command = [
        sys.executable,
        "-m",
        "etl.cli",
        "demo",
        "--warehouse",
        str(tmp_path),
        "--port",
        str(port),
        "--no-browser",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as demo:
        assert demo.stdout is not None
        first = demo.stdout.readline().strip()
        demo.terminate()
    assert first == f"http://127.0.0.1:{port}"
    assert find_current(tmp_path) == tmp_path / "snapshots" / "000001.duckdb"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
