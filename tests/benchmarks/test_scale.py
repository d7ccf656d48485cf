"""Ten times the articles need about the same memory and the same time each; what is unchanged costs almost nothing.

Counts are small unless STRATWATCH_BENCH_FULL is set: 2,000 and 20,000 articles then, which take an hour. `pytest -s`
shows the figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.generated import write_articles

ROOT = Path(__file__).parents[2]
IS_FULL = bool(os.environ.get("STRATWATCH_BENCH_FULL"))
FEW, MANY = (2_000, 20_000) if IS_FULL else (60, 300)
MOST_MEMORY, MOST_CHANGE, MOST_AGAIN, LEAST_GAIN = 1.3, 0.15, 0.02, 0.85
WORK = """
import resource, sys, time
from etl.cli import main
code = main(sys.argv[1:])
assert code == 0, code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time(), file=sys.stderr)
"""
LOOP = "sum(number * number for number in range(12_000_000))"


@dataclass(frozen=True)
class Cost:
    """What a command took: peak memory in MB, seconds of processor and of the clock."""

    memory: float
    processor: float
    clock: float


def measure(*words: str) -> Cost:
    """Run a command in a process of its own."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", WORK, *words], capture_output=True, text=True, check=True, cwd=ROOT)
    memory, processor = done.stderr.splitlines()[-1].split()
    return Cost(float(memory) / 1e3, float(processor), time.perf_counter() - started)


def say(words: str) -> None:
    """Print a figure."""
    print(f"\n{words}")  # noqa: T201 - the figure is the result


@pytest.mark.timeout(3 * 3600)
def test_ten_times_the_articles_cost_ten_times_as_much_and_no_more_memory(tmp_path: Path) -> None:
    """Also a second run over all of them costs under two hundredths of the first."""
    costs: dict[int, Cost] = {}
    for count in (1, FEW, MANY):
        source, warehouse = tmp_path / f"{count}.jsonl", str(tmp_path / f"warehouse-{count}")
        write_articles(source, count)
        costs[count] = measure("ingest", str(source), "--warehouse", warehouse)
    again = measure("ingest", str(tmp_path / f"{MANY}.jsonl"), "--warehouse", str(tmp_path / f"warehouse-{MANY}"))
    start = measure("ingest", str(tmp_path / "1.jsonl"), "--warehouse", str(tmp_path / "warehouse-1"))
    rates = {count: (count - 1) / (costs[count].processor - costs[1].processor) for count in (FEW, MANY)}
    memory, change = costs[MANY].memory / costs[FEW].memory, rates[MANY] / rates[FEW] - 1
    second = (again.processor - start.processor) / costs[MANY].processor
    say(f"{FEW} and {MANY} articles: {costs[FEW].memory:.0f} and {costs[MANY].memory:.0f} MB ({memory:.2f} times)")
    say(f"{rates[FEW]:.1f} and {rates[MANY]:.1f} articles a second and core ({change:+.1%})")
    say(f"a second run: {second:.2%} of the first, beside {start.processor:.1f} s to start")
    assert memory <= MOST_MEMORY
    assert abs(change) <= MOST_CHANGE
    assert second <= MOST_AGAIN


@pytest.mark.timeout(3 * 3600)
def test_two_workers_gain_as_much_as_two_busy_loops(tmp_path: Path) -> None:
    """On the same machine at the same moment: what one core more gives, whatever else runs there."""
    source = tmp_path / "articles.jsonl"
    write_articles(source, FEW)
    empty = tmp_path / "one.jsonl"
    write_articles(empty, 1)
    gains, loops = [], []
    for _ in range(3):
        loops.append(2 * loop(1) / loop(2))
        one, two = (
            measure("extract", str(source), "--workers", str(count)).clock
            - measure("extract", str(empty), "--workers", str(count)).clock
            for count in (1, 2)
        )
        gains.append(one / two)
    gain, busy = sorted(gains)[1], sorted(loops)[1]
    say(f"two workers: {gain:.2f} times one; two busy loops: {busy:.2f} times one; {gain / busy:.2f}")
    assert gain >= LEAST_GAIN * busy


def loop(count: int) -> float:
    """Return the seconds in which so many busy loops end that begin together."""
    started = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", LOOP]) for _ in range(count)]
    for one in running:
        assert one.wait() == 0
    return time.perf_counter() - started


def test_generated_articles_are_new_and_the_same_in_every_run(tmp_path: Path) -> None:
    """Otherwise the figures would mean little."""
    for name in ("one", "two"):
        write_articles(tmp_path / name, 200)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    texts = [json.loads(line)["text"] for line in (tmp_path / "one").read_text(encoding="utf-8").splitlines()]
    assert len(set(texts)) == len(texts)
