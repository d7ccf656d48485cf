"""Reads large collections part by part: JSON lines, Parquet or any document, here or wherever fsspec's addresses lead.

A part is one file, read by one process, lines and tables as a stream; what cannot be read comes as a `Quarantined`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from etl.errors import ArticleError, UsageError
from etl.read.document import read_document
from etl.read.fields import Defaults, build_article
from etl.read.formats import parse_json_line
from etl.records import Article, MissingSource, Quarantined

LINES, TABLES = (".jsonl", ".jsonl.gz", ".jsonl.zst"), (".parquet",)
DOCUMENTS = (".zip", ".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".csv", ".xlsx", ".xml")
LIST = "@"  # before the address of a file that names one part on each line
ROWS = 512  # read at once from a table
MARKS = ("size", "mtime", "LastModified", "last_modified", "ETag", "etag")  # what changes with a file, where it is told


@dataclass(frozen=True, slots=True)
class Part:
    """A file of articles: its address, and a mark that changes when it does."""

    address: str
    mark: str


def find_parts(sources: Iterable[str]) -> Iterator[Part | Quarantined]:
    """Yield the parts of sources (files, folders, patterns, or `@` and a list), each once, sorted within a source."""
    seen: set[str] = set()
    for source in sources:
        for found in _look_at(source):
            if isinstance(found, Quarantined):
                yield found
            elif found.address not in seen:
                seen.add(found.address)
                yield found


def read_part(part: Part, defaults: Defaults) -> Iterator[Article | Quarantined]:
    """Yield the articles of a part."""
    files = _files()
    try:
        if part.address.endswith(TABLES):
            with files.open(part.address, "rb") as stream:
                yield from _read_table(part.address, stream, defaults)
        elif part.address.endswith(LINES):
            with files.open(part.address, "rb", compression="infer") as stream:
                yield from _read_lines(part.address, stream, defaults)
        else:
            with files.open(part.address, "rb") as stream:
                yield from read_document(stream.read(), part.address, defaults=defaults)
    except (OSError, EOFError) as error:
        yield Quarantined(part.address, None, f"cannot be read: {error}", "check that it is whole and may be read")


def _look_at(source: str) -> Iterator[Part | Quarantined]:
    try:
        if source.startswith(LIST):
            with _files().open(source.removeprefix(LIST), "rt", encoding="utf-8", compression="infer") as lines:
                for line in lines:
                    if line.strip():
                        yield from _expand(line.strip())
        else:
            yield from _expand(source)
    except (OSError, ValueError, ImportError) as error:
        yield MissingSource(source, None, f"cannot be looked at: {error}", "check the address, and fsspec's package")


def _expand(source: str) -> Iterator[Part | Quarantined]:
    system, path = _files().core.url_to_fs(source)
    paths = system.glob(path) if "*" in path else system.find(path) if system.isdir(path) else [path]
    named = [one for one in sorted(paths) if one.endswith((*LINES, *TABLES, *DOCUMENTS))]
    if not named:
        endings = ", ".join((*LINES, *TABLES, *DOCUMENTS))
        yield MissingSource(source, None, "no part there", f"name files that end in {endings}, or a folder of them")
    for one in named:
        facts = system.info(one)
        mark = "|".join(f"{key}={facts[key]}" for key in MARKS if key in facts)
        yield Part(system.unstrip_protocol(one), mark)


def _read_lines(name: str, lines: Iterable[bytes], defaults: Defaults) -> Iterator[Article | Quarantined]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                fields, text = parse_json_line(line)
                yield build_article(fields, text, "", defaults)
            except ArticleError as error:
                yield Quarantined(name, number, error.reason, error.remedy)


def _read_table(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Article | Quarantined]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        for batch in ParquetFile(stream).iter_batches(ROWS):
            for row in batch.to_pylist():
                number += 1
                yield _read_row(name, number, row, defaults)
    except (ArrowException, OSError) as error:
        yield Quarantined(name, number or None, f"no sound Parquet: {error}", "write the file again")


def _read_row(name: str, number: int, row: Mapping[str, Any], defaults: Defaults) -> Article | Quarantined:
    fields = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    text = fields.get("text")
    if not isinstance(text, str):
        return Quarantined(name, number, "text: missing or not text", 'give the article\'s text in a column "text"')
    try:
        return build_article(fields, text, "", defaults)
    except ArticleError as error:
        return Quarantined(name, number, error.reason, error.remedy)


def _files() -> Any:  # noqa: ANN401 - fsspec has no types
    try:
        import fsspec
        import fsspec.core
    except ImportError as error:
        reason = "reading in parts needs fsspec"
        raise UsageError(reason, "install it: pip install 'stratwatch[dask]'") from error
    return fsspec
