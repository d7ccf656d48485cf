"""Reads and writes `corrections.toml`: what a person says of claims that the reading or the merging got wrong.

A line names its claims by article and quote, so that it outlives every new reading of the article. Each has a reason
and the day on which it was made. What answers none of them any more is reported by whoever applies them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from etl.errors import KnowledgeError
from etl.knowledge import read_toml

FILE = "corrections.toml"
BLOCK = "correction"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slot = str | int | float | bool | dt.date | list[str] | dict[str, str | int | float | dt.date]


class Block(BaseModel):
    """A part of the file that holds the keys named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Block):
    """The claims that quote some words of an article; `kind` and `where` (slots and what they hold) tell some apart."""

    article: Text
    quote: Text
    kind: Text | None = None
    where: dict[str, str | int | float] = {}


class Dated(Block):
    """Why a correction was made, and when."""

    reason: Text
    date: dt.date


class Wrong(Place, Dated):
    """The claims are none: they leave every event and every view but that of the corrections."""

    verb: Literal["wrong"]


class Change(Place, Dated):
    """The claims have other slots than was read; an empty text empties a slot."""

    verb: Literal["set"]
    slots: Annotated[dict[str, Slot], Field(min_length=1)]


class Tie(Dated):
    """The claims are one event (`join`), or none of them is another's (`part`)."""

    verb: Literal["join", "part"]
    claims: Annotated[tuple[Place, ...], Field(min_length=2)]


class Rename(Dated):
    """A company, given by its id or its printed name, is another: every claim that names it says so."""

    verb: Literal["rename"]
    company: Text
    name: Text


Correction = Annotated[Wrong | Change | Tie | Rename, Field(discriminator="verb")]
SHAPE: TypeAdapter[Sequence[Correction]] = TypeAdapter(list[Correction])


def load_corrections(path: Path) -> Sequence[Correction]:
    """Return the corrections of a file, none where it is not there; raises KnowledgeError naming the broken one."""
    return _check(read_toml(path), path) if path.exists() else []


def append_correction(path: Path, given: Mapping[str, Any]) -> Correction:
    """Write one more correction to the end of a file, which appears whole or not at all, and return it.

    Raises KnowledgeError where it, or the file, is not as a correction must be.
    """
    before = path.read_text("utf-8") if path.exists() else ""
    load_corrections(path)
    (correction,) = _check({BLOCK: [dict(given)]}, path)
    block = "".join(f"{key} = {_write(value)}\n" for key, value in _plain(correction).items())
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(f"{before.rstrip()}\n\n[[{BLOCK}]]\n{block}".lstrip("\n"))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return correction


def list_places(correction: Correction) -> Sequence[Place]:
    """Return the claims that a correction names, none for a company's."""
    if isinstance(correction, Tie):
        return correction.claims
    return () if isinstance(correction, Rename) else (correction,)


def describe_detail(correction: Correction) -> str:
    """Return what a correction says beside its claim, its reason and its day, as one line of JSON."""
    left_out = {"verb", "article", "quote", "kind", "reason", "date"}
    data = correction.model_dump(mode="json", exclude=left_out, exclude_defaults=True)
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _check(tree: Mapping[str, Any], path: Path) -> Sequence[Correction]:
    strangers = sorted(set(tree) - {BLOCK})
    if strangers:
        reason = f"{path}: {strangers[0]}: no such block"
        raise KnowledgeError(reason, f"begin each correction with [[{BLOCK}]]")
    try:
        return SHAPE.validate_python(tree.get(BLOCK, []))
    except ValidationError as error:
        first = error.errors()[0]
        number, *keys = first["loc"] or ("",)
        place = f"{path}: {BLOCK} {int(number) + 1}" if isinstance(number, int) else f"{path}: {BLOCK}"
        reason = f"{place}: {'.'.join(map(str, keys)) or 'verb'}: {first['msg']}"
        raise KnowledgeError(reason, "correct that line; docs/warehouse.md says what each verb takes") from error


def _plain(correction: Correction) -> dict[str, Any]:
    plain: dict[str, Any] = correction.model_dump(exclude_defaults=True)
    return {"verb": plain.pop("verb"), **plain}


def _write(value: object) -> str:
    """Return a value as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_write(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_write, value)) + "]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
