"""Turns what the user named into files in a fixed order: the sources as given, the files of each by path."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.read.kinds import BY_SUFFIX, UNREAD
from etl.records import MissingSource, Quarantined

STANDARD_INPUT = "-"
SUFFIXES = (*BY_SUFFIX, *UNREAD)
READABLE = ".txt, .md, .html, .pdf, .docx, .eml, .csv, .xlsx, .jsonl, .xml, .zip"
LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `stem` is its path relative to the source without its suffix (the id of a plain article)."""

    path: Path
    stem: str

    @property
    def place(self) -> str:
        """The path relative to the source: the id of an article that has no other."""
        return f"{self.stem}{_printable(self.path.suffix)}"

    @property
    def is_standard_input(self) -> bool:
        """Whether this is `-`."""
        return str(self.path) == STANDARD_INPUT

    @property
    def name(self) -> str:
        """The path as the user may type it, safe to print whatever bytes it holds."""
        return "<stdin>" if self.is_standard_input else _printable(str(self.path))


def find_files(sources: tuple[str, ...]) -> Iterator[SourceFile | Quarantined]:
    """Yield each file once, and each source that is not there; `-` comes as a file of that name."""
    seen: set[Path] = set()
    for source in sources:
        for file in _look_at(source):
            if isinstance(file, Quarantined):
                yield file
            elif (path := file.path.resolve()) not in seen:
                seen.add(path)
                yield file


def _look_at(source: str) -> Iterator[SourceFile | Quarantined]:
    """Expand a source; a name that the system refuses to look at (too long, forbidden) is one that is not there."""
    try:
        yield from _expand(source)
    except OSError as error:
        yield MissingSource(_printable(source), None, f"cannot be looked at: {error.strerror}", "check the path")


def _expand(source: str) -> Iterator[SourceFile | Quarantined]:
    path = Path(source)
    if source == STANDARD_INPUT:
        yield SourceFile(path, "")
    elif not source:
        yield MissingSource("''", None, "an empty name", "name a file or folder")
    elif source.startswith(LINKS):
        yield MissingSource(source, None, "links are read by ingest and update alone", "run stratwatch ingest with it")
    elif path.is_dir():
        yield from _in_folder(path, source)
    elif path.exists():
        yield from _named(path, path.parent)
    elif glob.has_magic(source):
        yield from _matching(source)
    else:
        yield MissingSource(_printable(source), None, "no such file or folder", "check the spelling of the path")


def _named(path: Path, root: Path) -> Iterator[SourceFile | Quarantined]:
    if path.suffix.lower() in SUFFIXES:
        yield SourceFile(path, _printable(path.relative_to(root).with_suffix("").as_posix()))
    else:
        remedy = f"save the article as one of {READABLE}"
        kind = f"files that end in {path.suffix!r}" if path.suffix else "files without an ending"
        yield Quarantined(_printable(str(path)), None, f"{kind} are not read", remedy)


def _in_folder(folder: Path, source: str) -> Iterator[SourceFile | Quarantined]:
    paths = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
    visible = [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not visible:
        remedy = f"put files that end in {READABLE} there"
        yield Quarantined(_printable(source), None, "no readable file in this folder", remedy)
    for path in sorted(visible, key=lambda path: path.relative_to(folder).parts):
        yield from _named(path, folder)


def _matching(pattern: str) -> Iterator[SourceFile | Quarantined]:
    paths = map(Path, glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    matches = sorted(paths, key=lambda path: path.parts)
    if not matches:
        yield MissingSource(pattern, None, "no file matches", "check the pattern, and quote it in the shell")
    root = _fixed_part(pattern)
    for path in matches:
        if path.is_dir():
            yield from _in_folder(path, str(path))
        else:
            yield from _named(path, root)


def _fixed_part(pattern: str) -> Path:
    """Return the folder that all matches share: `news/2025-*/x.txt` gives `news`."""
    folder = Path(pattern).parent
    while glob.has_magic(str(folder)):
        folder = folder.parent
    return folder


def _printable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
