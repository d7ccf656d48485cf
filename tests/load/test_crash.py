"""A run killed at any moment loses nothing that was committed, doubles nothing, and the next run finishes the work."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from etl.load import check_warehouse, find_current, open_warehouse
from etl.load.reader import open_snapshot
from tests.load.crashing import STEPS, make_news, write
from tests.load.stated import VERSION

MOMENTS = 200 if os.environ.get("STRATWATCH_SOAK") else 10
LONGEST_WAIT = 0.05  # seconds after a step: about what the next one takes
STRIDE = 5  # has no factor in common with STEPS, so that every step has its turn
VIEWS = ("claims", "events", "join_reasons", "partnership_status")
ROOT = Path(__file__).parents[2]


def kill_after(folder: Path, lines: int, wait: float) -> list[str]:
    """Kill a writer with no chance to tidy up a while after it has said so many lines; return what it had said."""
    said: list[str] = []
    command = [sys.executable, "-m", "tests.load.crashing", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        while len(said) < lines and (line := writer.stdout.readline()):
            said.append(line.strip())
        with contextlib.suppress(subprocess.TimeoutExpired):
            writer.wait(wait)
        writer.kill()
        said += [line.strip() for line in writer.stdout if line.endswith("\n")]
    return said


def read_all(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the views that depend on every step."""
    with open_snapshot(folder) as snapshot:
        return {view: snapshot.table(view).fetchall() for view in VIEWS}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What a run makes that nobody kills."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write(folder)
    return read_all(folder)


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_run_loses_nothing(
    tmp_path: Path, moment: int, undisturbed: dict[str, list[tuple[object, ...]]]
) -> None:
    """Whatever was said is there, what is published opens, and a second run ends as if nothing had happened."""
    wait = random.Random(moment).uniform(0, LONGEST_WAIT)  # noqa: S311 (a moment, not a secret)
    said = kill_after(tmp_path, 1 + STRIDE * moment % STEPS, wait)
    if "published" in said or find_current(tmp_path):
        check_warehouse(tmp_path)
    committed = [step for step in said if step not in {"merged", "published"}]
    with open_warehouse(tmp_path, VERSION, "a test") as warehouse:
        stored = [warehouse.find_standing(make_news(int(step.removeprefix("news-")))[0]) for step in committed]
    assert stored == ["unchanged"] * len(committed)
    write(tmp_path)
    assert read_all(tmp_path) == undisturbed
    assert not list((tmp_path / "snapshots").glob("unfinished*"))
