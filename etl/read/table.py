"""Reads a list of articles as CSV: its separator and encoding are found, its rows are read one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from etl.errors import ArticleError
from etl.read.encodings import decode_any
from etl.read.fields import Defaults
from etl.read.found import Document, Found
from etl.read.rows import read_rows

SEPARATORS = ",;\t|"
SAMPLE = 20  # lines that tell the separator
LONGEST_CELL = 8 * 2**20  # characters: a book


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the article of each row."""
    text = decode_any(document.data, document.media_type)
    if "\0" in text:
        reason = "a binary file, not a list"
        raise ArticleError(reason, "export it as CSV again")
    yield from read_rows(document.name, _read_rows(text), defaults)


def find_separator(text: str) -> str:
    """Return what parts the cells: the sign that the first line with several has most of."""
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]
    counts = [(line.count(sign), -place, sign) for line in lines for place, sign in enumerate(SEPARATORS)]
    return max(counts, default=(0, 0, ","))[2] if lines and max(counts)[0] else ","


def _read_rows(text: str) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield the rows with the line on which each ends."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_separator(text.partition("\n")[0] or text))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        reason = f"broken at line {reader.line_num}: {error}"
        raise ArticleError(reason, "close its quotes, or export it again") from error
