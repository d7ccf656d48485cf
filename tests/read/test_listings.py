"""Feeds and sitemaps give their links, each once, with the day that they print."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import ArticleError
from etl.links import Link
from etl.read import list_links

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("listings.toml").read_text("utf-8"))
HERE = "https://ledger.example/feed"


def write(link: Link) -> str:
    """Return a link as the cases write it."""
    parts = (link.url, link.title or "-", str(link.published_on or "-"), link.stamp or "-")
    return ("+" if link.is_listing else "") + " | ".join(parts)


@pytest.mark.parametrize("name", CASES)
def test_a_listing_gives_its_links(name: str) -> None:
    """As the case says, None for what is none."""
    case = CASES[name]
    links = list_links(case["data"].encode(), case.get("media_type"), HERE)
    assert (None if links is None else [write(link) for link in links]) == case.get("links")


def test_a_packed_sitemap_is_unpacked() -> None:
    """As sitemaps often come, whatever type the server says."""
    packed = gzip.compress(CASES["index_of_sitemaps"]["data"].encode())
    assert [write(link) for link in list_links(packed, None, HERE) or ()] == CASES["index_of_sitemaps"]["links"]


@pytest.mark.parametrize("data", [gzip.compress(bytes(60_000_000)), b"\x1f\x8b\x08broken"], ids=["bomb", "broken"])
def test_a_bomb_or_a_broken_file_is_refused(data: bytes) -> None:
    """Before it fills the memory, with what to do."""
    with pytest.raises(ArticleError, match=r"(unpacks to more|broken gzip).*; "):
        list_links(data, "application/gzip", HERE)


@given(st.binary(max_size=400), st.sampled_from([b"<rss>", b"<feed>", b"<urlset>", b"<sitemapindex>"]))
def test_no_bytes_are_too_strange(noise: bytes, root: bytes) -> None:
    """Whatever follows, links come or a reason."""
    try:
        links = list_links(root + noise, None, HERE) or ()
    except ArticleError:
        links = ()
    assert all(link.url.lower().startswith("http") for link in links)
