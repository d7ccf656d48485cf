"""Holds what the command refuses before it serves anything."""

from __future__ import annotations

import argparse

import pytest

from dashboard.command import configure, run


def test_others_cannot_be_given_the_pen(capsys: pytest.CaptureFixture[str]) -> None:
    """Editing is for loopback: with another host it is a misuse, and the line says what to leave out."""
    parser = argparse.ArgumentParser()
    configure(parser)
    assert run(parser.parse_args(["--edit", "--host", "0.0.0.0", "--no-browser"])) == 2  # noqa: S104 (refused)
    assert "leave out --edit" in capsys.readouterr().err
