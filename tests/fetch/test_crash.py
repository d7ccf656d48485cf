"""An update killed at any moment loses nothing and doubles nothing; the next one goes on where it ended."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.fetch import open_ledger
from etl.load.reader import open_snapshot
from tests.fetch.crashing import BAD, STEPS, STORIES, publish_news, update
from tests.fetch.site import HOST, Site, serve

MOMENTS = 100 if os.environ.get("STRATWATCH_SOAK") else 10
LONGEST_WAIT = 0.03  # seconds after a step: about what the next one takes
STRIDE = 7  # has no factor in common with STEPS, so that every step has its turn
VIEWS = ("articles", "claims", "events", "quarantine")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def news() -> Iterator[Site]:
    """A server that outlives every update."""
    with serve() as site:
        publish_news(site)
        yield site


def read_all(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the views, and in what state each link is."""
    with open_snapshot(folder) as snapshot:
        rows = {view: sorted(snapshot.table(view).fetchall(), key=repr) for view in VIEWS}
    with open_ledger(folder) as ledger:
        return rows | {"states": list(ledger.count_states().items())}


@pytest.fixture(scope="module")
def undisturbed(news: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an update makes that nobody kills."""
    folder = tmp_path_factory.mktemp("undisturbed")
    update(folder, news.port)
    return read_all(folder)


def kill_after(folder: Path, port: int, lines: int, wait: float) -> list[str]:
    """Kill an update with no chance to tidy up a while after it has said so many lines; return what it had said."""
    said: list[str] = []
    command = [sys.executable, "-m", "tests.fetch.crashing", str(folder), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as updating:
        assert updating.stdout is not None
        while len(said) < lines and (line := updating.stdout.readline()):
            said.append(line.strip())
        with contextlib.suppress(subprocess.TimeoutExpired):
            updating.wait(wait)
        updating.kill()
        said += [line.strip() for line in updating.stdout if line.endswith("\n")]
    return said


def test_an_undisturbed_update_has_everything_once(undisturbed: dict[str, list[tuple[object, ...]]]) -> None:
    """Each story, each bad page, and nothing waits."""
    assert [len(undisturbed[view]) for view in VIEWS] == [STORIES, STORIES, STORIES, len(BAD)]
    assert sorted(undisturbed["states"]) == [("read", STORIES + 2), ("told", len(BAD))]


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_update_loses_and_doubles_nothing(
    tmp_path: Path, news: Site, moment: int, undisturbed: dict[str, list[tuple[object, ...]]]
) -> None:
    """What was said is kept, what was fetched is not fetched again, and a second update ends as if nothing was."""
    wait = random.Random(moment).uniform(0, LONGEST_WAIT)  # noqa: S311 (a moment, not a secret)
    said = kill_after(tmp_path, news.port, 1 + STRIDE * moment % STEPS, wait)
    news.asked.clear()
    update(tmp_path, news.port)
    fetched = [line for line in said if line.startswith(f"http://{HOST}/") and "feed" not in line]
    asked = [path for path in news.paths() if "feed" not in path and path != "/1"]  # the second feed changes the first
    assert ([path for path in asked if f"http://{HOST}{path}" in fetched], len(asked)) == ([], len(set(asked)))
    assert read_all(tmp_path) == undisturbed
