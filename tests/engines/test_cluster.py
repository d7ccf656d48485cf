"""Batches are worked through by the workers of a scheduler in their order, also where workers die."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from operator import neg, truediv
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from etl.engines.cluster import map_on_cluster
from etl.errors import EtlError
from etl.harvest import harvest_parts
from etl.knowledge import load_knowledge
from etl.partitions import read_partitions
from etl.read import Defaults, Part, find_parts
from etl.runs import Processes
from etl.version import find_version

ROOT = Path(__file__).parents[2]
PARTS, ARTICLES = 4, 3


def kill_a_worker(scheduler: str) -> None:
    """End one worker as the system does when memory is short."""
    connect: Any = Client  # it has no types
    with connect(scheduler, set_as_default=False) as client:
        processes = client.run(os.getpid)
    os.kill(processes[min(processes)], signal.SIGKILL)


def test_results_stand_in_the_order_of_the_batches(scheduler: str) -> None:
    """However many workers there are."""
    assert list(map_on_cluster(neg, range(9), scheduler)) == [-number for number in range(9)]


def test_a_worker_that_dies_loses_nothing(scheduler: str) -> None:
    """What it had is given to others."""

    def batches() -> Iterator[int]:
        for number in range(30):
            if number == 9:
                kill_a_worker(scheduler)
            yield number

    assert list(map_on_cluster(neg, batches(), scheduler)) == [-number for number in range(30)]


def test_a_scheduler_that_is_not_there_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback."""
    monkeypatch.setattr("etl.engines.cluster.PATIENCE", 0.2)
    with pytest.raises(EtlError, match="does not answer; start one"):
        next(map_on_cluster(neg, [1], "tcp://127.0.0.1:9"))


def test_errors_of_the_work_come_home(scheduler: str) -> None:
    """With their reason."""
    with pytest.raises(TypeError):
        list(map_on_cluster(truediv, [1], scheduler))  # type: ignore[arg-type]  # misuse is what fails


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of parts: JSON lines of a few articles, one of them broken."""
    home = tmp_path / "parts"
    home.mkdir()
    for number in range(1, PARTS + 1):
        lines = (ROOT / "data" / "training" / f"en-0{number}.jsonl").read_text(encoding="utf-8").splitlines()
        (home / f"part-{number}.jsonl").write_text("\n".join([*lines[:ARTICLES], "{broken"]), encoding="utf-8")
    return home


def harvest(folder: Path, out: Path, scheduler: str | None, *, deadly: int = 0) -> dict[str, bytes]:
    """Return the partitions of the parts; a worker dies when the part numbered `deadly` is asked for."""

    def parts() -> Iterator[Part]:
        for number, part in enumerate(find_parts([str(folder)]), start=1):
            if number == deadly and scheduler is not None:
                kill_a_worker(scheduler)
            assert isinstance(part, Part)
            yield part

    processes = Processes(1, None, find_version(load_knowledge()), scheduler)
    done = list(harvest_parts(parts(), str(out), Defaults(), processes))
    assert [one.counts.articles for one in done] == [ARTICLES] * PARTS
    assert [one.counts.quarantined for one in done] == [1] * PARTS
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.timeout(900)
def test_partitions_are_the_same_whoever_writes_them(folder: Path, tmp_path: Path, scheduler: str) -> None:
    """This process, two workers, and two workers of which one is killed midway: byte for byte, and nothing beside."""
    local = harvest(folder, tmp_path / "local", None)
    assert len(local) == PARTS
    assert harvest(folder, tmp_path / "killed", scheduler, deadly=PARTS) == local
    assert harvest(folder, tmp_path / "dask", scheduler) == local
    version = find_version(load_knowledge())
    assert len(list(read_partitions(str(tmp_path / "dask"), version))) == PARTS * (ARTICLES + 1)
