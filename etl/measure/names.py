"""Folds names so that two spellings of one name compare equal: no case, accents, punctuation or legal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.knowledge import read_toml

RULES = Path(__file__).parent / "rules" / "names.toml"
NOT_IN_A_NAME = re.compile(r"[^a-z0-9.+]")
MOST_SUFFIXES = 2  # "Safe Labs Inc." loses both


@dataclass(frozen=True, slots=True)
class NameRules:
    """The words dropped from the end of a name, and the folded names that stand for another."""

    suffixes: frozenset[str]
    suffix: re.Pattern[str]
    same: Mapping[str, str]


@cache
def load_name_rules() -> NameRules:
    """Read the rules that ship with the scorer."""
    tree = read_toml(RULES)
    words = "|".join(map(re.escape, tree["suffixes"]))
    return NameRules(
        frozenset(tree["suffixes"]), re.compile(rf"(?<=\w)[\s,]+(?:{words})\.?$", re.IGNORECASE), tree["same"]
    )


def fold_name(name: str | None, rules: NameRules) -> str | None:
    """Return a name folded, None for none: "Mistral AI" and "mistral" are one."""
    if not name:
        return None
    bare = name.strip()
    for _ in range(MOST_SUFFIXES):
        bare = rules.suffix.sub("", bare)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    folded = NOT_IN_A_NAME.sub("", plain).strip(".")
    return rules.same.get(folded, folded)


def fold_names(names: Iterable[str] | None, rules: NameRules) -> set[str]:
    """Return the folded names of a list, without those that hold nothing."""
    return {folded for folded in (fold_name(name, rules) for name in names or ()) if folded}
