"""A frame as the reader sees it in a table: words for codes, dates as precise as they are known, amounts in one column.

Only columns that have a heading in the labels are shown; the CSV holds all of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Sized
from functools import partial
from typing import Any

import pandas as pd

from dashboard.dates import say_date
from dashboard.money import Amount, say_amount, say_money, say_share
from dashboard.wording import read_labels

Row = Mapping[Hashable, Any]

CODED = [
    "kind",
    "modality",
    "status",
    "stage",
    "type",
    "metric",
    "state",
    "left_out",
    "hedge",
    "lang",
    "reading",
    "day_standing",
    "bucket",
    "standing",
    "corpus",
]
SHARES = ["precision", "recall", "core_f1", "share", "chance", "lowest", "highest"]


def present(frame: pd.DataFrame, language: str, only: Sequence[str] = ()) -> pd.DataFrame:
    """The frame in words, its columns headed in the interface language; `only` these, where given."""
    return say_rows(frame, language, only).rename(columns=read_labels(language)["column"])


def say_rows(frame: pd.DataFrame, language: str, only: Sequence[str] = ()) -> pd.DataFrame:
    """The frame in words, under the columns' own names; a column "date" and one "amount" stand for several."""
    headings: dict[str, str] = read_labels(language)["column"]
    shown = frame.copy()
    if "date_precision" in shown:
        shown.insert(0, "date", [describe_date(row, language) for row in frame.to_dict("records")])
    if "amount_low" in shown:
        at = shown.columns.get_loc("amount_low")
        amounts = [describe_amount(row, language) for row in frame.to_dict("records")]
        shown.insert(int(at), "amount", amounts)  # type: ignore[arg-type] # one column of that name, so one place
    for column in shown.columns.intersection(CODED):
        words = read_words(column, language)
        shown[column] = [words.get(value, value) for value in shown[column]]
    for column in shown.columns[shown.columns.str.endswith("usd")]:
        shown[column] = ["" if pd.isna(value) else say_money(language, value) for value in frame[column]]
    for column in shown.columns.intersection(SHARES):
        shown[column] = ["" if pd.isna(value) else say_share(language, value) for value in frame[column]]
    if "investors" in shown:
        shown = shown.drop(columns=shown.columns.intersection(["payer"]))  # the first of the investors, for colour
    columns = [column for column in only or shown.columns if column in headings]
    texts = shown[columns].map(partial(show_cell, language=language))
    filled = texts.columns if only else texts.columns[(texts != "").any()]
    return texts[filled]


def read_words(column: str, language: str) -> dict[str, str]:
    """The words for a column's codes; a state is a type, a stage, a status or a metric, as the row's kind has it."""
    labels = read_labels(language)
    tables = ("type", "stage", "status", "metric") if column == "state" else (column,)
    return {code: word for table in tables for code, word in labels.get(table, {}).items()}


def show_cell(value: Any, language: str) -> object:  # noqa: ANN401 (a cell of a frame is of any type)
    """A list as one text, a day in words, nothing where nothing is known; anything else as it is."""
    if isinstance(value, Sized) and not isinstance(value, str):
        return ", ".join(str(item) for item in value)  # type: ignore[attr-defined] # a list or an array
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a column of counts with an unknown one among them
    return say_date(language, value) if isinstance(value, pd.Timestamp) else value


def describe_date(row: Row, language: str) -> str:
    """The row's date in the words of its precision."""
    return say_date(language, row["date_start"], row.get("date_end"), row.get("date_precision"))


def describe_amount(row: Row, language: str) -> str:
    """The row's amount with its hedge; nothing where there is none."""
    low, high = row["amount_low"], row["amount_high"]
    if pd.isna(low) and pd.isna(high):
        return ""
    currency, unit = (row.get(name) if isinstance(row.get(name), str) else None for name in ("currency", "unit"))
    return say_amount(language, Amount(low, high, row["hedge"], currency, unit))
