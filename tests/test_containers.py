"""The container files name commands, options, files and folders that exist. No engine is needed: they are parsed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.cli import Parser, find_commands

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WAREHOUSE = "/warehouse"


def list_command_lines() -> list[list[str]]:
    """Return the words behind `stratwatch` of every service, health check and of the image itself."""
    (own,) = re.findall(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    found = [yaml.safe_load(own)]
    for service in COMPOSE["services"].values():
        found.append(service["command"])
        if "healthcheck" in service:
            assert service["healthcheck"]["test"][:2] == ["CMD", "stratwatch"]
            found.append(service["healthcheck"]["test"][2:])
    return found


@pytest.mark.parametrize("words", list_command_lines(), ids=" ".join)
def test_every_command_line_is_one_that_is_taken(words: Sequence[str]) -> None:
    """The very parser of the command reads it."""
    module = find_commands()[words[0]].load()
    parser = Parser(prog=words[0])
    module.configure(parser)
    parser.parse_args(list(words[1:]))


def test_services_share_one_warehouse() -> None:
    """The folder that the image names, on a volume that is declared."""
    assert f"STRATWATCH_WAREHOUSE={WAREHOUSE}" in DOCKERFILE
    assert f"VOLUME {WAREHOUSE}" in DOCKERFILE
    mounted = {tuple(service["volumes"]) for service in COMPOSE["services"].values()}
    assert mounted == {(f"warehouse:{WAREHOUSE}",)}
    assert list(COMPOSE["volumes"]) == ["warehouse"]


def test_the_dashboard_is_published_on_loopback_at_the_port_it_listens_on() -> None:
    """Who wants to serve others puts a proxy in front."""
    (port,) = COMPOSE["services"]["dashboard"]["ports"]
    exposed = re.findall(r"^EXPOSE (\d+)$", DOCKERFILE, re.MULTILINE)
    assert port == f"127.0.0.1:{exposed[0]}:{exposed[0]}"


def test_the_image_installs_as_the_makefile_does() -> None:
    """The same hashed lock and the same options, on a Python that the project takes."""
    for words in ("--require-hashes -r .lock/install.txt", "--no-deps --no-build-isolation"):
        assert words in MAKEFILE
        assert words in DOCKERFILE
    (given,) = re.findall(r"^FROM python:3\.(\d+)-slim$", DOCKERFILE, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Programming Language :: Python :: 3.{given}" in project["classifiers"]


def test_the_image_leaves_out_nothing_it_needs() -> None:
    """What is not sent to the builder is neither packed into the wheel nor copied."""
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    wanted = [*packed["wheel"]["packages"], *packed["wheel"]["force-include"], ".lock", "README.md", "LICENSE"]
    assert [one for one in wanted if any(one == name or one.startswith(f"{name}/") for name in left_out)] == []
