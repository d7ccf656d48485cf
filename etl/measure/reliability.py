"""Compares the chances that claims carry with how often they are right, in bands of a tenth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

BANDS = 10


def measure_reliability(chances: Iterable[tuple[float, bool]]) -> list[dict[str, Any]]:
    """Return a row for each band with a claim in it: its bounds, how many claims, mean chance, how many are right."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for chance, is_right in chances:
        bands.setdefault(min(int(chance * BANDS), BANDS - 1), []).append((chance, is_right))
    return [
        {
            "from": band / BANDS,
            "to": (band + 1) / BANDS,
            "claims": len(rows),
            "chance": round(sum(chance for chance, _ in rows) / len(rows), 3),
            "right": sum(is_right for _, is_right in rows),
        }
        for band, rows in sorted(bands.items())
    ]
