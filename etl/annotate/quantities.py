"""Joins the amounts finder to the annotate stage, where it is installed; without it a sentence has no amounts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.records import AmountMention

FINDER = "etl.annotate.amounts"


def build_quantity_lexicon(tree: Mapping[str, Any]) -> Any:
    """Compile a language's amounts.toml, or return None where there is no finder."""
    if find_spec(FINDER) is None or "amounts" not in tree:
        return None
    return import_module(FINDER).build_amount_lexicon(tree["amounts"])


def find_quantities(text: str, lexicon: Any) -> tuple[AmountMention, ...]:
    """Return the amounts of a text, offsets within it: "3 millions d'euros" is one."""
    if lexicon is None:
        return ()
    found: tuple[AmountMention, ...] = import_module(FINDER).find_amounts(text, lexicon)
    return found
