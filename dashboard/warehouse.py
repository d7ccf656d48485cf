"""Asks the snapshot that CURRENT names: a question is a .sql file in panels/, an answer a pandas frame.

Snapshots are opened read-only, cut off from files and network, and never change, so answers are kept
per (snapshot, question, parameters). Every query takes its own cursor: a shared connection mixes up rows.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, cast

import duckdb
import pandas as pd

from dashboard.commandline import run_command
from dashboard.outdated import OutdatedError

PANELS = Path(__file__).parent / "panels"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": 2,
    "lock_configuration": "true",
}
KEPT_BYTES = 48_000_000  # of answers: some hundreds, since each is bounded by its SQL

WHOLE: dict[str, Hashable] = {"most": None, "skip": 0}
CHUNK = 2  # vectors of 2,048 rows

Parameters = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published snapshot. `day` is the newest article's, else that of publication: where "today" stands.

    `known_on` is set where it holds what was known on a day; `n_left_out` are the claims whose articles give no day.
    """

    path: Path
    number: int
    published_at: datetime
    is_sample: bool
    n_articles: int
    n_quarantined: int
    newest: date | None
    day: date
    known_on: date | None = None
    n_left_out: int = 0


class Warehouse:
    """A warehouse folder; `current` follows its pointer, `ask` answers from one snapshot."""

    def __init__(self, folder: Path) -> None:
        """Hold the folder's name; it may not exist yet."""
        self.folder = folder
        self._answers: OrderedDict[Hashable, tuple[pd.DataFrame, int]] = OrderedDict()
        self._kept_bytes = 0
        self._lock = threading.Lock()

    def current(self) -> Snapshot | None:
        """The snapshot that CURRENT names now; None where there is no warehouse yet."""
        for _attempt in range(2):  # a snapshot may be pruned between the reading of its name and its opening
            try:
                name = (self.folder / "CURRENT").read_text(encoding="utf-8").strip()
                return describe_snapshot(self.folder / "snapshots" / Path(name).name)
            except FileNotFoundError:
                return None
            except duckdb.IOException:
                continue
        return None

    def known(self, day: date) -> Snapshot:
        """What was known on a day, merged anew by the command line; raises CommandError where that fails."""
        answer = run_command(["as-of", day.isoformat(), "--warehouse", str(self.folder), "--json"])
        return describe_snapshot(Path(answer["path"]))

    def ask(self, snapshot: Snapshot, question: str, parameters: Parameters) -> pd.DataFrame:
        """The rows that answer a question; names the question does not mention are left out."""
        used = choose_used(question, parameters)
        return self._recall(snapshot, ("rows", question, tuple(used.items())), partial(run_query, question, used))

    def count(self, snapshot: Snapshot, question: str, parameters: Parameters) -> int:
        """How many rows answer a question on all its pages together."""
        used = choose_used(question, {**parameters, **WHOLE})
        frame = self._recall(snapshot, ("count", question, tuple(used.items())), partial(count_rows, question, used))
        return int(frame["n"].iloc[0])

    def _recall(
        self, snapshot: Snapshot, about: tuple[Hashable, ...], query: Callable[[Path], pd.DataFrame]
    ) -> pd.DataFrame:
        """The answer as it was kept, or a fresh one that is kept from now on."""
        key = (snapshot.path, *about)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][0].copy(deep=False)
        self._keep(key, frame := self._query(snapshot, query))
        return frame.copy(deep=False)

    def _keep(self, key: Hashable, frame: pd.DataFrame) -> None:
        """Keep an answer; those asked for least lately are dropped beyond the room for all."""
        size = int(frame.memory_usage(deep=True).sum())
        with self._lock:
            self._kept_bytes += size - self._answers.pop(key, (frame, 0))[1]
            self._answers[key] = frame, size
            while self._kept_bytes > KEPT_BYTES:
                self._kept_bytes -= self._answers.popitem(last=False)[1][1]

    def _query(self, snapshot: Snapshot, query: Callable[[Path], pd.DataFrame]) -> pd.DataFrame:
        """The rows from the snapshot, or from the one that CURRENT names where it was pruned since.

        After a failure within DuckDB an open file answers nothing any more: it is opened anew for what is asked next.
        """
        try:
            return query(snapshot.path)
        except (duckdb.FatalException, duckdb.InternalException):
            open_snapshot.cache_clear()
            return query(snapshot.path)
        except duckdb.IOException:
            newer = self.known(snapshot.known_on) if snapshot.known_on else self.current()
            if newer is None or (newer.path == snapshot.path and not snapshot.known_on):
                raise
            return query(newer.path)


@cache
def read_question(question: str) -> str:
    """The SQL of a question."""
    return (PANELS / f"{question}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def open_snapshot(path: Path) -> duckdb.DuckDBPyConnection:
    """A locked-down, read-only connection to one snapshot file."""
    return duckdb.connect(str(path), read_only=True, config=SETTINGS)


@lru_cache(maxsize=4)
def describe_snapshot(path: Path) -> Snapshot:
    """What the page's date line says of a snapshot."""
    row = run_query("snapshot", {}, path).iloc[0]
    newest, published = None if pd.isna(row["newest"]) else row["newest"].date(), row["published_at"].to_pydatetime()
    return Snapshot(
        path=path,
        number=int(row["number"]),
        published_at=published,
        is_sample=bool(row["is_sample"]),
        n_articles=int(row["n_articles"]),
        n_quarantined=int(row["n_quarantined"]),
        newest=newest,
        day=newest or published.date(),
        known_on=None if pd.isna(row["as_of"]) else row["as_of"].date(),
        n_left_out=0 if pd.isna(row["n_left_out"]) else int(row["n_left_out"]),
    )


def choose_used(question: str, parameters: Parameters) -> dict[str, Hashable]:
    """The values of the names that a question mentions."""
    return {name: parameters[name] for name in sorted(set(re.findall(r"\$([a-z_]+)", read_question(question))))}


def run_query(question: str, used: Parameters, path: Path) -> pd.DataFrame:
    """The rows of one question, fetched inside its own cursor; OutdatedError where the file lacks what it asks for."""
    with open_snapshot(path).cursor() as cursor:
        try:
            return cursor.execute(read_question(question), to_values(used)).df()
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise OutdatedError(path) from error


def count_rows(question: str, used: Parameters, path: Path) -> pd.DataFrame:
    """How many rows a question has, as the only cell of a frame; none of them is fetched."""
    with open_snapshot(path).cursor() as cursor:
        rows = cursor.sql(read_question(question), params=to_values(used))
        return cast("pd.DataFrame", rows.aggregate("count(*) AS n").df())


def stream_rows(question: str, parameters: Parameters, path: Path) -> Iterator[pd.DataFrame]:
    """All rows of a question, some thousand at a time; at least one frame, with the columns, where there are none."""
    with open_snapshot(path).cursor() as cursor:
        cursor.execute(read_question(question), to_values(choose_used(question, {**parameters, **WHOLE})))
        yield (frame := cursor.fetch_df_chunk(CHUNK))
        while len(frame := cursor.fetch_df_chunk(CHUNK)):
            yield frame


def to_values(used: Parameters) -> dict[str, Any]:
    """Values as DuckDB takes them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in used.items()}
