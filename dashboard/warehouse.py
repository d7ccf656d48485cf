"""Asks the snapshot that CURRENT names: a question is a .sql file in panels/, an answer a pandas frame.

Snapshots are opened read-only, cut off from files and network, and never change, so answers are kept
per (snapshot, question, parameters). Every query takes its own cursor: a shared connection mixes up rows.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.commandline import run_command

PANELS = Path(__file__).parent / "panels"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "512MB",
    "threads": 2,
    "lock_configuration": "true",
}
KEPT_ANSWERS = 256  # 10 questions of 25 sets of filters; an answer is under 1 MB where SQL aggregates

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
        self._answers: OrderedDict[Hashable, pd.DataFrame] = OrderedDict()
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
        sql = read_question(question)
        used = {name: parameters[name] for name in sorted(set(re.findall(r"\$([a-z_]+)", sql)))}
        key = (snapshot.path, question, tuple(used.items()))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key].copy(deep=False)
        frame = self._query(snapshot, sql, used)
        with self._lock:
            self._answers[key] = frame
            while len(self._answers) > KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return frame.copy(deep=False)

    def _query(self, snapshot: Snapshot, sql: str, used: Parameters) -> pd.DataFrame:
        """The rows from the snapshot, or from the one that CURRENT names where it was pruned since."""
        try:
            return run_query(snapshot.path, sql, used)
        except duckdb.IOException:
            newer = self.known(snapshot.known_on) if snapshot.known_on else self.current()
            if newer is None or (newer.path == snapshot.path and not snapshot.known_on):
                raise
            return run_query(newer.path, sql, used)


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
    row = run_query(path, read_question("snapshot"), {}).iloc[0]
    newest = None if pd.isna(row["newest"]) else row["newest"].date()
    published = row["published_at"].to_pydatetime()
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


def run_query(path: Path, sql: str, parameters: Parameters) -> pd.DataFrame:
    """The rows of one query, fetched inside its own cursor."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters.items()}
    with open_snapshot(path).cursor() as cursor:
        return cursor.execute(sql, values).df()
