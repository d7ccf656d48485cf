"""The house keeps its own rules: sizes, locks, layout and the README's map."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = [*sorted((ROOT / "etl").rglob("*.py")), *sorted((ROOT / "dashboard").rglob("*.py"))]
LOCKS = [ROOT / ".lock" / f"{name}.txt" for name in ("bench", "install", "test")]
LONGEST_MODULE, LONGEST_FUNCTION = 200, 40
AT_THE_TOP = {
    "pyproject.toml", "README.md", "dashboard", "etl", "data", "tests", "docs",
    "Makefile", "LICENSE", "CHANGELOG.md", "Dockerfile", "compose.yaml",
}  # fmt: skip


def _tracked() -> list[str]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - git is on the path
    return listing.stdout.splitlines()


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _pinned(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def test_modules_and_functions_stay_readable() -> None:
    """No module is over 200 lines and no function over 40."""
    long = [str(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE]
    long += [f"{path}:{name}" for path in SOURCES for name, lines in _functions(path) if lines > LONGEST_FUNCTION]
    assert long == []


def test_only_agreed_names_stand_at_the_top() -> None:
    """Beside the named files and folders only dotfiles are tracked at the top."""
    top = {line.split("/")[0] for line in _tracked()}
    assert {name for name in top if not name.startswith(".")} - AT_THE_TOP == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_locks_name_no_place_and_hash_every_file(lock: Path) -> None:
    """No line starts with an option, names a host or a folder; every requirement has a hash."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("--") or "://" in line or "file:" in line] == []
    requirements = [index for index, line in enumerate(lines) if not line.startswith(" ")]
    assert [lines[index] for index in requirements if "--hash=sha256:" not in lines[index + 1]] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_locks_hold_every_dependency_and_the_build_backend(lock: Path) -> None:
    """What pyproject.toml asks for is pinned, the build backend at the very version it names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[=<>~ \[]", one)[0] for one in project["project"]["dependencies"]}
    pinned = _pinned(lock)
    assert wanted - set(pinned) == set()
    backend = dict(one.split("==") for one in project["build-system"]["requires"])
    assert {name: pinned.get(name) for name in backend} == backend


def test_wanted_words_stand_in_knowledge_alone() -> None:
    """TOML is read in etl/knowledge.py, and in dashboard/wording.py for the interface's words."""
    readers = {path.relative_to(ROOT).as_posix() for path in SOURCES if "tomllib" in path.read_text(encoding="utf-8")}
    assert readers <= {"etl/knowledge.py", "dashboard/wording.py"}


def test_every_place_of_the_readme_map_exists() -> None:
    """Each path in the table "Where do I add…?" stands in the tree."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Where do I add", 1)[1].split("\n## ", 1)[0]
    places = [
        place
        for row in table.splitlines()
        if row.startswith("|")
        for place in re.findall(r"`([\w./<>-]+/[\w./<>*-]*)`", row)
    ]
    found = [place for place in places if list(ROOT.glob(re.sub(r"<[^>]+>", "*", place).rstrip("/")))]
    assert [places, len(places) > 8] == [found, True]
