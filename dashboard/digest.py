"""Writes what is new in the followed views of a warehouse as the text of a mail.

New is what the snapshot before did not hold, or what was told since a day. Without followed views it is everything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.followed import Followed, FollowedError, Shelf, name_all, read_followed
from dashboard.wording import LANGUAGES, say

if TYPE_CHECKING:
    from dashboard.alerts.news import Bulletin
    from dashboard.warehouse import Warehouse

DONE, BROKEN, MISUSE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    default = Path(os.environ.get("STRATWATCH_WAREHOUSE", "warehouse"))
    parser.add_argument("--warehouse", type=Path, default=default, metavar="DIR", help="the warehouse's folder")
    parser.add_argument("--view", metavar="NAME", help="one followed view; all of them unless told")
    parser.add_argument("--since", type=parse_day, metavar="DAY", help="told since that day, as 2025-08-29")
    parser.add_argument("--format", choices=("md", "html"), default="md", help="Markdown unless told")
    parser.add_argument("--lang", choices=LANGUAGES, help="the words' language; each view's own unless told")


def parse_day(text: str) -> date:
    """The day of an option; argparse turns the error into one line and exit code 2."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no date, write it as 2025-08-29"
        raise argparse.ArgumentTypeError(message) from error


def run(arguments: argparse.Namespace) -> int:
    """Print the digest; 1 where there is no snapshot or views.toml is broken, 2 where no view has that name."""
    from dashboard.alerts.mail import write_html, write_markdown
    from dashboard.warehouse import Warehouse

    try:
        shelf = read_followed(arguments.warehouse)
    except FollowedError as error:
        return refuse(str(error), BROKEN)
    views = choose_views(shelf, arguments)
    if not views:
        return refuse(f"no view {arguments.view!r}; use one of {name_all(shelf.views) or 'none yet'}", MISUSE)
    bulletins = list_bulletins(Warehouse(arguments.warehouse), views, arguments.since)
    if not bulletins:
        return refuse(f"{arguments.warehouse}: holds no published snapshot; run ingest SOURCE first", BROKEN)
    write = write_html if arguments.format == "html" else write_markdown
    sys.stdout.write(write(bulletins, shelf.address))
    return DONE


def choose_views(shelf: Shelf, arguments: argparse.Namespace) -> Sequence[Followed]:
    """The views asked for, in the language asked for."""
    everything = Followed(say(arguments.lang or LANGUAGES[0], "alert.everything"), "period=all")
    views = shelf.views or (() if arguments.view else (everything,))
    named = [view for view in views if arguments.view in (None, view.name)]
    if not arguments.lang:
        return named
    return [replace(view, query=f"lang={arguments.lang}&{view.query}") for view in named]


def list_bulletins(warehouse: Warehouse, views: Sequence[Followed], since: date | None) -> list[Bulletin]:
    """What is new in each view; nothing where nothing is published."""
    from dashboard.alerts.news import read_bulletin

    snapshot = warehouse.current()
    if snapshot is None:
        return []
    found = [read_bulletin(warehouse, snapshot, view, since) for view in views]
    if since is not None:
        return found
    return [replace(one, news=tuple(news for news in one.news if news.event_id in one.new_ids)) for one in found]


def refuse(reason: str, code: int) -> int:
    """Say in one line why nothing is written."""
    sys.stderr.write(f"stratwatch: {reason}\n")
    return code
