"""Makes the id of a company that no gazetteer knows."""

from __future__ import annotations

import unicodedata


def fold_name(name: str) -> str:
    """Return `~folded-name`: "La Ruche à Données" becomes "~la-ruche-a-donnees"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "~" + "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
