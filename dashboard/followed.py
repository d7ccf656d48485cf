"""The followed views of a warehouse: names for the query strings of links, kept in its file `views.toml`.

`address`, where it is given, is where the dashboard is served: feeds and mails then lead back to it.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s
from pathlib import Path

from dashboard.wording import read_tree

FILE = "views.toml"
MOST_LETTERS = 60  # of a name, as in the browser's own saved views
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class FollowedError(Exception):
    """The file of followed views is broken; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A view by name and the query string of its link: its filters, in ids or in the words of either language."""

    name: str
    query: str

    @property
    def stem(self) -> str:
        """The name of the view's files: its letters and digits; with a hash where they do not tell it from others."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        stem = "-".join(re.findall(r"[a-z0-9]+", plain))
        if stem and stem == self.name.lower().replace(" ", "-"):
            return stem
        return "-".join([*([stem] if stem else []), blake2s(self.name.encode(), digest_size=4).hexdigest()])


@dataclass(frozen=True, slots=True)
class Shelf:
    """The followed views of a warehouse, and the dashboard's address where it is known."""

    views: tuple[Followed, ...] = ()
    address: str = ""


def read_followed(folder: Path) -> Shelf:
    """The followed views, none where there is no file; raises FollowedError where it is broken."""
    path = folder / FILE
    try:
        tree = read_tree(path)
    except FileNotFoundError:
        return Shelf()
    except (OSError, ValueError) as error:
        message = f"{path}: {error}; correct the file, or remove it"
        raise FollowedError(message) from error
    rows, address = tree.get("view", []), tree.get("address", "")
    if not isinstance(rows, list) or not all(is_view(row) for row in rows) or not isinstance(address, str):
        message = f'{path}: write each view as [[view]] with name = "…" and query = "…"'
        raise FollowedError(message)
    views = {row["name"]: Followed(row["name"], row.get("query", "").lstrip("?")) for row in rows}
    is_link = address.startswith(("http://", "https://"))
    return Shelf(tuple(views.values()), address.rstrip("/") if is_link else "")


def is_view(row: object) -> bool:
    """Whether a table of the file names a view."""
    return isinstance(row, dict) and bool(row.get("name")) and all(isinstance(value, str) for value in row.values())


def follow(folder: Path, name: str, query: str) -> Followed | None:
    """Keep a view under a name, in place of one of that name; None where the name has no letter."""
    clean = CONTROLS.sub(" ", name).strip()[:MOST_LETTERS]
    if not clean:
        return None
    shelf, view = read_followed(folder), Followed(clean, CONTROLS.sub("", query))
    kept = [one for one in shelf.views if one.name != clean]
    write_followed(folder, replace(shelf, views=(*kept, view)))
    return view


def unfollow(folder: Path, name: str) -> None:
    """Forget a view."""
    shelf = read_followed(folder)
    write_followed(folder, replace(shelf, views=tuple(one for one in shelf.views if one.name != name)))


def write_followed(folder: Path, shelf: Shelf) -> None:
    """Write the file whole or not at all. Without control characters a JSON string is a TOML string too."""
    lines = [f"address = {quote(shelf.address)}\n"] if shelf.address else []
    lines += [f"[[view]]\nname = {quote(view.name)}\nquery = {quote(view.query)}\n" for view in shelf.views]
    replace_file(folder / FILE, "\n".join(lines))


def quote(text: str) -> str:
    """A text as TOML has it."""
    return json.dumps(text, ensure_ascii=False)


def replace_file(path: Path, text: str) -> None:
    """Put a text in a file's place in one step."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    os.replace(part, path)  # noqa: PTH105 (named as the system call that is atomic)


def name_all(views: Sequence[Followed]) -> str:
    """The names in one line."""
    return ", ".join(view.name for view in views)
