"""Writes what was read of a part as one Parquet file, and reads such files back: an article, or a refusal, a row.

A file is there whole or not at all, and the same part makes the same bytes, whoever writes it and how often.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from etl.errors import EtlError, UsageError
from etl.records import Article, Claim, Quarantined

if TYPE_CHECKING:
    from pyarrow import Schema
    from pydantic import TypeAdapter

Reading = tuple[Article, tuple[Claim, ...]] | Quarantined

ARTICLE = tuple(field.name for field in fields(Article))
REFUSAL = ("name", "reason", "remedy")
KEY, VERSION, COUNTS = "stratwatch.key", "stratwatch.version", "stratwatch.counts"
ROWS = 512  # read at once
STEM, SUFFIX = "claims-", ".parquet"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles and claims a partition holds, and how many things could not be read."""

    articles: int = 0
    claims: int = 0
    quarantined: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the sums."""
        return Counts(self.articles + other.articles, self.claims + other.claims, self.quarantined + other.quarantined)


@dataclass(frozen=True, slots=True)
class Partition:
    """Where the claims of a part stand: the folder, the part's address, the key of all that they depend on."""

    folder: str
    address: str
    key: str
    version: str

    @property
    def name(self) -> str:
        """The file's name: the same for the same part, so that it is replaced when the part changes."""
        return f"{STEM}{hashlib.sha256(self.address.encode()).hexdigest()[:16]}{SUFFIX}"


def find_counts(partition: Partition) -> Counts | None:
    """Return what a partition holds where it is there and was made of the very same things, else None."""
    from pyarrow.parquet import read_metadata

    system, folder = _open_folder(partition.folder)
    path = f"{folder}/{partition.name}"
    if not system.exists(path):
        return None
    with system.open(path, "rb") as stream:
        told = read_metadata(stream).metadata or {}
    if told.get(KEY.encode()) != partition.key.encode():
        return None
    return Counts(*map(int, told[COUNTS.encode()].split()))


def write_partition(partition: Partition, batches: Iterable[Sequence[Reading]]) -> Counts:
    """Write the readings of a part, batch by batch, and return what they are."""
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetWriter

    system, folder = _open_folder(partition.folder)
    system.makedirs(folder, exist_ok=True)
    unfinished = f"{folder}/.{partition.name}.{os.uname().nodename}-{os.getpid()}"
    counts = Counts()
    schema = _schema()
    with system.open(unfinished, "wb") as stream, ParquetWriter(stream, schema, compression="zstd") as writer:
        for readings in batches:
            writer.write_batch(RecordBatch.from_pylist([_write_row(one) for one in readings], schema=schema))
            for one in readings:
                counts += Counts(quarantined=1) if isinstance(one, Quarantined) else Counts(1, len(one[1]))
        told = f"{counts.articles} {counts.claims} {counts.quarantined}"
        writer.add_key_value_metadata({KEY: partition.key, VERSION: partition.version, COUNTS: told})
    system.mv(unfinished, f"{folder}/{partition.name}")
    return counts


def clear_unfinished(address: str) -> None:
    """Remove what writers left that were killed."""
    system, folder = _open_folder(address)
    for path in system.find(folder, maxdepth=1) if system.exists(folder) else ():
        if path.rpartition("/")[2].startswith(f".{STEM}"):
            system.rm_file(path)


def read_partitions(address: str, version: str) -> Iterator[Reading]:
    """Yield what the partitions of a folder hold, in the order of their names.

    Raises EtlError where there are none, or where one is of another version of rules and knowledge.
    """
    from pyarrow.parquet import ParquetFile

    system, folder = _open_folder(address)
    paths = sorted(system.glob(f"{folder}/{STEM}*{SUFFIX}"))
    if not paths:
        reason = f"{address}: no partitions of claims there"
        raise UsageError(reason, "make them: stratwatch extract PART... --out DIR")
    for path in paths:
        with system.open(path, "rb") as stream:
            file = ParquetFile(stream)
            made_by = (file.schema_arrow.metadata or file.metadata.metadata or {}).get(VERSION.encode(), b"").decode()
            if made_by != version:
                reason = f"{path}: made by another version of rules and knowledge"
                raise EtlError(reason, "extract the parts again with this version: what is unchanged costs least")
            for batch in file.iter_batches(ROWS):
                yield from map(_read_row, batch.to_pylist())


def _schema() -> Schema:
    import pyarrow as pa

    types = {"date | None": pa.date32(), "bool": pa.bool_()}
    columns = [(field.name, types.get(str(field.type), pa.string())) for field in fields(Article)]
    columns += [("claims", pa.string()), ("line", pa.int64())]
    return pa.schema([*columns, *((name, pa.string()) for name in REFUSAL)])


def _write_row(reading: Reading) -> dict[str, Any]:
    if isinstance(reading, Quarantined):
        return {"line": reading.line, **{name: getattr(reading, name) for name in REFUSAL}}
    article, claims = reading
    return {name: getattr(article, name) for name in ARTICLE} | {"claims": _claims().dump_json(claims).decode()}


def _read_row(row: dict[str, Any]) -> Reading:
    if row["claims"] is None:
        return Quarantined(row["name"], row["line"], row["reason"], row["remedy"])
    return Article(**{name: row[name] for name in ARTICLE}), _claims().validate_json(row["claims"])


@cache
def _claims() -> TypeAdapter[tuple[Claim, ...]]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Claim, ...])


def _open_folder(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        reason = "partitions need fsspec"
        raise UsageError(reason, "install it: pip install 'stratwatch[dask]'") from error
    system, folder = url_to_fs(address)
    return system, folder.rstrip("/")
