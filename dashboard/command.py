"""Serves the dashboard of a warehouse.

On loopback it is open. Served to others it asks them to sign in (--sign-in), unless you say that something in front
of it does so (--open).
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
import time
import webbrowser
from pathlib import Path
from threading import Thread

from dashboard.sign_in import find_flaw, find_name

SERVE = Path(__file__).with_name("serve.py")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
PATIENCE, PAUSE = 120, 0.25  # tries, and seconds between them
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_UPLOAD = "25"  # MB of an article's file


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    default = Path(os.environ.get("STRATWATCH_WAREHOUSE", "warehouse"))
    parser.add_argument("--warehouse", type=Path, default=default, metavar="DIR", help="the warehouse's folder")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; loopback unless you say otherwise"
    )
    parser.add_argument("--port", type=int, default=8501, help="the port to listen on")
    parser.add_argument(
        "--edit", action="store_true", help="let readers correct and add; with others, signed-in editors alone"
    )
    parser.add_argument("--sign-in", type=Path, metavar="FILE", help="who may sign in and how; see docs/sign-in.md")
    parser.add_argument("--open", action="store_true", help="serve others without sign-in: a proxy in front does it")
    words = "a name that browsers may call it by, beside --host and this machine's own; may be repeated"
    parser.add_argument("--allow-host", action="append", default=[], metavar="NAME", help=words)
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(arguments: argparse.Namespace) -> int:
    """Print the address and serve until interrupted; 1 where the port is taken, 2 where anybody could see or edit."""
    flaw = find_misuse(arguments)
    if flaw:
        sys.stderr.write(f"{flaw}\n")
        return 2
    address = f"http://{arguments.host}:{arguments.port}"
    if not is_free(arguments.host, arguments.port):
        sys.stderr.write(f"{address}: the port is taken; choose another with --port\n")
        return 1
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    return serve(arguments)


def find_misuse(arguments: argparse.Namespace) -> str | None:
    """Why nothing is served: others could see what nobody opened to them, or edit unknown. None where all is well."""
    if arguments.sign_in is not None:
        return find_flaw(arguments.sign_in)
    if arguments.host in LOOPBACK:
        return None
    if arguments.edit:
        return f"{arguments.host}: editing is for loopback or for who signs in; leave out --edit or add --sign-in FILE"
    if not arguments.open:
        return f"{arguments.host}: anybody could read it; add --sign-in FILE, or --open where a proxy signs people in"
    return None


def list_names(arguments: argparse.Namespace) -> list[str]:
    """The host names that a browser may call the dashboard by; any other would be a page that lures it here."""
    names = [*LOOPBACK[:2], arguments.host, *arguments.allow_host]
    names += [find_name(arguments.sign_in)] if arguments.sign_in is not None else []
    return sorted(set(names))


def is_free(host: str, port: int) -> bool:
    """Whether a server may listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def has_screen() -> bool:
    """Whether a graphical browser may be opened: never a text browser over the terminal."""
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in SCREENS)


def open_browser(host: str, port: int) -> None:
    """Open the page as soon as the server listens; give up where it never does."""
    for _ in range(PATIENCE):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(PAUSE)
        else:
            webbrowser.open(f"http://{host}:{port}")
            return


def serve(arguments: argparse.Namespace) -> int:
    """Hand over to Streamlit, which reads config.toml beside serve.py."""
    from streamlit.web import cli

    os.environ["STRATWATCH_WAREHOUSE"] = str(arguments.warehouse.resolve())
    if arguments.edit:
        os.environ["STRATWATCH_EDIT"] = "1"
    if arguments.sign_in is not None:
        os.environ["STRATWATCH_SIGN_IN"] = "1"
    root = str(SERVE.parent.parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    sys.argv = ["streamlit", "run", str(SERVE), "--server.address", arguments.host]
    # Not headless, Streamlit asks for an e-mail address before its first page: the browser is opened here instead.
    sys.argv += ["--server.port", str(arguments.port), "--server.headless", "true"]
    if has_screen() and not arguments.no_browser:
        Thread(target=open_browser, args=(arguments.host, arguments.port), daemon=True).start()
    if arguments.edit:
        sys.argv += ["--server.maxUploadSize", LARGEST_UPLOAD]
    if arguments.sign_in is not None:
        sys.argv += ["--secrets.files", str(arguments.sign_in.resolve())]
    sys.argv += [word for name in list_names(arguments) for word in ("--server.allowedHosts", name)]
    return int(cli.main(standalone_mode=False) or 0)


if __name__ == "__main__":
    command_parser = argparse.ArgumentParser(prog="stratwatch dashboard")
    configure(command_parser)
    sys.exit(run(command_parser.parse_args()))
