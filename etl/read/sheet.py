"""Reads a list of articles as an Excel workbook, sheet by sheet; formulas are not computed, macros not run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from etl.errors import ArticleError
from etl.read.archive import UNPACK_ERRORS, unpack_member
from etl.read.fields import Defaults
from etl.read.found import Document, Found, refuse
from etl.read.rows import read_rows

MOST_ROWS = 1_048_576  # what a sheet can have
MOST_COLUMNS = 200


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each row of each sheet; a refused sheet harms no other."""
    import openpyxl

    _refuse_bomb(document.data)
    try:
        book = openpyxl.load_workbook(BytesIO(document.data), read_only=True, data_only=True, keep_links=False)
    except (KeyError, TypeError, AttributeError, *UNPACK_ERRORS) as error:
        reason = "a broken workbook, or one with a password"
        raise ArticleError(reason, "open it and save it again as .xlsx without a password") from error
    sheets = list(book.worksheets)
    refused: list[Found] = []
    is_read = False
    for sheet in sheets:
        name = document.name if len(sheets) == 1 else f"{document.name}[{sheet.title}]"
        try:
            for found in read_rows(name, _read_rows(sheet), defaults):
                is_read = True
                yield found
        except ArticleError as error:
            refused.append(refuse(name, None, error))
    if not is_read:  # a sheet of notes beside one of articles is no fault
        yield from refused[:1]


def _read_rows(sheet: object) -> Iterator[tuple[int, Sequence[object]]]:
    rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)  # type: ignore[attr-defined] # openpyxl has no types
    yield from enumerate(rows, start=1)


def _refuse_bomb(data: bytes) -> None:
    """Raise ArticleError where a part of the workbook unpacks to too much, or does not unpack."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                unpack_member(archive, member)
    except UNPACK_ERRORS as error:
        reason = "a broken workbook, or one with a password"
        raise ArticleError(reason, "open it and save it again as .xlsx without a password") from error
