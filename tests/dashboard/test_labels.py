"""Both languages say the same things, and every code of the frames has its word."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.theme import CERTAINTIES, STAGE_SYMBOLS, STATUSES
from dashboard.wording import LANGUAGES, read_labels, say, say_list
from etl.knowledge import load_knowledge

OWN = "unit."
"""Units are stored in English words, which English prints as they are."""


def leaves(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every label with its dotted key."""
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value)


def test_languages_have_the_same_keys() -> None:
    """What one language can say, so can the other."""
    english, french = ({key for key, _ in leaves(read_labels(language))} for language in LANGUAGES)
    assert {key for key in english ^ french if not key.startswith(OWN)} == set()


def test_labels_take_the_same_slots() -> None:
    """A slot that a language drops would drop a fact; only the sign in ranges stands elsewhere in French."""
    english, french = (dict(leaves(read_labels(language))) for language in LANGUAGES)

    def slots(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    differing = {key for key in english if key in french and slots(english[key]) != slots(french[key])}
    assert differing == {"money.low_end"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_word(language: str) -> None:
    """Types, stages, states, metrics and certainties of the frames are never shown as codes."""
    roles = load_knowledge().frames
    codes = {
        "deal": roles["investment"].roles["type"].choices,
        "stage": roles["release"].roles["stage"].choices,
        "status": roles["partnership"].roles["status"].choices,
        "metric": roles["figure"].roles["metric"].choices,
    }
    words = [say(language, f"{group}.{code}") for group, values in codes.items() for code in values]
    words += [say(language, f"modality.{modality}") for modality in CERTAINTIES]
    assert all(words)
    assert set(codes["stage"]) == set(STAGE_SYMBOLS)
    assert set(codes["status"]) == set(STATUSES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_months(language: str) -> None:
    """The months are all there."""
    assert len(say_list(language, "date.months")) == 12


def test_french_spaces_do_not_break() -> None:
    """Before : ; ! ? and inside « » stands a no-break space."""
    for key, text in leaves(read_labels("fr")):
        assert not any(f" {mark}" in text for mark in (":", ";", "!", "?", "»")), key
        assert "« " not in text, key
