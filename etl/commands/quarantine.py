"""Lists what could not be fetched or read, shows one of it, or tries it again.

What is read at last leaves the list; what is not stays there with its reason.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands.options import (
    add_corrections_option,
    add_data_option,
    add_json_option,
    add_private_option,
    add_warehouse_option,
    is_link,
)
from etl.records import Quarantined
from etl.terminal import describe_quarantined, encode_line, write_message, write_result

if TYPE_CHECKING:
    from etl.sources import Sources

DONE, FAILED = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verbs and their options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|show|retry")
    for verb, words in (
        ("list", "each thing in a line: its name, why, and what to do"),
        ("show", "what is known of some things, by their names"),
        ("retry", "fetch and read some things again, all unless named"),
    ):
        child = verbs.add_parser(verb, help=words, description=words)
        if verb != "list":
            child.add_argument("names", nargs="+" if verb == "show" else "*", metavar="NAME", help="as `list` gives it")
        add_warehouse_option(child)
        add_json_option(child)
        if verb == "retry":
            add_private_option(child)
            add_data_option(child)
            add_corrections_option(child)


def run(arguments: argparse.Namespace) -> int:
    """Print or try again; 1 where a name is none in the list, or one that was tried is still there."""
    from etl.load import list_refused

    refused = list_refused(arguments.warehouse)
    names = set(getattr(arguments, "names", ()))
    strangers = sorted(names - {item.name for item in refused})
    for name in strangers:
        write_message(f"{name}: not in quarantine; see stratwatch quarantine list")
    chosen = [item for item in refused if not names or item.name in names]
    if arguments.verb == "retry":
        return FAILED if retry(chosen, arguments) or strangers else DONE
    for item in chosen:
        write_result(encode_line(_detail(item, arguments.warehouse)) if arguments.json else _tell(item, arguments))
    return FAILED if strangers else DONE


def _tell(item: Quarantined, arguments: argparse.Namespace) -> str:
    if arguments.verb == "list":
        return describe_quarantined(item)
    return "\n".join(
        f"{key}: {value}" for key, value in _detail(item, arguments.warehouse).items() if value is not None
    )


def _detail(item: Quarantined, folder: Path) -> dict[str, object]:
    """Return what is known of a thing: of a link also its source and what became of it."""
    from etl.fetch import FILE, open_ledger

    detail: dict[str, object] = asdict(item)
    if is_link(item.name) and (folder / FILE).exists():
        with open_ledger(folder) as ledger:
            detail |= ledger.describe(item.name)
    return detail


def retry(chosen: Sequence[Quarantined], arguments: argparse.Namespace) -> int:
    """Fetch and read things again, and return how many of them are still refused."""
    from etl.commands.summary import report_visit
    from etl.commands.visiting import Terms, visit
    from etl.commands.watched import Target
    from etl.load import list_refused
    from etl.read import ReadRequest

    names = list(dict.fromkeys(item.name for item in chosen))
    files = {find_file(name) for name in names if not is_link(name)}
    for name in names:
        if not is_link(name) and find_file(name) is None:
            write_message(f"{name}: no such file any more; ingest what it came from, or leave it")
    sources = find_sources([name for name in names if is_link(name)], arguments.warehouse)
    paths = tuple(sorted(str(path) for path in files if path is not None))
    target = Target(arguments.warehouse, arguments.data, corrections=arguments.corrections)
    terms = Terms(arguments.json, arguments.allow_private)
    made = visit(sources, target, terms, [ReadRequest(paths)] if paths else [])
    report_visit(made, is_json=arguments.json)
    return len({item.name for item in list_refused(arguments.warehouse)} & set(names))


def find_file(name: str) -> Path | None:
    """Return the file that a name is of, or in: `mails.zip/a.eml` is in mails.zip; None where it is gone."""
    path = Path(name)
    return next((one for one in (path, *path.parents) if one.is_file()), path if path.is_dir() else None)


def find_sources(links: Sequence[str], folder: Path) -> Sources:
    """Return the sources that named some links, with these links alone, to be fetched as if for the first time."""
    from etl.fetch import open_ledger
    from etl.sources import FILE, Sources, load_sources, name_pages

    known = load_sources(folder / FILE) if (folder / FILE).exists() else Sources()
    owners: dict[str, list[str]] = {}
    if links:
        with open_ledger(folder) as ledger:
            ledger.want_again(links)
            for link in links:
                owners.setdefault(str(ledger.describe(link).get("found_by")), []).append(link)
    sources = [
        source.model_copy(
            update={"feed": None, "sitemap": None, "folder": None, "pages": tuple(owners.pop(source.name))}
        )
        for source in known.source
        if source.name in owners
    ]
    others = [link for pages in owners.values() for link in pages]
    return Sources(contact=known.contact, source=(*sources, *name_pages(others, None)))
