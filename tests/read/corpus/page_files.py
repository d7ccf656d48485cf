"""Writes the pages of the corpus from their templates, one English and one French article each."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from tests.read.corpus.told import HERE, Expected, Told, expect, tell

TEMPLATES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))
SITES = {"en": "The Ledger", "fr": "Le Registre"}


def write_pages(folder: Path) -> list[Expected]:
    """Write every template twice and return what is to be read."""
    folder.mkdir()
    expected = []
    for place, (name, template) in enumerate(TEMPLATES.items()):
        for lang in ("en", "fr"):
            told = tell(2 * place + (lang == "fr"), lang)
            expected.append(_write_page(folder, name, template, told))
    return expected


def _write_page(folder: Path, name: str, template: dict[str, Any], told: Told) -> Expected:
    site = f"{SITES[told.lang]} {name.replace('-', ' ').title()}"
    host = f"www.{name}.example"
    dated = f"{told.day:%Y/%m/%d}/" if template.get("dated_link") else ""
    url = f"https://{host}/{told.lang}/{dated}story-{told.number}"
    markup = Template(template["html"].lstrip()).substitute(_fill(told, template, site=site, host=host, url=url))
    path = folder / f"{name}-{told.lang}.html"
    path.write_bytes(_encode(markup, template))
    source = host.removeprefix("www.") if template.get("source") == "host" else site
    if name == "shouting-portal":
        told_title: dict[str, object] = {"title": None}
    else:
        told_title = {}
    author = {} if template.get("author", True) else {"author": None}
    return expect(
        told, f"pages/{path.name}", template["basis"], source=source, url=url, article_id=url,
        is_day_doubtful=template.get("doubtful", False), **told_title, **author,
    )  # fmt: skip


def _fill(told: Told, template: dict[str, Any], **place: str) -> dict[str, str]:
    stamp = datetime.combine(told.day, time(23, 30), UTC)
    local = f"{told.day:%Y-%m-%d}T23:30:00-05:00"  # the printed day counts, not that of UTC
    capitals = told.title.upper()
    return {
        "title": escape(told.title, quote=True),
        "title_capitals": escape(capitals),
        "author": escape(told.author),
        "lang": told.lang,
        "day": f"{told.day:%Y-%m-%d}",
        "stamp": local,
        "zulu": f"{told.day:%Y-%m-%d}T06:30:00.000Z",
        "later": f"{told.day + timedelta(days=90):%Y-%m-%d}T10:00:00+00:00",
        "compact": f"{told.day:%Y%m%d}",
        "slashed": f"{told.day:%Y/%m/%d}",
        "rfc": format_datetime(stamp),
        "human": told.human,
        "j_title": json.dumps(told.title),
        "j_title_capitals": json.dumps(capitals),
        "j_author": json.dumps(told.author),
        "j_site": json.dumps(place["site"]),
        "body": _write_body(told, is_soft=template.get("soft", False)),
        **place,
    }


def _write_body(told: Told, *, is_soft: bool) -> str:
    """Return the article as pages write it: paragraphs, a heading, a picture, a quotation and a list."""
    paragraphs = [escape(line, quote=False) for line in told.paragraphs]
    if is_soft:
        paragraphs = [line.replace("ation", "a&shy;tion").replace("ment", "&shy;ment") for line in paragraphs]
    items = "".join(f"<li>{escape(item, quote=False)}</li>" for item in told.items)
    marked = [f"<p>{line}</p>" for line in paragraphs]
    picture = '<figure><img src="a.jpg" alt="Zorbex"></figure>'
    return "\n".join(
        [*marked[:2], picture, f"<h2>{escape(told.heading, quote=False)}</h2>", *marked[2:], f"<ul>{items}</ul>"]
    )


def _encode(markup: str, template: dict[str, Any]) -> bytes:
    if template.get("mojibake"):
        return markup.encode().decode("cp1252", "replace").encode() if _is_clean(markup) else markup.encode()
    return markup.encode(template.get("encoding", "utf-8"), "xmlcharrefreplace")


def _is_clean(markup: str) -> bool:
    """Some letters do not survive being read as Windows-1252: those pages stay as they are."""
    try:
        markup.encode().decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
