"""Holds how rows are put into words."""

from __future__ import annotations

import pandas as pd

from dashboard.render.table import present

ROWS = pd.DataFrame(
    {
        "event_id": ["e1", "e2"],
        "date_start": [pd.Timestamp("2025-07-01"), pd.NaT],
        "date_end": [pd.Timestamp("2025-12-31"), pd.NaT],
        "date_precision": ["half", None],
        "investors": [["Norvane", "Orlune"], []],
        "amount_low": [None, 4e8],
        "amount_high": [5e10, 4e8],
        "currency": ["USD", "EUR"],
        "hedge": ["at_most", "exact"],
        "modality": ["planned", "asserted"],
        "purpose": [None, None],
    }
)


def test_rows_are_said_in_words() -> None:
    """Dates are as precise as known, amounts hedged, codes words; ids and empty columns stay away."""
    assert present(ROWS, "en").to_dict("list") == {
        "Date": ["H2\u00a02025", "undated"],
        "From": ["Norvane, Orlune", ""],
        "Amount": ["up to $50bn", "€400m"],
        "Certainty": ["planned", "stated"],
    }


def test_the_reader_of_french_gets_french() -> None:
    """Headings and words follow the interface's language."""
    assert list(present(ROWS, "fr", ("date", "modality"))) == ["Date", "Certitude"]
    assert present(ROWS, "fr")["Certitude"].tolist() == ["prévu", "affirmé"]
