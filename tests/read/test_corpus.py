"""Every file of the corpus is read, or refused with what to do: once, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.read.found import Found
from etl.read.reader import ReadRequest, read_all
from etl.records import Article, Quarantined
from etl.terminal import describe_quarantined
from tests.read.corpus.build import build_corpus
from tests.read.corpus.page_files import TEMPLATES
from tests.read.corpus.told import Expected

RIGHT = 0.95  # issue 6, bar 1


@dataclass(frozen=True)
class Corpus:
    """The folder, what is to be read in it and what was read, by its place below the folder."""

    folder: Path
    expected: list[Expected]
    found: dict[str, list[Found]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus, read once."""
    folder = tmp_path_factory.mktemp("corpus")
    expected = build_corpus(folder)
    found = defaultdict(list)
    for one in read_all(ReadRequest((str(folder),))):
        found[one.name.removeprefix(f"{folder}/")].append(one)
    return Corpus(folder, expected, found)


def find_article(corpus: Corpus, expected: Expected) -> Article | None:
    """The article of a place that tells the expected story, of which the amount is its own."""
    articles = [one.item for one in corpus.found.get(expected.place, []) if isinstance(one.item, Article)]
    return next((article for article in articles if expected.lines[1] in article.text), None)


def sound(corpus: Corpus) -> list[tuple[Expected, Article | None]]:
    """What is to be read as articles, with what was."""
    return [(one, find_article(corpus, one)) for one in corpus.expected if one.refusal is None]


def wrong_fields(expected: Expected, article: Article | None) -> dict[str, object]:
    """The fields that are not as the file says; a title in capitals only has to say the same in small letters."""
    found = {name: getattr(article, name) for name in expected.fields}
    if expected.fields["title"] is None and article is not None and article.title:
        found["title"] = None if not article.title.isupper() else article.title
    return {name: value for name, value in found.items() if value != expected.fields[name]}


def test_corpus_has_every_format_and_the_same_bytes_each_time(corpus: Corpus, tmp_path: Path) -> None:
    """At least 120 files of at least 30 templates of pages; a locked PDF alone has a key of chance."""
    build_corpus(tmp_path)
    files = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = {name for name, data in files.items() if data != (corpus.folder / name).read_bytes()}
    assert [len(files) >= 120, len(TEMPLATES) >= 30, again - {Path("broken/locked.pdf")}] == [True, True, set()]


def test_each_article_is_read_once_and_nothing_else(corpus: Corpus) -> None:
    """As many articles in each place as stories were written there."""
    wanted = Counter(one.place for one in corpus.expected if one.refusal is None)
    read = {place: sum(isinstance(one.item, Article) for one in found) for place, found in corpus.found.items()}
    assert {place: count for place, count in read.items() if count} == dict(wanted)


def test_metadata_is_right_on_nearly_all_sound_files(corpus: Corpus) -> None:
    """Title, day and its basis, doubt, publisher, author, language, link: every one of a file's."""
    wrong = {one.place: fields for one, article in sound(corpus) if (fields := wrong_fields(one, article))}
    assert len(wrong) <= (1 - RIGHT) * len(sound(corpus)), wrong


def test_texts_are_whole_and_without_furniture(corpus: Corpus) -> None:
    """Every paragraph, heading and item is a line; menus, banners, comments and remarks are not."""
    torn = {
        one.place: lost
        for one, article in sound(corpus)
        if article
        and (lost := [line for line in one.lines if line not in article.text.replace("\n- ", "\n").split("\n")])
    }
    furnished = [one.place for one, article in sound(corpus) if article and "Zorbex" in article.text]
    assert [torn, furnished] == [{}, []]


def test_each_bad_file_is_refused_once_with_what_to_do(corpus: Corpus) -> None:
    """The line a user sees holds the words promised, of which some files leave a choice."""
    refused = [
        (place, one.item) for place, found in corpus.found.items() for one in found if isinstance(one.item, Quarantined)
    ]
    lines = [(place, describe_quarantined(item)) for place, item in refused]
    wanted = [(one.place, one.refusal) for one in corpus.expected if one.refusal is not None]
    unsaid = [
        (place, words)
        for place, words in wanted
        if not any(where == place and any(word in line for word in words.split("|")) for where, line in lines)
    ]
    assert [unsaid, Counter(place for place, _ in lines) - Counter(place for place, _ in wanted)] == [[], Counter()]
