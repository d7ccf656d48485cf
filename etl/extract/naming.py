"""Makes the id of a company that no gazetteer knows."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MOST_NAMES = 50_000  # remembered; an article asks for its own names again and again


@lru_cache(maxsize=MOST_NAMES)
def fold_name(name: str) -> str:
    """Return `~folded-name`: "La Ruche à Données" becomes "~la-ruche-a-donnees"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "~" + "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
