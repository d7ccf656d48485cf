"""What is written in one of the formats is read back unchanged."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from etl.links import canonical_link
from etl.read import ReadRequest, read_sources
from etl.records import Article

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(LETTERS, min_size=1).filter(str.strip).map(lambda text: text.replace("\r\n", "\n"))
TITLES = st.text(st.characters(categories=["L", "N", "P"]), min_size=1).filter(lambda title: title not in {"null", "~"})
DAYS = st.none() | st.dates()
BOM = "\ufeff"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder that the examples write to one after the other."""
    return str(tmp_path_factory.mktemp("articles"))


def read_one(path: str, content: str) -> Article:
    """The one article of a file, its language given."""
    with open(path, "wb") as stream:  # noqa: PTH123 (hypothesis runs this a hundred times; Path adds nothing)
        stream.write(content.encode())
    (item,) = read_sources(ReadRequest((path,), lang="fr"))
    assert isinstance(item, Article)
    return item


@given(text=TEXTS.filter(lambda text: not text.startswith(BOM)))
def test_plain_text_comes_back_with_its_hash(folder: str, text: str) -> None:
    """Nothing but CRLF and the BOM is changed."""
    article = read_one(f"{folder}/a.txt", text)
    assert (article.text, article.text_id) == (text, hashlib.sha256(text.encode()).hexdigest())


@given(text=TEXTS, title=TITLES, day=DAYS)
def test_line_comes_back_with_its_fields(folder: str, text: str, title: str, day: date | None) -> None:
    """Text, title and day are those of the object."""
    fields = {"id": "1", "text": text, "title": title, "published_on": day and day.isoformat()}
    article = read_one(f"{folder}/a.jsonl", json.dumps(fields))
    assert (article.text, article.title, article.published_on) == (text, title, day)


@given(text=TEXTS, title=TITLES, day=DAYS)
def test_markdown_comes_back_with_its_fields(folder: str, text: str, title: str, day: date | None) -> None:
    """The text begins on the line after the front matter."""
    fields = yaml.safe_dump({"title": title, "published_on": day}, allow_unicode=True)
    article = read_one(f"{folder}/a.md", f"---\n{fields}---\n{text}")
    assert (article.text, article.title, article.published_on) == (text, title, day)


@given(url=st.from_regex(r"https?://[a-zA-Z.]{1,9}(:443)?/[a-z/]{0,9}(\?[a-z=&_]{0,9})?(#[a-z]{0,3})?", fullmatch=True))
def test_canonical_link_is_its_own_canonical_link(url: str) -> None:
    """Reducing twice changes nothing."""
    once = canonical_link(url)
    assert canonical_link(once) == once
