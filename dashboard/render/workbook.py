"""A frame as an Excel workbook: two sheets, the rows and what they are; every text is a text, so no formula can run.

The format is ECMA-376: a zip archive of XML parts. Days are numbers in a date style, counted from 30 December 1899.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from numbers import Number
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd

from dashboard.render.csv_text import SEPARATOR

FIRST_DAY = date(1899, 12, 30)
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_LETTERS = 32_767  # of a cell
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="rows" sheetId="1" r:id="rId1"/><sheet name="about" sheetId="2" r:id="rId2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def write_workbook(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The rows as they are on the screen, and what they are, as an .xlsx file."""
    held = io.BytesIO()
    rows = frame.astype(object).to_numpy().tolist()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, HEAD + text)
        archive.writestr("xl/worksheets/sheet1.xml", write_sheet([list(frame.columns), *rows]))
        archive.writestr("xl/worksheets/sheet2.xml", write_sheet(about.items()))
    return held.getvalue()


def write_sheet(rows: Iterable[Sequence[Any]]) -> str:
    """One sheet of cells."""
    lines = "".join(f"<row>{''.join(map(write_cell, row))}</row>" for row in rows)
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def write_cell(value: Any) -> str:  # noqa: ANN401 (a cell of a frame is of any type)
    """A value as a cell: days and numbers as such, lists joined, everything else as a text that is no formula."""
    if isinstance(value, list | tuple | np.ndarray):
        return write_text(SEPARATOR.join(map(str, value)))
    if isinstance(value, str):
        return write_text(value)
    if pd.isna(value):
        return "<c/>"
    if isinstance(value, bool | np.bool_):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f'<c s="1"><v>{(date(value.year, value.month, value.day) - FIRST_DAY).days}</v></c>'
    return f"<c><v>{value}</v></c>" if isinstance(value, Number) else write_text(str(value))


def write_text(text: str) -> str:
    """A text as an inline string, without what XML cannot hold."""
    kept = escape(NOT_XML.sub("", text)[:MOST_LETTERS])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'
