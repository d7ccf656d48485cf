"""Reads a Word document: paragraphs, headings, lists and tables as lines; comments and deleted text left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from etl.errors import ArticleError
from etl.read.archive import UNPACK_ERRORS, unpack_member
from etl.read.encodings import mend_text
from etl.read.fields import Defaults, build_article
from etl.read.found import Document, Found
from etl.read.printed_day import find_printed_day
from etl.read.titles import fold_letters, lower_capitals

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
TITLE_STYLES = ("title", "titre", "heading1", "titre1", "berschrift1")  # ids of built-in styles in Word's own languages
LONGEST_TITLE = 300
DEEPEST = 200


def read(document: Document, defaults: Defaults) -> Iterator[Found]:
    """Yield the one article of a document. Its day is the one printed at its head, never that of the file."""
    body, properties = _unpack(document.data)
    lines, title = _read_lines(body)
    if not lines:
        reason = "a document without text"
        raise ArticleError(reason, "if it holds pictures of text, give the text itself")
    title = title or properties.get("title")
    text = [line for line in lines if not title or fold_letters(line) != fold_letters(title)] or lines
    joined = "\n".join(text)
    fields = {"title": lower_capitals(title, joined) if title else None, "author": properties.get("creator")}
    article = build_article(fields, joined, document.stem, defaults, find_printed_day(lines))
    yield Found(document.name, None, article)


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML file; no entity is expanded and nothing fetched; raises ArticleError where broken."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        reason = "broken XML in it"
        raise ArticleError(reason, "open it in its program and save it again") from error


def _unpack(data: bytes) -> tuple[Element, dict[str, str]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = parse_xml(unpack_member(archive, archive.getinfo(BODY)))
            has_properties = PROPERTIES in archive.namelist()
            properties = unpack_member(archive, archive.getinfo(PROPERTIES)) if has_properties else b"<none/>"
    except (KeyError, *UNPACK_ERRORS) as error:
        reason = "a broken document, or one with a password"
        raise ArticleError(reason, "open it and save it again as .docx without a password") from error
    found = {one: parse_xml(properties).findtext(f"{DC}{one}") for one in ("title", "creator")}
    return body, {name: mend_text(value).strip() for name, value in found.items() if value and value.strip()}


def _read_lines(root: Element) -> tuple[list[str], str | None]:
    """Return the lines of a document and its title, where a paragraph has such a style."""
    lines: list[str] = []
    titles: list[str] = []
    for block in root.iter(f"{W}p", f"{W}tr"):
        if block.tag == f"{W}p" and next(block.iterancestors(f"{W}tr", FALLBACK), None) is not None:
            continue
        if block.tag == f"{W}tr":
            line = " | ".join(filter(None, (_read_words(cell) for cell in block.iterchildren(f"{W}tc"))))
        else:
            line = _read_words(block)
            if line and not titles and _find_style(block).lower().startswith(TITLE_STYLES):
                titles.append(line)
            if line and block.find(f"{W}pPr/{W}numPr") is not None:
                line = f"- {line}"
        lines += [one for one in line.split("\n") if one.strip()]
    return lines, titles[0] if titles and len(titles[0]) <= LONGEST_TITLE else None


def _find_style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _read_words(block: Element) -> str:
    """Return the words of a paragraph or cell; deleted text has another tag, a nested text box its own paragraphs."""
    pieces = []
    for element in block.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}p"):
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue
        pieces.append(SIGNS.get(element.tag, "") if element.tag != f"{W}t" else element.text or "")
    return "\n".join(" ".join(line.split(" ")) for line in mend_text("".join(pieces)).split("\n")).strip()


SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
