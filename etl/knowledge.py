"""Reads what the project knows: the world (data), the kinds of claims (frames) and the wording (lexicon).

All TOML of the package passes through here. Broken knowledge stops the run with its file, key, reason and remedy.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from etl.errors import KnowledgeError
from etl.knowledge_files import Company, Entry, Frame, Model, Named, Theme

PACKAGE = Path(__file__).parent
COMPANY_FILES = ("companies.toml", "media.toml", "states.toml")
DATA_FILES = (*COMPANY_FILES, "models.toml", "themes.toml")
ERROR_LINE = re.compile(r" \(at line (\d+), column \d+\)")
VERSION_LENGTH = 16  # hex digits: 64 bits tell every state of the files apart

Record = TypeVar("Record", bound=Entry)
NamedRecord = TypeVar("NamedRecord", bound=Named)


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything known, by id. `version` changes with any byte of any knowledge file."""

    companies: Mapping[str, Company]
    models: Mapping[str, Model]
    themes: Mapping[str, Theme]
    frames: Mapping[str, Frame]
    version: str
    wording: Mapping[str, bytes]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a lexicon, sorted."""
        return tuple(sorted({name.split("/")[0] for name in self.wording}))

    def lexicon(self, lang: str) -> Mapping[str, Any]:
        """Return the TOML of one language by path without suffix, such as "amounts" or "claims/release".

        Raises KnowledgeError where a file is not TOML or the language has no lexicon.
        """
        if lang not in self.languages:
            reason = f"no lexicon for the language {lang!r}"
            raise KnowledgeError(reason, f"use one of {', '.join(self.languages)}, or add etl/lexicon/{lang}/")
        if lang not in self._trees:
            self._trees[lang] = {
                name.removeprefix(f"{lang}/").removesuffix(".toml"): _parse(source, f"etl/lexicon/{name}")
                for name, source in self.wording.items()
                if name.startswith(f"{lang}/")
            }
        return self._trees[lang]

    @cached_property
    def _trees(self) -> dict[str, Mapping[str, Any]]:
        return {}


def load_knowledge(overlay: Path | None = None) -> Knowledge:
    """Read all shipped knowledge; a block of a file in `overlay` adds to, or replaces, the block of the same id.

    Raises KnowledgeError naming the file, the key, the reason and what to do.
    """
    folders = [find_data(), *([_existing(overlay)] if overlay else [])]
    world = {name: [_file(folder / name) for folder in folders if (folder / name).is_file()] for name in DATA_FILES}
    frames = [_file(path) for path in sorted((PACKAGE / "frames").glob("*.toml"))]
    lexicon = PACKAGE / "lexicon"
    wording = {path.relative_to(lexicon).as_posix(): path.read_bytes() for path in sorted(lexicon.rglob("*.toml"))}
    companies = _entries(Company, [file for name in COMPANY_FILES for file in world[name]])
    models = _entries(Model, world["models.toml"])
    _refuse_strangers(companies, models)
    _refuse_shared_names("companies.toml", companies)
    _refuse_shared_names("models.toml", models)
    themes = _entries(Theme, world["themes.toml"])
    return Knowledge(
        companies=companies,
        models=models,
        themes=dict(sorted(themes.items(), key=lambda item: (item[1].position, item[0]))),
        frames=_frames(frames),
        version=_version([*(file for files in world.values() for file in files), *frames], wording),
        wording=wording,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tree of one TOML file; raises KnowledgeError where it is missing, not UTF-8 or not TOML."""
    return _parse(_file(path)[1], str(path))


def list_lexicons() -> list[Path]:
    """Return the folder of each language's wording, sorted."""
    return sorted(path for path in (PACKAGE / "lexicon").iterdir() if path.is_dir())


def find_data() -> Path:
    """Return the folder of the world's facts: inside an installed wheel, else at the root of a clone."""
    packaged = PACKAGE / "data"
    return packaged if packaged.is_dir() else PACKAGE.parent / "data"


def _existing(overlay: Path) -> Path:
    if overlay.is_dir():
        return overlay
    reason = f"{overlay}: no such folder"
    raise KnowledgeError(reason, f"name a folder that holds any of {', '.join(DATA_FILES)}")


def _file(path: Path) -> tuple[str, bytes]:
    try:
        return str(path), path.read_bytes()
    except OSError as error:
        reason = f"{path}: {error.strerror or error}"
        raise KnowledgeError(reason, "restore the file or reinstall stratwatch") from error


def _parse(source: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        reason = f"{name}: not UTF-8 at byte {error.start}"
        raise KnowledgeError(reason, "save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = ERROR_LINE.search(str(error))
        place = f"{name}:{line[1]}" if line else name
        reason = f"{place}: not TOML: {ERROR_LINE.sub('', str(error))}"
        raise KnowledgeError(reason, "correct that line") from error


def _entries(record: type[Record], files: Iterable[tuple[str, bytes]]) -> dict[str, Record]:
    """Validate every block of some files; a later file's block takes the place of an earlier one's."""
    found: dict[str, Record] = {}
    for name, source in files:
        for key, block in _parse(source, name).items():
            if not isinstance(block, dict):
                reason = f"{name}: {key}: a block is wanted, not a single value"
                raise KnowledgeError(reason, f"write it as [{key}] with its keys below")
            found[key] = _validate(record, f"{name}: {key}", {"id": key, **block})
    return dict(sorted(found.items()))


def _frames(files: Iterable[tuple[str, bytes]]) -> dict[str, Frame]:
    frames = [_validate(Frame, f"{name}: frame", _parse(source, name)) for name, source in files]
    return {frame.kind: frame for frame in sorted(frames, key=lambda frame: (frame.position, frame.kind))}


def _validate(record: type[Record], place: str, block: Mapping[str, Any]) -> Record:
    try:
        return record.model_validate(block)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        reason = f"{place}.{key}: {first['msg']}"
        raise KnowledgeError(reason, f"a block may hold {', '.join(record.model_fields)}") from error


def _refuse_strangers(companies: Mapping[str, Company], models: Mapping[str, Model]) -> None:
    """Raise KnowledgeError where a parent or a maker is no company."""
    wanted = [("companies.toml", company.id, "parent", company.parent) for company in companies.values()]
    wanted += [("models.toml", model.id, "maker", model.maker) for model in models.values()]
    for file, owner, key, stranger in wanted:
        if stranger is not None and stranger not in companies:
            reason = f"{file}: {owner}.{key}: no company has the id {stranger!r}"
            raise KnowledgeError(reason, f"add [{stranger}] to companies.toml or correct the id")


def _refuse_shared_names(file: str, entries: Mapping[str, NamedRecord]) -> None:
    """Raise KnowledgeError where two entries of one file claim the same name, whatever its capitals."""
    claimed: dict[str, str] = {}
    for entry in entries.values():
        for surface in entry.surfaces():
            owner = claimed.setdefault(surface.casefold(), entry.id)
            if owner != entry.id:
                reason = f"{file}: {entry.id}: the name {surface!r} already belongs to {owner}"
                raise KnowledgeError(reason, "take it from one of the two")


def _version(files: Iterable[tuple[str, bytes]], wording: Mapping[str, bytes]) -> str:
    """Hash file names (without their folders, so that a clone and a wheel agree) and contents."""
    digest = hashlib.sha256()
    for name, source in [*((Path(name).name, source) for name, source in files), *wording.items()]:
        digest.update(f"{name}\0{len(source)}\0".encode())
        digest.update(source)
    return digest.hexdigest()[:VERSION_LENGTH]
