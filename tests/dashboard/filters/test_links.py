"""Holds that a link's words stand for the same options in every language."""

from __future__ import annotations

import pytest

from dashboard.filters.links import adopt_words, name_apart, reword

LABELS = {"chips": ("Chips", "Puces"), "voice": ("Voice", "Voix")}


def test_a_word_of_any_language_or_an_id_stands_for_its_option() -> None:
    """Labels of both languages and ids are read alike; repeats and strangers are dropped."""
    assert adopt_words(["Voix", "chips", "Puces", "elsewhere"], LABELS) == ["voice", "chips"]


@pytest.mark.parametrize("place", [0, 1])
def test_rewording_twice_changes_nothing_more(place: int) -> None:
    """Words become those of one language; what names nothing, or is a word of it already, stays."""
    once = reword(["Voix", "chips", "elsewhere"], LABELS, place)
    assert once == [LABELS["voice"][place], LABELS["chips"][place], "elsewhere"]
    assert reword(once, LABELS, place) == once


def test_two_companies_of_one_name_are_told_apart() -> None:
    """Only names that two ids share carry the id."""
    assert name_apart({"a": "Norvane", "b": "Orlune", "c": "Norvane"}) == {
        "a": "Norvane (a)",
        "b": "Orlune",
        "c": "Norvane (c)",
    }
