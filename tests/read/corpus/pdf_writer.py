"""Writes small PDFs as programs do: one text object a line or a word, in the order of rows or of columns."""

from __future__ import annotations

import textwrap
import zlib
from dataclasses import dataclass

MIDDLE, TOP, LEFT, LEADING = 306, 720, 50, 14


@dataclass(frozen=True)
class Printed:
    """Words at a place of a page."""

    x: float
    y: float
    size: float
    text: str


def write_pdf(pages: list[list[Printed]], info: str = "") -> bytes:
    """Return a PDF of some pages in Helvetica and WinAnsi; `info` is its dictionary of metadata."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * page} 0 R' for page in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("cp1252"),
    ]
    for number, page in enumerate(pages):
        content = zlib.compress(b"\n".join(_show(printed) for printed in page), 6)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        objects.append(
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode() + content + b"\nendstream"
        )
    return _assemble(objects)


def set_page(
    title: str, byline: str, lines: list[str], *, columns: int = 1, by_rows: bool = False
) -> list[list[Printed]]:
    """Return one page: a title, a dateline, and paragraphs broken and hyphenated in one or two columns."""
    width = 88 // columns - (4 if columns > 1 else 0)
    rows = [row for line in lines for row in [*_break(line, width), ""]]
    heads = [Printed(LEFT, TOP + 40 - 24 * place, 20, row) for place, row in enumerate(textwrap.wrap(title, 48))]
    heads.append(Printed(LEFT, TOP - 24, 9, byline))
    height = -(-len(rows) // columns)
    body = [
        Printed(LEFT + (MIDDLE - LEFT + 10) * (place // height), TOP - 50 - LEADING * (place % height), 10, row)
        for place, row in enumerate(rows)
        if row
    ]
    return [heads + (sorted(body, key=lambda one: (-one.y, one.x)) if by_rows else body)]


def _break(line: str, width: int) -> list[str]:
    """Return a paragraph as rows, long words at their ends hyphenated."""
    rows, row = [], ""
    for word in line.split(" "):
        room = width - len(row) - 1
        if len(row) + 1 + len(word) <= width or not row:
            row = f"{row} {word}" if row else word
        elif len(word) > 9 and room > 5 and word.isalpha():
            rows.append(f"{row} {word[: room - 1]}-")
            row = word[room - 1 :]
        else:
            rows.append(row)
            row = word
    return [*rows, row]


def _show(printed: Printed) -> bytes:
    text = printed.text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {printed.size} Tf {printed.x} {printed.y} Td (".encode() + text + b") Tj ET"


def _assemble(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
