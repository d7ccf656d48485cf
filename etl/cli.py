"""The console script: runs the named command of the entry-point group and turns errors into exit codes.

0 is finished, 1 something is missing or broken, 2 misuse. Only the command that is called is set up.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points, version
from typing import NoReturn

from etl.errors import EtlError, UsageError
from etl.logs import FORMATS, JSON, OPTION, choose_format, log_as_json, say_error
from etl.terminal import speak_utf8

PROGRAM = "stratwatch"
GROUP = "stratwatch.commands"
BROKEN, MISUSE, INTERRUPTED = 1, 2, 130


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of printing the usage and leaving."""
        raise UsageError(message, f"see {self.prog} --help")


def main(words: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    speak_utf8()
    given = list(sys.argv[1:] if words is None else words)
    if choose_format(given) == JSON:
        log_as_json()
    try:
        return _dispatch(given)
    except UsageError as error:
        say_error(PROGRAM, error)
        return MISUSE
    except EtlError as error:
        say_error(PROGRAM, error)
        return BROKEN
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN
    except KeyboardInterrupt:
        return INTERRUPTED


def _dispatch(words: list[str]) -> int:
    commands = find_commands()
    name = words[0] if words else ""
    if name in {"-h", "--help"}:
        print(describe_commands(commands))
        return 0
    if name == "--version":
        print(f"{PROGRAM} {version(PROGRAM)}")
        return 0
    if name not in commands:
        reason = f"no command {name!r}" if name else "no command given"
        raise UsageError(reason, f"use one of {', '.join(commands)}")
    return _run(commands[name], words[1:])


def _run(command: EntryPoint, words: list[str]) -> int:
    module = command.load()
    parser = Parser(prog=f"{PROGRAM} {command.name}", description=module.__doc__, allow_abbrev=False)
    module.configure(parser)
    parser.add_argument(OPTION, choices=FORMATS, help="how to write what is no result: for people, or as JSON lines")
    try:
        code = int(module.run(parser.parse_args(words)))
    except SystemExit as end:  # --help
        return int(end.code or 0)
    sys.stdout.flush()
    return code


def find_commands() -> Mapping[str, EntryPoint]:
    """Return the installed commands by name, sorted; raises EtlError where the package is not installed."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if not found:
        reason = "no commands are installed"
        raise EtlError(reason, "install the package: pip install -e .")
    return dict(sorted(found.items()))


def describe_commands(commands: Mapping[str, EntryPoint]) -> str:
    """Return the help: one line for each command, the first line of its module's docstring."""
    lines = [f"usage: {PROGRAM} COMMAND ...", "", "Turns news articles into dated, quoted claims and shows them.", ""]
    width = max(map(len, commands))
    for name, command in commands.items():
        summary = (command.load().__doc__ or "").strip().partition("\n")[0]
        lines.append(f"  {name:{width}}  {summary}")
    return "\n".join([*lines, "", f"{PROGRAM} COMMAND --help says what a command takes."])


if __name__ == "__main__":
    sys.exit(main())
