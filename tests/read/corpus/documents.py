"""Writes the sound files of the corpus that are no pages: PDF, Word, mail, lists, feeds and archives."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from datetime import datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

import openpyxl

from tests.read.corpus.book_writer import save_book
from tests.read.corpus.pdf_writer import set_page, write_pdf
from tests.read.corpus.told import Expected, Told, expect, tell
from tests.read.corpus.word_writer import write_word

STAMP = (2026, 11, 24, 10, 0, 0)


def write_pdfs(folder: Path) -> list[Expected]:
    """One column, two columns in either order, three words apart, with running heads over several pages."""
    folder.mkdir()
    expected = []
    shapes = [(1, False), (2, False), (2, True), (1, True)]
    for place, (columns, by_rows) in enumerate(shapes * 2):
        told = tell(100 + place)
        byline = f"{told.author} - {told.human}"
        pages = set_page(told.title, byline, list(told.lines), columns=columns, by_rows=by_rows)
        info = f"/Title (Microsoft Word - draft.docx) /Author ({told.author}) /CreationDate (D:20261124100000Z)"
        path = folder / f"print-{place}.pdf"
        path.write_bytes(write_pdf(pages, info))
        expected.append(_undoubted(told, f"pdf/{path.name}"))
    return expected


def write_words(folder: Path) -> list[Expected]:
    """Documents with a title style, a list, a table, a comment and deleted words."""
    folder.mkdir()
    expected = []
    for place in range(6):
        told = tell(120 + place)
        path = folder / f"release-{place}.docx"
        path.write_bytes(write_word(told, has_title_style=place % 2 == 0))
        expected.append(_undoubted(told, f"word/{path.name}"))
    return expected


def write_mails(folder: Path) -> list[Expected]:
    """Newsletters as plain text, as HTML, as both, forwarded, and with an article attached."""
    folder.mkdir()
    expected = []
    for place in range(8):
        told = tell(130 + place)
        name = f"mail-{place}.eml"
        message = _write_mail(told, has_plain=place % 3 != 1, has_rich=place % 3 != 0)
        if place == 6:
            inner = tell(140)
            message.add_attachment(write_word(inner, has_title_style=True), maintype="application", subtype="octet-stream", filename="article.docx")  # fmt: skip
            expected.append(_undoubted(inner, f"mail/{name}/article.docx"))
        fix_boundaries(message)
        (folder / name).write_bytes(message.as_bytes(policy=SMTP))
        source = {"source": "The Morning Note", "author": None, "article_id": f"{told.number}@note.example"}
        expected.append(expect(told, f"mail/{name}", "mail", **source))
    expected.append(_write_saved_page(folder))
    return expected


def write_lists(folder: Path) -> list[Expected]:
    """CSV with three separators and two encodings, workbooks, lines of JSON."""
    folder.mkdir()
    headings = [
        ("a.csv", ",", "utf-8-sig", ["Title", "Body", "Publication Date", "Publisher", "URL", "Author"]),
        ("b.csv", ";", "cp1252", ["Titre", "Texte", "Date de publication", "Journal", "Lien", "Auteur"]),
        ("c.tsv", "\t", "utf-8", ["headline", "full_text", "published_at", "outlet", "link", "byline"]),
    ]
    expected = []
    for place, (name, separator, encoding, heading) in enumerate(headings):
        rows = [tell(150 + 3 * place + row, "fr" if encoding == "cp1252" else None) for row in range(3)]
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=separator)
        writer.writerow(heading)
        for told in rows:
            day = f"{told.day:%d/%m/%Y}" if encoding == "cp1252" else f"{told.day:%Y-%m-%d}"
            writer.writerow([told.title, "\n".join(told.lines), day, "The Ledger", _link(told), told.author])
        (folder / name).write_bytes(out.getvalue().encode(encoding, "replace"))
        expected += [_listed(told, f"lists/{name}") for told in rows]
    return expected + _write_workbook(folder) + _write_lines(folder)


def write_feeds(folder: Path) -> list[Expected]:
    """RSS 2.0 and Atom with whole texts; a day is the printed one."""
    folder.mkdir()
    rss, atom = [tell(170 + place) for place in range(3)], [tell(180 + place) for place in range(3)]
    items = "".join(
        f"<item><title>{escape(told.title)}</title><link>{_link(told)}</link><dc:creator>{told.author}</dc:creator>"
        f"<pubDate>{told.day:%a, %d %b %Y} 23:30:00 -0500</pubDate><description>{escape(told.paragraphs[0][:90])}…</description>"
        f"<content:encoded><![CDATA[{_markup(told)}<p>Read more: Zorbex</p>]]></content:encoded></item>"
        for told in rss
    )
    (folder / "news.rss").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Ledger</title><link>https://news.example/</link>'
        f"{items}</channel></rss>",
        encoding="utf-8",
    )
    entries = "".join(
        f'<entry><id>tag:{told.number}</id><title type="html">{escape(escape(told.title))}</title><link href="{_link(told)}"/>'
        f"<author><name>{told.author}</name></author><published>{told.day}T23:30:00-05:00</published>"
        f'<updated>2026-11-24T10:00:00Z</updated><content type="html">{escape(_markup(told))}</content></entry>'
        for told in atom
    )
    (folder / "news.xml").write_text(
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Ledger</title>{entries}</feed>',
        encoding="utf-8",
    )
    return [
        _listed(told, f"feeds/{name}", "feed")
        for name, stories in (("news.rss", rss), ("news.xml", atom))
        for told in stories
    ]


def write_archives(folder: Path) -> list[Expected]:
    """A ZIP of a page, a PDF and a text, one in it, and a packed page."""
    folder.mkdir()
    first, second, third = tell(190), tell(191), tell(192)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("deep/third.txt", STAMP), "\n".join((third.title, *third.lines)))
    with zipfile.ZipFile(folder / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        pages = set_page(first.title, f"{first.author} - {first.human}", list(first.lines))
        archive.writestr(zipfile.ZipInfo("first.pdf", STAMP), write_pdf(pages, f"/Author ({first.author})"))
        archive.writestr(zipfile.ZipInfo("__MACOSX/._first.pdf", STAMP), b"resource fork")
        archive.writestr(zipfile.ZipInfo("inner.zip", STAMP), inner.getvalue())
    head = f"<title>{escape(second.title)}</title><meta name=author content='{second.author}'><link rel=canonical href='{_link(second)}'><meta property='article:published_time' content='{second.day}'>"
    (folder / "page.html.gz").write_bytes(
        gzip.compress(f"<html lang={second.lang}>{head}<body><article>{_markup(second)}</article>".encode(), mtime=0)
    )
    plain = {"author": None, "published_on": None, "published_basis": None}
    return [
        _undoubted(first, "archives/export.zip/first.pdf"),
        expect(third, "archives/export.zip/inner.zip/deep/third.txt", None, **plain),
        expect(second, "archives/page.html.gz/page.html", "opengraph", url=_link(second)),
    ]


def fix_boundaries(message: EmailMessage) -> None:
    """Name what parts the parts, which the library would name by chance."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"part-{number}")


def _undoubted(told: Told, place: str) -> Expected:
    """On paper the day is that printed at the head, which is a guess."""
    return expect(told, place, "text", is_day_doubtful=True)


def _listed(told: Told, place: str, basis: str = "stated") -> Expected:
    return expect(told, place, basis, source="The Ledger", url=_link(told), article_id=_link(told))


def _link(told: Told) -> str:
    return f"https://news.example/{told.lang}/{told.number}"


def _markup(told: Told) -> str:
    middle = f"<h2>{escape(told.heading)}</h2>"
    lines = [f"<p>{escape(line, quote=False)}</p>" for line in told.paragraphs]
    items = "".join(f"<li>{escape(item, quote=False)}</li>" for item in told.items)
    return "".join([*lines[:2], middle, *lines[2:], f"<ul>{items}</ul>"])


def _write_mail(told: Told, *, has_plain: bool, has_rich: bool) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Morning Note <note@note.example>"
    message["To"] = "reader@reader.example"
    message["Subject"] = f"Fwd: {told.title}" if told.number % 2 else told.title
    message["Date"] = f"{told.day:%a, %d %b %Y} 23:30:00 -0500"
    message["Message-ID"] = f"<{told.number}@note.example>"
    plain = "\n\n".join(told.lines) + "\n\nUnsubscribe: https://note.example/zorbex\n\n-- \nZorbex desk\n"
    rich = (
        "<html><body><div style='display:none;max-height:0'>Zorbex preheader</div><table width='600'><tr><td>"
        f"{_markup(told)}<p>View this email in your browser</p></td></tr><tr><td><p>You are receiving this email because of Zorbex.</p></td></tr></table></body></html>"
    )
    if has_plain:
        message.set_content(plain)
    if has_rich and has_plain:
        message.add_alternative(rich, subtype="html")
    elif has_rich:
        message.set_content(rich, subtype="html")
    return message


def _write_saved_page(folder: Path) -> Expected:
    """A browser's .mhtml: its date is that of the saving."""
    told = tell(145)
    link = _link(told)
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = link
    message["Subject"] = told.title
    message["Date"] = "Tue, 24 Nov 2026 10:00:00 -0000"
    message.set_content(
        f"<html lang={told.lang}><head><title>{told.title}</title><meta property='og:published_time' content='{told.day}'><meta name=author content='{told.author}'></head><body><article>{_markup(told)}</article></body></html>",
        subtype="html",
    )
    message.make_related()
    next(iter(message.iter_parts())).add_header("Content-Location", link)
    fix_boundaries(message)
    (folder / "saved.mhtml").write_bytes(message.as_bytes(policy=SMTP))
    return expect(told, "mail/saved.mhtml", "opengraph", url=link, source="news.example")


def _write_workbook(folder: Path) -> list[Expected]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [tell(160 + place) for place in range(3)]
    sheet.append(["Export of the press review"])
    sheet.append([])
    sheet.append(["Title", "Text", "Date", "Source", "Link", "Author"])
    for told in rows:
        stamp = datetime.combine(told.day, time(9, 30))
        sheet.append([told.title, "\n".join(told.lines), stamp, "The Ledger", _link(told), told.author])
    book.create_sheet("Notes").append(["nothing to read here"])
    (folder / "review.xlsx").write_bytes(save_book(book))
    return [_listed(told, "lists/review.xlsx[Sheet]") for told in rows]


def _write_lines(folder: Path) -> list[Expected]:
    rows = [tell(165 + place) for place in range(3)]
    lines = [
        {"title": told.title, "text": "\n".join(told.lines), "published_on": str(told.day), "source": "The Ledger", "url": _link(told), "author": told.author}
        for told in rows
    ]  # fmt: skip
    (folder / "lines.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return [_listed(told, "lists/lines.jsonl") for told in rows]
