"""Writes small Word documents, with what they hold besides their text: deleted words, comments, properties."""

from __future__ import annotations

import io
import zipfile
from html import escape

from tests.read.corpus.told import Told

STAMP = (2026, 11, 24, 10, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_word(told: Told, *, has_title_style: bool) -> bytes:
    """Return a document of an article; without a title style its title is in its properties."""
    lines = list(told.lines)
    body = [_paragraph(told.title, "Title")] if has_title_style else []
    body.append(_paragraph(told.human))
    body += [_paragraph(line, "Heading2" if line == told.heading else "") for line in lines if line not in told.items]
    body += [_paragraph(item, is_item=True) for item in told.items]
    body.append("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2025</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>14</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")  # fmt: skip
    body.append("<w:p><w:del><w:r><w:delText>Zorbex was deleted.</w:delText></w:r></w:del></w:p>")
    title = "" if has_title_style else told.title
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>Zorbex remarks</w:t></w:r></w:p></w:comment></w:comments>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{told.author}</dc:creator>"
        "<dcterms:created>2026-11-24T10:00:00Z</dcterms:created></cp:coreProperties>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), part)
    return out.getvalue()


def _paragraph(line: str, style: str = "", *, is_item: bool = False) -> str:
    number = "<w:numPr><w:numId w:val='1'/></w:numPr>" if is_item else ""
    styled = f"<w:pStyle w:val='{style}'/>" if style else ""
    half = len(line) // 2
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{escape(part)}</w:t></w:r>" for part in (line[:half], line[half:]))
    return f"<w:p><w:pPr>{styled}{number}</w:pPr>{runs}</w:p>"
