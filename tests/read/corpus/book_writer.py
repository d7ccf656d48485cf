"""Saves workbooks so that the same rows give the same bytes: openpyxl writes the hour of saving into them."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook

STAMP = (2026, 11, 24, 10, 0, 0)
SAVED = re.compile(rb"(<dcterms:\w+[^>]*>)[^<]*")


def save_book(book: Workbook) -> bytes:
    """Return the bytes of a workbook, without the hour."""
    saved, out = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            information = zipfile.ZipInfo(name, STAMP)
            information.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(information, SAVED.sub(rb"\g<1>2026-11-24T10:00:00Z", source.read(name)))
    return out.getvalue()
