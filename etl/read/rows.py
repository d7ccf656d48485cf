"""Turns the rows of a list of articles into articles: the heading of each column says which field it holds.

Headings are worded in the lexicons. A row that gives only a link, or a list without a column of texts, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from etl.errors import ArticleError
from etl.fold import fold_case
from etl.knowledge import list_lexicons, read_toml
from etl.read.encodings import mend_text
from etl.read.fields import Day, Defaults, build_article
from etl.read.found import Found, refuse
from etl.read.fragments import TAG, read_fragment
from etl.read.language import recognise_language
from etl.read.page_day import read_stamp
from etl.records import Article

Cell = object
Row = tuple[int, Sequence[Cell]]
HEADED = 20  # rows among which the headings stand: exports put a name and a query above them
NUMBERS = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
MOST_MONTHS = 12
DAY_FIRST_LANGUAGES = frozenset({"fr"})  # English has both orders
SEPARATORS = re.compile(r"[\s_./-]+")


def read_rows(name: str, rows: Iterable[Row], defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each row below the headings, or why there is none; raises ArticleError without headings."""
    waiting = iter(rows)
    columns = _find_columns(waiting)
    is_empty = True
    for number, cells in waiting:
        values = {field: cells[place] for place, field in columns.items() if place < len(cells)}
        if not any(_words(value) for value in values.values()):
            continue
        is_empty = False
        try:
            yield Found(name, number, _build(values, defaults))
        except ArticleError as error:
            yield refuse(name, number, error)
    if is_empty:
        reason = "no article below the headings"
        raise ArticleError(reason, "export the list again")


def _find_columns(rows: Iterator[Row]) -> dict[int, str]:
    """Return the field of each column by its place, and leave the rows below the headings to come."""
    is_empty = True
    for _, cells in zip(range(HEADED), rows, strict=False):
        headings = _load_headings()
        named = [headings.get(_fold_heading(_words(cell) or "")) for cell in cells[1]]
        is_empty = is_empty and not any(_words(cell) for cell in cells[1])
        if "text" in named or {"url", "title"} <= set(named):
            return {place: field for place, field in enumerate(named) if field and field not in named[:place]}
    reason = "an empty list" if is_empty else "no column is headed as the text of articles"
    raise ArticleError(reason, "head the columns text, title, date, source, url; text is needed")


def _build(values: Mapping[str, Cell], defaults: Defaults) -> Article:
    given = {field: _words(value) for field, value in values.items()}
    text = given.get("text") or ""
    if not text.strip():
        reason = "the row gives no text, only a link" if given.get("url") else "the row gives no text"
        raise ArticleError(reason, "add the text, or have the link fetched: stratwatch update")
    text = read_fragment(text) if TAG.search(text) else mend_text(text).strip()
    if given.get("lead") and not text.startswith(str(given["lead"])):
        text = f"{mend_text(str(given['lead'])).strip()}\n{text}"
    lang = given.get("lang") or defaults.lang or recognise_language(text)
    day = _read_day(values.get("published_on"), lang)
    fields = {name: given.get(name) for name in ("id", "title", "source", "url", "author")} | {"lang": lang}
    return build_article(fields, text, "", defaults, Day(day) if day else None)


def _words(value: Cell) -> str | None:
    """Return a cell as text: numbers without the ".0" that spreadsheets add."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return mend_text(str(value)).strip() or None


def _read_day(value: Cell, lang: str) -> date | None:
    """Return the day of a cell; one that reads as two days, such as 03/04/2025 in English, is unknown.

    Raises ArticleError where something else than a date stands there.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = _words(value)
    if written is None:
        return None
    match = NUMBERS.match(written)
    if match:
        return _read_numbers(int(match[1]), int(match[2]), int(match[3]), lang)
    day = read_stamp(written) or _read_printed(written)
    if day is None:
        reason = f"published_on: {written[:40]!r} is no date"
        raise ArticleError(reason, "write it as 2025-08-29, or leave it out")
    return day


def _read_numbers(first: int, second: int, year: int, lang: str) -> date | None:
    if first <= MOST_MONTHS and second <= MOST_MONTHS and first != second and lang not in DAY_FIRST_LANGUAGES:
        return None
    day, month = (second, first) if second > MOST_MONTHS else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_printed(written: str) -> date | None:
    from etl.read.printed_day import find_printed_day

    found = find_printed_day([written])
    return found.day if found else None


def _fold_heading(heading: str) -> str:
    return SEPARATORS.sub(" ", fold_case(heading)).strip()


@cache
def _load_headings() -> dict[str, str]:
    """Return the field that each heading names, in all languages."""
    trees = [read_toml(folder / "columns.toml") for folder in list_lexicons()]
    return {_fold_heading(one): field for tree in trees for field, headings in tree.items() for one in headings}
