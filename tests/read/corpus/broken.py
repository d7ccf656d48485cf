"""Writes the broken, hostile and foreign files of the corpus, each with a part of the line by which it is refused."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import openpyxl

from tests.read.corpus.book_writer import save_book
from tests.read.corpus.pdf_writer import set_page, write_pdf
from tests.read.corpus.told import Expected, Told, refuse, tell
from tests.read.corpus.word_writer import write_word

STAMP = (2026, 11, 24, 10, 0, 0)
TOLD: Told = tell(200, "en")
TEXT = "\n".join(TOLD.lines)
LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
GERMAN = "Das Unternehmen hat am Mittwoch mitgeteilt, dass es im kommenden Jahr dreihundert Millionen Euro investieren wird. Die Aktie stieg daraufhin um drei Prozent."  # fmt: skip


def write_broken(folder: Path) -> list[Expected]:
    """Write them all."""
    folder.mkdir()
    expected = []
    for make in (_pages, _papers, _mails, _lists, _feeds, _archives, _packed, _foreign, _texts):
        for name, (data, reason) in make().items():
            (folder / name).write_bytes(data)
            for one in reason if isinstance(reason, tuple) else (reason,):
                place, _, line = one.rpartition(" @ ")
                expected.append(refuse(f"broken/{name}{place}", line))
    return expected


Made = dict[str, tuple[bytes, str | tuple[str, ...]]]


def _pages() -> Made:
    wall = "<html><head><title>Before you go on</title></head><body><div class='cookie-consent'><p>We use cookies.</p><button>Accept all</button></div></body></html>"
    return {
        "empty.html": (b"", "the file is empty; save the article again"),
        "blank.html": (b" \n\t\n", "the file is empty"),
        "app.html": (b"<!doctype html><html><head><title>App</title></head><body><div id='root'></div><script src='/a.js'></script></body></html>", "without its scripts, or none at all; open it in a browser and save"),
        "wall.html": (wall.encode(), "without its scripts, or none at all"),
        "frames.html": (b"<html><frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset></html>", "without its scripts, or none"),
        "deep.html": (b"<html><body>" + b"<div>" * 400 + b"word" + b"</div>" * 400, "deep in each other; give the article's text as .txt"),
        "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture; give the article's text"),
        "noise.html": (random.Random(1).randbytes(4000), "broken|no article|unsupported|not supported|not text"),
        "german.html": (f"<html lang=de><body><article><p>{GERMAN}</p></article>".encode(), "which is not supported; if it is one of"),
    }  # fmt: skip


def _papers() -> Made:
    whole = write_pdf(set_page(TOLD.title, TOLD.human, list(TOLD.lines)))
    word = write_word(TOLD, has_title_style=True)
    return {
        "cut.pdf": (whole[: len(whole) // 3], "a broken PDF; download it again"),
        "head.pdf": (b"%PDF-1.7\n", "a broken PDF"),
        "noise.pdf": (b"%PDF-1.4\n" + random.Random(2).randbytes(3000), "a broken PDF"),
        "scan.pdf": (write_pdf([[], []]), "no text in it, only pictures; run text recognition"),
        "locked.pdf": (_lock(whole), "a PDF with a password; print it to a new PDF without one"),
        "empty.pdf": (b"", "the file is empty"),
        "cut.docx": (word[: len(word) // 2], "ZIP archive; pack or download it again"),
        "hollow.docx": (_pack({"word/document.xml": b""}), "broken XML in it; open it in its program"),
        "outside.docx": (_pack({"word/document.xml": _word_of(OUTSIDE, "&x;")}), "a document without text"),
        "laughs.docx": (_pack({"word/document.xml": _word_of(LAUGHS, "&a9;")}), "a document without text|broken XML"),
        "bomb.docx": (_pack({"word/document.xml": b"<w>" + b" " * 20_000_000}), "unpacks to more than"),
        "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file (.doc, .xls or .msg); save it as .docx"),
    }  # fmt: skip


def _mails() -> Made:
    picture = EmailMessage()
    picture["Subject"] = "Only a picture"
    picture["From"] = "a@b.example"
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    picture.set_boundary("part")
    nested = EmailMessage()
    nested.set_content(TEXT)
    for depth in range(6):
        outer = EmailMessage()
        outer["Subject"] = "deeper"
        outer.add_attachment(nested)
        outer.set_boundary(f"part-{depth}")
        nested = outer
    return {
        "picture.eml": (picture.as_bytes(), "a mail without text; save its attachments"),
        "hollow.eml": (b"From: a@b.example\nSubject: nothing\nDate: never\n\n", "a mail without text"),
        "nested.eml": (
            nested.as_bytes(),
            "/forwarded-1.eml/forwarded-1.eml/forwarded-1.eml/forwarded-1.eml @ mails lie more than 3 deep",
        ),
    }


def _lists() -> Made:
    book = openpyxl.Workbook()
    book.active.append(["alpha", "beta"])
    sheets = save_book(book)
    rows = f"title,text,date,url\nA,{TOLD.paragraphs[0]!r},soon,\nB,,2025-01-02,https://news.example/b\n"
    return {
        "headless.csv": (b"1,2,3\n4,5,6\n", "no column is headed as the text of articles; head the columns"),
        "rows.csv": (rows.replace("'", '"').encode(), ("published_on: 'soon' is no date; write it as", "only a link; add the text, or have the link fetched")),
        "binary.csv": (b"title,text\nA,\0\0\n", "a binary file, not a list"),
        "hollow.csv": (b",,,\n\n", "an empty list"),
        "headless.xlsx": (sheets, "no column is headed as the text"),
        "cut.xlsx": (sheets[:900], "ZIP archive; pack or download it again"),
        "hollow.xlsx": (_pack({"xl/workbook.xml": b"<x"}), "a broken workbook, or one with a password; open it and save"),
        "lines.jsonl": (b'{"text": 7}\n[1]\n{"text": "x"\n', ("text: missing or not text", "not a JSON object", "not JSON")),
    }  # fmt: skip


def _feeds() -> Made:
    item = "<item><title>A</title><link>https://news.example/a</link><description>Only a teaser…</description></item>"
    return {
        "teasers.rss": (f"<rss><channel>{item}</channel></rss>".encode(), "summary, not its text (https://news.example/a); name its link in sources.toml"),
        "hollow.rss": (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries that can be read; name its link"),
        "cut.rss": (b"<?xml version='1.0'?><rss><chan", "without entries that can be read"),
        "laughs.rss": (f"<?xml version='1.0'?>{LAUGHS}<rss><channel><item><title>&a9;</title><description>&a9;</description></item></channel></rss>".encode(), "summary, not its text|without entries|no feed"),
        "outside.rss": (f"<?xml version='1.0'?>{OUTSIDE}<rss><channel><item><title>x</title><description>&x;</description></item></channel></rss>".encode(), "summary, not its text|without entries"),
        "sitemap.xml": (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://news.example/a</loc></url></urlset>", "a sitemap: a list of links, not articles; name its link in sources.toml"),
        "index.xml": (b"<sitemapindex><sitemap><loc>https://news.example/s.xml</loc></sitemap></sitemapindex>", "a sitemap: a list of links"),
        "other.xml": (b"<?xml version='1.0'?><catalogue><book>x</book></catalogue>", "XML, but no feed; give the article's text"),
    }  # fmt: skip


def _archives() -> Made:
    nested = _pack({"a.txt": TEXT.encode()})
    for _ in range(4):
        nested = _pack({"inner.zip": nested})
    whole = _pack({"a.txt": TEXT.encode() * 20})
    return {
        "cut.zip": (whole[: len(whole) // 2], "a broken ZIP archive; pack or download it again"),
        "outside.zip": (_pack({"../../evil.txt": TEXT.encode()}), "/../../evil.txt @ its path leads outside the archive; do not trust"),
        "absolute.zip": (_pack({"/etc/evil.txt": TEXT.encode()}), "//etc/evil.txt @ its path leads outside the archive"),
        "bomb.zip": (_pack({"a.txt": b"a" * 20_000_000}), "/a.txt @ unpacks to more than"),
        "nested.zip": (nested, "/inner.zip/inner.zip/inner.zip @ deep in each other; unpack it"),
        "locked.zip": (_mark_locked(_pack({"a.txt": TEXT.encode()})), "/a.txt @ it is encrypted; pack it anew, without a password"),
        "pictures.zip": (_pack({"a.png": b"\x89PNG"}), "no readable file in this archive; pack files that end in"),
        "hollow.zip": (_pack({}), "no readable file in this archive"),
    }  # fmt: skip


def _packed() -> Made:
    page = gzip.compress(f"<html><body><p>{TEXT}".encode(), mtime=0)
    return {
        "cut.html.gz": (page[:-40], "ends too early; download it again"),
        "bomb.html.gz": (zlib_gzip(b"a" * 20_000_000), "unpacks to more than"),
        "noise.html.gz": (page[:12] + random.Random(3).randbytes(300), "a broken gzip file"),
    }


def _foreign() -> Made:
    document = _pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    return {
        "letter.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old Office file"),
        "letter.rtf": (b"{\\rtf1\\ansi Velmora}", "a rich text file; save it as .docx"),
        "letter.odt": (document, "an OpenDocument or EPUB file; save it as .docx or .pdf"),
        "mail.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "save it as .docx, .xlsx or .eml"),
        "page.webarchive": (b"bplist00" + bytes(40), "a Safari web archive; save the page as .html"),
        "old.rar": (b"Rar!\x1a\x07\x00" + bytes(40), "a RAR archive; pack it as .zip"),
        "old.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), "a 7z archive; pack it as .zip"),
    }


def _texts() -> Made:
    return {
        "wide.txt": (TEXT.encode("utf-16"), "encoded as UTF-16, not UTF-8; save it as UTF-8"),
        "latin.txt": ("Société générale d’études".encode("cp1252"), "not UTF-8 at byte 4"),
        "binary.txt": (b"Velmora\0signs", "a binary file, not text"),
        "blank.txt": (b"\n \n", "the file is empty; put the text of an article in it"),
        "front.md": (b"---\ntitle: a: b: c\n---\nVelmora signs.\n", "the front matter is not YAML"),
    }


def _pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            information = zipfile.ZipInfo(name, STAMP)
            information.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(information, data)
    return out.getvalue()


def _mark_locked(data: bytes) -> bytes:
    """Set the flag of encryption in both headers of the one member."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _lock(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _word_of(prologue: str, words: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f"<?xml version='1.0'?>{prologue}<w:document xmlns:w='{space}'><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>".encode()


def zlib_gzip(data: bytes) -> bytes:
    """Return data packed as gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush()
