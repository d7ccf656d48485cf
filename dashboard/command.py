"""The `stratwatch dashboard` command: serves the dashboard of a warehouse on this machine."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

APP = Path(__file__).parent / "app.py"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--warehouse", type=Path, default=os.environ.get("STRATWATCH_WAREHOUSE", "warehouse"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--no-browser", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; the address is printed first."""
    from streamlit.web import cli

    os.environ["STRATWATCH_WAREHOUSE"] = str(Path(arguments.warehouse).resolve())
    root = str(APP.parent.parent)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    sys.path.insert(0, root)
    sys.argv = ["streamlit", "run", str(APP), "--server.address", arguments.host]
    sys.argv += ["--server.port", str(arguments.port), "--server.headless", str(arguments.no_browser).lower()]
    return int(cli.main(standalone_mode=False) or 0)


if __name__ == "__main__":
    command_parser = argparse.ArgumentParser(prog="stratwatch dashboard")
    configure(command_parser)
    sys.exit(run(command_parser.parse_args()))
