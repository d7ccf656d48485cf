"""Builds the corpus: a folder with every format, sound, broken and hostile, and what is to be read of each file."""

from __future__ import annotations

from pathlib import Path

from tests.read.corpus import documents
from tests.read.corpus.broken import write_broken
from tests.read.corpus.page_files import write_pages
from tests.read.corpus.told import Expected


def build_corpus(folder: Path) -> list[Expected]:
    """Write every file below a folder and return what is to be read there; the same bytes each time."""
    return [
        *write_pages(folder / "pages"),
        *documents.write_pdfs(folder / "pdf"),
        *documents.write_words(folder / "word"),
        *documents.write_mails(folder / "mail"),
        *documents.write_lists(folder / "lists"),
        *documents.write_feeds(folder / "feeds"),
        *documents.write_archives(folder / "archives"),
        *write_broken(folder / "broken"),
    ]
