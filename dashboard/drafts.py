"""Articles that a person is about to add: read by the command line, shown with their claims, then kept by it.

What is given by hand (title, source, day, language) stands in for what the article does not say; of a single article it
takes the place of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dashboard.commandline import run_command, run_lines

LINES = ".jsonl"  # what keeps the ids of its articles
FIELDS = ("title", "source", "url", "published_on", "lang")
NOT_A_NAME = re.compile(r"[^\w.-]+")
LONGEST_NAME = 80

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """Articles as lines of `.jsonl`, the claims of each, and what could not be read."""

    lines: tuple[Line, ...]
    claims: tuple[tuple[Mapping[str, Any], ...], ...]
    refused: tuple[str, ...]


def read_pasted(text: str, given: Mapping[str, str]) -> Draft:
    """The draft of a pasted text; raises CommandError where it cannot be read."""
    return read_lines([{"text": text, **given}])


def read_lines(lines: Sequence[Line]) -> Draft:
    """The draft of articles that stand as lines; raises CommandError where the command fails."""
    return make_draft(*run_lines(["extract", "-", "--text", "--json"], write_lines(lines)), lines)


def read_uploaded(name: str, data: bytes, given: Mapping[str, str]) -> Draft:
    """The draft of a file of any format that the reader knows; raises CommandError where the command fails."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / safe_name(name)
        path.write_bytes(data)
        found, refused = run_lines(["extract", str(path), "--text", "--json", *options(given)])
    is_one = len(found) == 1
    lines = [complete(line, given, is_one=is_one, has_id=path.suffix.lower() == LINES) for line in found]
    if is_one and any(lines[0].get(field) != found[0][field] for field in FIELDS):
        again = read_lines(lines)  # a title, a day, a language may change what is read
        return Draft(again.lines, again.claims, (*map(describe, refused), *again.refused))
    return make_draft(found, refused, lines)


def make_draft(found: Sequence[Line], refused: Sequence[Line], lines: Sequence[Line]) -> Draft:
    """The draft of what the command printed; the texts are those that it read."""
    kept = [{**line, "text": one["text"]} for one, line in zip(found, lines, strict=False)]
    return Draft(tuple(kept), tuple(tuple(one["claims"]) for one in found), tuple(map(describe, refused)))


def keep(draft: Draft, folder: Path) -> Mapping[str, Any]:
    """Ingest the articles; what the command says of it. Raises CommandError where it fails."""
    arguments = ["ingest", "-", "--warehouse", str(folder), "--json"]
    found: Mapping[str, Any] = run_command(arguments, write_lines(draft.lines))
    return found


def complete(line: Line, given: Mapping[str, str], *, is_one: bool, has_id: bool) -> Line:
    """An article as it is to be kept. Only a line of `.jsonl` keeps its id: a file's name tells it from no other."""
    said = {field: line[field] for field in FIELDS if line[field]}
    fields = said | dict(given) if is_one else dict(given) | said
    return {**({"id": line["id"]} if has_id else {}), **fields, "text": line["text"]}


def options(given: Mapping[str, str]) -> list[str]:
    """What the command takes for articles that do not say it."""
    names = {"published_on": "--published-on", "lang": "--lang"}
    return [word for field, option in names.items() if given.get(field) for word in (option, given[field])]


def safe_name(name: str) -> str:
    """A file's name without folders and without signs that a shell, a glob or an option would read."""
    plain = NOT_A_NAME.sub("-", Path(name.replace("\\", "/")).name).lstrip("-.")
    return plain[-LONGEST_NAME:] or "article.txt"


def write_lines(lines: Sequence[Line]) -> str:
    """Articles as `.jsonl`."""
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def describe(refusal: Line) -> str:
    """Why something was not read, and what to do."""
    place = refusal.get("name", "")
    place = Path(str(place)).name if refusal.get("line") is None else f"{Path(str(place)).name}:{refusal['line']}"
    return f"{place}: {refusal.get('reason', '')}; {refusal.get('remedy', '')}"
