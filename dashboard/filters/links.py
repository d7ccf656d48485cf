"""Reads the words of a link: an id or a label of any interface language stands for the same option.

Streamlit writes labels into the URL, so a link made in French must open in an English browser and give the same rows.
It drops words that no label of the page has: such a link is reworded before a widget reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Labels = Mapping[str, tuple[str, ...]]
"""The ids that can be chosen, each with its label in every interface language."""


def adopt_words(words: Iterable[str], labels: Labels) -> list[str]:
    """The ids that words name, without repeats, in the order of the words; unknown words are dropped."""
    known = {label: option for option, names in labels.items() for label in names} | {
        option: option for option in labels
    }
    return list(dict.fromkeys(known[word] for word in words if word in known))


def reword(words: Sequence[str], labels: Labels, place: int) -> list[str]:
    """The words, each that names an option replaced by its label in the language at `place`; the others as they are."""
    own = {names[place] for names in labels.values()}
    return [
        word if word in own else next((labels[option][place] for option in adopt_words([word], labels)), word)
        for word in words
    ]


def name_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The name of each id, with the id behind it where two ids share a name."""
    counts: dict[str, int] = {}
    for name in names.values():
        counts[name] = counts.get(name, 0) + 1
    return {key: name if counts[name] == 1 else f"{name} ({key})" for key, name in names.items()}
