"""The dashboard's command refuses what would open a warehouse to others unasked."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from dashboard import command

OTHERS = "0.0.0.0"  # noqa: S104 (nothing is served)
AUTH = '[auth]\nredirect_uri = "http://127.0.0.1:1/oauth2callback"\ncookie_secret = "{letters}"\n'
LISTS = '[stratwatch]\nreaders = ["ana@example.org"]\n'
ENOUGH = "0123456789abcdef" * 2


def find_misuse(*words: str) -> str | None:
    """Why the command would not serve."""
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.find_misuse(parser.parse_args([*words, "--no-browser"]))


def test_editing_is_refused_where_unknown_others_could_edit() -> None:
    """On loopback alone, unless who edits has signed in; --open opens no editing."""
    parser = argparse.ArgumentParser()
    command.configure(parser)
    assert command.run(parser.parse_args(["--edit", "--host", OTHERS, "--no-browser"])) == 2
    assert "editing" in (find_misuse("--edit", "--open", "--host", OTHERS) or "")
    assert find_misuse("--edit") is None


def test_others_are_served_only_when_somebody_says_how() -> None:
    """Neither sign-in nor --open: nothing is served."""
    assert "--sign-in" in (find_misuse("--host", OTHERS) or "")
    assert find_misuse("--host", OTHERS, "--open") is None


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (None, "No such file"),
        ("[auth", "docs/sign-in.md"),
        (LISTS, "[auth] lacks"),
        (AUTH.format(letters="short") + LISTS, "shorter than 32"),
        (AUTH.format(letters=ENOUGH), "nobody could sign in"),
        (AUTH.format(letters=ENOUGH) + "[stratwatch]\nreaders = []\n", "nobody could sign in"),
        (AUTH.format(letters=ENOUGH) + LISTS, None),
    ],
)
def test_a_sign_in_file_that_will_not_do_is_refused(tmp_path: Path, text: str | None, flaw: str | None) -> None:
    """What is missing is said before anything is served."""
    path = tmp_path / "sign-in.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found = find_misuse("--host", OTHERS, "--edit", "--sign-in", str(path))
    assert found is None if flaw is None else flaw in (found or "")


def test_only_names_that_lead_here_are_answered(tmp_path: Path) -> None:
    """This machine's own, the one it listens on, the one of the sign-in, and those allowed."""
    path = tmp_path / "sign-in.toml"
    path.write_text(AUTH.format(letters=ENOUGH).replace("127.0.0.1:1", "watch.example.org") + LISTS, encoding="utf-8")
    parser = argparse.ArgumentParser()
    command.configure(parser)
    words = ["--host", OTHERS, "--sign-in", str(path), "--allow-host", "news.example.org"]
    names = command.list_names(parser.parse_args(words))
    assert names == [OTHERS, "127.0.0.1", "localhost", "news.example.org", "watch.example.org"]
