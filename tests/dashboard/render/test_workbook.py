"""Holds that the workbook holds the frame, and no formula."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pandas as pd

from dashboard.render.workbook import MAIN, write_workbook

FRAME = pd.DataFrame(
    {
        "name": ['=HYPERLINK("http://x.example")', "<b>&amp;</b>\u0000"],
        "names": [["a", "b"], []],
        "day": [pd.Timestamp("2025-03-03"), pd.NaT],
        "usd": [2.5e9, None],
        "n": [1, 2],
        "disputed": [True, False],
    }
)


def read_sheet(data: bytes, name: str) -> ET.Element:
    """A sheet of the archive as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(f"xl/worksheets/{name}.xml"))  # noqa: S314 (written by ourselves)


def read_rows(data: bytes) -> list[list[str]]:
    """The texts of the first sheet's cells."""
    rows = read_sheet(data, "sheet1").iter(f"{{{MAIN}}}row")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


def test_cells_are_the_frame() -> None:
    """Texts stay whole, days are counted, lists joined, what is unknown is empty."""
    assert read_rows(write_workbook(FRAME, {})) == [
        ["name", "names", "day", "usd", "n", "disputed"],
        ['=HYPERLINK("http://x.example")', "a | b", "45719", "2500000000.0", "1", "1"],
        ["<b>&amp;</b>", "", "", "", "2", "0"],
    ]


def test_nothing_is_a_formula() -> None:
    """A text that looks like a formula is an inline string."""
    sheet = read_sheet(write_workbook(FRAME, {"link": "=1+1"}), "sheet1")
    assert list(sheet.iter(f"{{{MAIN}}}f")) == []
    assert [cell.get("t") for cell in sheet.iter(f"{{{MAIN}}}c")][6] == "inlineStr"


def test_every_part_is_xml() -> None:
    """Each part of the archive can be read, and the second sheet says what the rows are."""
    data = write_workbook(FRAME, {"link": "http://localhost/?a=1&b=2"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [ET.fromstring(archive.read(name)) for name in archive.namelist()]  # noqa: S314 (written by ourselves)
    assert len(parts) == 7
    assert "http://localhost/?a=1&b=2" in "".join(read_sheet(data, "sheet2").itertext())
